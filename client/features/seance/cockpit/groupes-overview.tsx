import { membersOf, openGroupes, peopleWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { AddGroupe } from './add-groupe.tsx'
import { EndedGroupes } from './ended-groupes.tsx'
import { GroupeCard } from './groupe-card.tsx'
import { PersonLine } from './person-line.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The sub-groups side by side, live; then those who are in none. */
export function GroupesOverview() {
  const { direct, phase } = useMeeting()
  const apercu = useApercu()
  const open = phase === 'draft' || phase === 'open' || phase === 'live'
  return (
    <section aria-labelledby="sous-groupes" className="pile serree">
      <h2 id="sous-groupes">Sous-groupes</h2>
      {direct.sousGroupes.length === 0 && !open && <p className="blanc">Aucun sous-groupe.</p>}
      <ul className="liste-nue groupes">
        {openGroupes(direct).map((groupe) => (
          <GroupeCard key={groupe.id} groupe={groupe} apercu={apercu.get(groupe.id)} />
        ))}
        {open && (
          <li className="groupe-ajout">
            <AddGroupe />
          </li>
        )}
      </ul>
      <Unassigned />
      <EndedGroupes />
    </section>
  )
}

function Unassigned() {
  const { direct, phase } = useMeeting()
  const people = membersOf(direct, null)
  if (people.length === 0 || direct.sousGroupes.length === 0) return null
  const moves = phase === 'open' || phase === 'live'
  return (
    <details className="carte sans-groupe">
      <summary>
        <strong>Sans sous-groupe</strong> <span className="petit">{peopleWords(people.length)}</span>
      </summary>
      <ul className="liste-nue">
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine personId={person.id} organisme={person.organisme} mode={person.mode}>
              {moves && <PersonMenu person={person} />}
            </PersonLine>
          </li>
        ))}
      </ul>
    </details>
  )
}
