import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'
import { modes } from '#shared/documents/choices'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 24

/** Who is around the table, room and remote alike: organisations, never names. */
export function TourSlide({ page }: { page: number }) {
  const { direct } = useMeeting()
  const { shown, words } = pageOf(direct.participants, PER_PAGE, page)
  if (direct.participants.length === 0) return <p className="projection-vide">Personne n’a encore signé.</p>
  return (
    <>
      <ul className={classes('projection-tour', shown.length > 8 && 'nombreux')}>
        {shown.map(({ id, organisme, mode }) => (
          <li key={id} className={mode ?? undefined}>
            <Shape name={mode === 'distance' ? 'dashed' : 'dot'} size={20} />
            <span>
              {organisme ?? 'organisme non renseigné'}
              {mode !== null && <span className="sr"> ({modes[mode].toLowerCase()})</span>}
            </span>
          </li>
        ))}
      </ul>
      <PageWords words={words} />
    </>
  )
}
