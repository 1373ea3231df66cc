import { Link } from '@tanstack/react-router'
import { headcount, membersOf, peopleWords, shortTitle } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { Cell, Table } from '#client/ui/table'
import { ModeChip } from '#client/words/chips'
import { plural } from '#client/words/numbers'
import { shorten } from '#client/words/shorten'
import { etatsDesObjectifs, objectifs } from '#shared/documents/sous-groupe'
import { Call, LastEdit } from './groupe-card.tsx'
import { ObjectiveMark } from './objective-marks.tsx'
import './groupes-table.css'

/** Sub-groups by objectives: where everyone stands, in one look. */
export function GroupesTable({ groupes }: { groupes: readonly SousGroupeRow[] }) {
  const columns = objectifs.map((o, at) => ({ words: `${at + 1}. ${o.court}`, short: `${at + 1}` }))
  const head = ['Sous-groupe', ...columns, 'Écrit']
  return (
    <div className="groupes-tableau">
      <Table caption="Les sous-groupes et l’état de leurs six objectifs" head={head} cards>
        {groupes.map((groupe) => (
          <Row key={groupe.id} groupe={groupe} />
        ))}
      </Table>
    </div>
  )
}

function Row({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, direct } = useMeeting()
  const count = headcount(membersOf(direct, groupe.id))
  const etats = etatsDesObjectifs(groupe)
  const name = `${groupe.numero ?? ''} · ${shorten(shortTitle(groupe), 60)}`
  return (
    <tr>
      <th scope="row">
        {groupe.document === null ? (
          name
        ) : (
          <Link to="/seances/$id/sous-groupes/$documentId" params={{ id: seance.id, documentId: groupe.document }}>
            {name}
          </Link>
        )}
        <span className="rang">
          {count.total === 0 && <span className="petit">{peopleWords(0)}</span>}
          {count.salle > 0 && <ModeChip mode="salle" count={count.salle} />}
          {count.distance > 0 && <ModeChip mode="distance" count={count.distance} />}
        </span>
        {groupe.appelDepuis !== null && <Call groupe={groupe} since={groupe.appelDepuis} />}
      </th>
      {objectifs.map(({ cle, court }, at) => (
        <Cell key={cle} label={`${at + 1}. ${court}`}>
          <ObjectiveMark etat={etats[at] ?? 'nonAborde'} />
        </Cell>
      ))}
      <Cell label="Écrit">
        <span className="petit groupe-frappe">
          {plural(groupe.mots ?? 0, 'mot')}
          {groupe.modifieA !== null && (
            <>
              , <LastEdit at={groupe.modifieA} />
            </>
          )}
        </span>
      </Cell>
    </tr>
  )
}
