import { answeredWords, headcount, membersOf, openGroupes, peopleWords, shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { etatsDesObjectifs } from '#shared/documents/sous-groupe'
import { PageWords } from './page-words.tsx'
import { pageOf } from './pages.ts'

const PER_PAGE = 6

/** The sub-groups side by side: where each stands, and a few of its words. */
export function GroupesSlide({ page }: { page: number }) {
  const { direct } = useMeeting()
  const { shown, words } = pageOf(openGroupes(direct), PER_PAGE, page)
  return (
    <>
      <ul className={classes('projection-groupes', shown.length > 3 && 'nombreux')}>
        {shown.map((groupe) => {
          const title = shortTitle(groupe)
          return (
            <li key={groupe.id} className={classes('projection-groupe', title.length > 90 && 'long')}>
              <h2>
                {groupe.numero !== null && `${groupe.numero} · `}
                {title}
              </h2>
              <p className="projection-petit">
                {peopleWords(headcount(membersOf(direct, groupe.id)).total)}
                {` · ${answeredWords(etatsDesObjectifs(groupe))}`}
              </p>
              {groupe.extrait !== null && <p className="projection-extrait">«&nbsp;{groupe.extrait}&nbsp;»</p>}
              {groupe.lieu !== null && <p className="projection-petit projection-lieu">{groupe.lieu}</p>}
            </li>
          )
        })}
      </ul>
      <PageWords words={words} />
    </>
  )
}
