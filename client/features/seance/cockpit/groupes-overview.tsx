import { Table2 } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { membersOf, openGroupes, peopleWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { classes } from '#client/ui/class-names'
import { AddGroupe } from './add-groupe.tsx'
import { Annonce } from './annonce.tsx'
import { carried, usePutDown } from './carry-person.ts'
import { EndedGroupes } from './ended-groupes.tsx'
import { GroupeCard } from './groupe-card.tsx'
import { GroupesTable } from './groupes-table.tsx'
import { PersonLine } from './person-line.tsx'
import { PersonMenu } from './person-menu.tsx'
import { RepartirButton } from './repartir-dialog.tsx'

/** Beyond, cards no longer hold on a screen. */
const MANY = 6

/** The sub-groups side by side, live; then those who are in none. */
export function GroupesOverview() {
  const { direct, phase } = useMeeting()
  const groupes = openGroupes(direct)
  const [asTable, setAsTable] = useState(groupes.length > MANY)
  const open = phase === 'draft' || phase === 'open' || phase === 'live'
  return (
    <section aria-labelledby="sous-groupes" className="pile serree">
      <div className="rang">
        <h2 id="sous-groupes">Sous-groupes</h2>
        <RepartirButton />
        {groupes.length > 0 && (
          <ToggleButton className="btn petit-btn bascule" isSelected={asTable} onChange={setAsTable}>
            <Table2 size={16} aria-hidden="true" /> Tableau
          </ToggleButton>
        )}
        {groupes.length > 0 && <Annonce />}
      </div>
      {direct.sousGroupes.length === 0 && !open && <p className="blanc">Aucun sous-groupe.</p>}
      {asTable && <GroupesTable groupes={groupes} />}
      <ul className="liste-nue groupes">
        {!asTable && groupes.map((groupe) => <GroupeCard key={groupe.id} groupe={groupe} />)}
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
  const { over, target } = usePutDown(null)
  if (people.length === 0 || direct.sousGroupes.length === 0) return null
  const moves = phase === 'open' || phase === 'live'
  return (
    <details className={classes('carte', 'sans-groupe', over && 'accueille')} {...target}>
      <summary>
        <strong>Sans sous-groupe</strong> <span className="petit">{peopleWords(people.length)}</span>
      </summary>
      <ul className="liste-nue">
        {people.map((person) => (
          <li key={person.id} {...(moves ? carried(person.id) : {})}>
            <PersonLine personId={person.id} organisme={person.organisme} mode={person.mode}>
              {moves && <PersonMenu person={person} />}
            </PersonLine>
          </li>
        ))}
      </ul>
    </details>
  )
}
