import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type OpenDocument, ShowDocument } from '#client/document/open-document'
import { useRemovedRows } from '#client/document/removed-rows'
import { RemovedRowsNotice } from '#client/document/removed-rows-notice'
import { useRows } from '#client/document/use-document-value'
import { useDocument } from '#client/sync/use-document'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getAxe } from '#shared/api/schemas'
import { ficheAction } from '#shared/documents/fiche-action'
import { ActionRow, type ActionValue } from './action-row.tsx'
import { ActionsTable } from './actions-table.tsx'
import { type Filters, isFiltering, matches } from './filters.ts'

type Fiche = AnswerOf<typeof getAxe>['fiches'][number]
type Told = (ficheId: string, actions: readonly ActionValue[]) => void

interface FicheSuiviProps {
  fiche: Fiche
  personId: string
  filters: Filters
  told: Told
}

/** One fiche of the axis: its title, and its actions. */
export function FicheSuivi({ fiche, personId, filters, told }: FicheSuiviProps) {
  const opened = useDocument('fiche-action', fiche.id, { right: fiche.right, personId })
  return (
    <section className="pile serree" aria-labelledby={`suivi-${fiche.id}`}>
      <h2 id={`suivi-${fiche.id}`} className="suivi-fiche">
        <Link to="/fiches/$documentId" params={{ documentId: fiche.id }}>
          {fiche.title}
        </Link>
      </h2>
      <ShowDocument of={opened} loading="Ouverture de la fiche…">
        {(open) => <Actions {...open} fiche={fiche} filters={filters} told={told} />}
      </ShowDocument>
    </section>
  )
}

function Actions({ fiche, filters, told, ...open }: OpenDocument & { fiche: Fiche; filters: Filters; told: Told }) {
  const rows = useRows(ficheAction, open.doc, 'actions')
  /** A line someone is filling in stays, even when what they wrote takes it out of the filter. */
  const [held, setHeld] = useState<string | null>(null)
  useEffect(() => told(fiche.id, rows), [told, fiche.id, rows])
  const box = useRef<HTMLDivElement>(null)
  const lost = useRemovedRows(ficheAction, open.doc, 'actions', box)
  const shown = rows.filter((r) => r.id === held || matches(r, filters))
  const none =
    rows.length === 0 ? 'Aucune action suivie dans cette fiche' : 'Aucune action de cette fiche ne répond aux filtres'
  return (
    <div
      ref={box}
      className="pile serree"
      onFocusCapture={(e) => {
        if (isFiltering(filters)) setHeld(e.target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null)
      }}
    >
      {shown.length === 0 ? (
        <p className="blanc">{none}</p>
      ) : (
        <ActionsTable caption={`Actions : ${fiche.title}`} tools={false}>
          {shown.map((row) => (
            <ActionRow key={row.id} row={row} index={rows.indexOf(row)} {...open} />
          ))}
        </ActionsTable>
      )}
      <RemovedRowsNotice {...lost} canWrite={open.canWrite} />
    </div>
  )
}
