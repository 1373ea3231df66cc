import { Link } from '@tanstack/react-router'
import { Instant, withOrdinals } from '#client/words/dates'
import { seanceEnMots } from '#client/words/instantane'
import { plural } from '#client/words/numbers'
import { MAINTENANT } from '#shared/api/comparaison'
import type { InstantaneBref } from '#shared/api/instantanes'
import { Empreinte } from './empreinte.tsx'

const sortes: Readonly<Record<string, string>> = { groupe: 'groupe', axe: 'axe', schema: 'schéma' }

/** What a snapshot was taken of. */
function taken(i: InstantaneBref): string {
  const { seanceId, portee, groupe, comite } = i
  const alone = seanceId === null ? 'document seul' : (seanceEnMots(i) ?? 'séance')
  const sorte = portee?.sorte === 'groupe' && comite === true ? 'comité' : portee?.sorte
  const what = sorte === undefined ? alone : (sortes[sorte] ?? sorte)
  return groupe === null ? what : `${what}, ${groupe}`
}

interface FilProps {
  instantanes: readonly InstantaneBref[]
  /** Compares one document rather than everything. */
  documentId?: string
}

/** Snapshots one under the other, latest first. */
export function Fil({ instantanes, documentId }: FilProps) {
  const search = documentId === undefined ? {} : { document: documentId }
  return (
    <ol className="liste-nue instantanes-fil">
      {instantanes.map((i) => (
        <li key={i.id} className="carte instantanes-maillon">
          <h2>
            <Link to="/instantanes/$id" params={{ id: i.id }}>
              {withOrdinals(i.libelle)}
            </Link>
          </h2>
          <p className="petit">
            <Instant at={i.prisA} form="long" /> · {withOrdinals(taken(i))} · {plural(i.documents, 'document')}
          </p>
          <Empreinte empreinte={i.empreinte} />
          <Link
            className="petit"
            to="/instantanes/$id/comparer/$avec"
            params={{ id: i.id, avec: MAINTENANT }}
            search={search}
          >
            Ce qui a changé depuis<span className="sr"> {i.libelle}</span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
