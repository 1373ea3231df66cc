import type { LiveMeeting } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { type TourRow, tourState } from '#client/direct/tour'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'
import { modes } from '#shared/documents/choices'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 24
/** Who speaks and who is next take the room of two lines. */
const PER_PAGE_UNDER_WAY = 18

/** Who is around the table, room and remote alike: organisations, never names. */
export function TourSlide({ page }: { page: number }) {
  const { direct } = useMeeting()
  const state = tourState(direct)
  if (direct.participants.length === 0) return <p className="projection-vide">Personne n’a encore signé.</p>
  if (state === null) return <Around people={direct.participants} perPage={PER_PAGE} page={page} />
  const { current, waiting, passed } = state
  const next = waiting[0]
  if (current === null && next === undefined) return <Around people={direct.tour} perPage={PER_PAGE} page={page} />
  const coming = [...waiting.slice(current === null ? 0 : 1), ...passed]
  return (
    <>
      {current !== null && <Called row={current} />}
      {current !== null && next !== undefined && (
        <p className="projection-petit projection-ensuite">Ensuite&nbsp;: {organismeOf(next)}</p>
      )}
      <Around people={coming} perPage={PER_PAGE_UNDER_WAY} page={page} />
    </>
  )
}

const organismeOf = ({ organisme }: Pick<TourRow, 'organisme'>): string => organisme ?? 'organisme non renseigné'

function Called({ row }: { row: TourRow }) {
  return (
    <p className={classes('projection-appel', row.mode ?? undefined)}>
      <Shape name={row.mode === 'distance' ? 'dashed' : 'dot'} size={32} />
      <span>{organismeOf(row)}</span>
      {row.mode === 'distance' && <span className="projection-petit">à distance</span>}
    </p>
  )
}

interface AroundProps {
  people: readonly Pick<LiveMeeting['participants'][number], 'id' | 'organisme' | 'mode'>[]
  perPage: number
  page: number
}

function Around({ people, perPage, page }: AroundProps) {
  const { shown, words } = pageOf(people, perPage, page)
  return (
    <>
      <ul className={classes('projection-tour', shown.length > 8 && 'nombreux')}>
        {shown.map(({ id, organisme, mode }) => (
          <li key={id} className={mode ?? undefined}>
            <Shape name={mode === 'distance' ? 'dashed' : 'dot'} size={20} />
            <span>
              {organismeOf({ organisme })}
              {mode !== null && <span className="sr"> ({modes[mode].toLowerCase()})</span>}
            </span>
          </li>
        ))}
      </ul>
      <PageWords words={words} />
    </>
  )
}
