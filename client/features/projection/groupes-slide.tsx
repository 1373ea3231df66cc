import { answeredWords, headcount, membersOf, openGroupes, peopleWords, shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { classes } from '#client/ui/class-names'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 6

/** The sub-groups side by side: where each stands, and a few of its words. */
export function GroupesSlide({ page }: { page: number }) {
  const { direct } = useMeeting()
  const apercu = useApercu()
  const { shown, words } = pageOf(openGroupes(direct), PER_PAGE, page)
  return (
    <>
      <ul className={classes('projection-groupes', shown.length > 3 && 'nombreux')}>
        {shown.map((groupe) => {
          const seen = apercu.get(groupe.id)
          const title = shortTitle(groupe)
          return (
            <li key={groupe.id} className={classes('projection-groupe', title.length > 90 && 'long')}>
              <h2>
                {groupe.numero !== null && `${groupe.numero} · `}
                {title}
              </h2>
              <p className="projection-petit">
                {peopleWords(headcount(membersOf(direct, groupe.id)).total)}
                {seen !== undefined && ` · ${answeredWords(seen.etats)}`}
              </p>
              {seen?.extrait != null && <p className="projection-extrait">«&nbsp;{seen.extrait}&nbsp;»</p>}
              {groupe.lieu !== null && <p className="projection-petit projection-lieu">{groupe.lieu}</p>}
            </li>
          )
        })}
      </ul>
      <PageWords words={words} />
    </>
  )
}
