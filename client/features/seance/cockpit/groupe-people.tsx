import { peopleWords } from '#client/direct/groupes'
import type { Participant, SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { carried } from './carry-person.ts'
import { PersonLine } from './person-line.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Who is in a sub-group, folded until asked for. */
export function GroupePeople({ groupe, people }: { groupe: SousGroupeRow; people: readonly Participant[] }) {
  const { phase } = useMeeting()
  if (people.length === 0) return null
  const moves = phase === 'open' || phase === 'live'
  return (
    <details className="groupe-gens">
      <summary>
        Voir {peopleWords(people.length)}
        <span className="sr"> du sous-groupe {groupe.numero}</span>
      </summary>
      <ul className="liste-nue">
        {people.map((person) => (
          <li key={person.id} {...(moves ? carried(person.id) : {})}>
            <PersonLine personId={person.id} organisme={person.organisme} mode={person.mode}>
              {groupe.rapporteur === person.id && <span className="petit">rapporte</span>}
              {person.coredige && <span className="petit">tient la plume</span>}
              {moves && <PersonMenu person={person} />}
            </PersonLine>
          </li>
        ))}
      </ul>
    </details>
  )
}
