import { answeredWords, headcount, membersOf, peopleWords, shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { classes } from '#client/ui/class-names'

/** The sub-groups side by side: where each stands, and a few of its words. */
export function GroupesSlide() {
  const { direct } = useMeeting()
  const apercu = useApercu()
  const many = direct.sousGroupes.length
  return (
    <ul className={classes('projection-groupes', many > 3 && 'nombreux')}>
      {direct.sousGroupes.map((groupe) => {
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
            {groupe.lieu !== null && <p className="projection-petit">{groupe.lieu}</p>}
          </li>
        )
      })}
    </ul>
  )
}
