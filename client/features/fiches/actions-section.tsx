import { Plus } from 'lucide-react'
import { useRef } from 'react'
import { useFocusNewRow } from '#client/document/focus-new-row'
import { newId } from '#client/document/new-id'
import type { OpenDocument } from '#client/document/open-document'
import { useRemovedRows } from '#client/document/removed-rows'
import { RemovedRowsNotice } from '#client/document/removed-rows-notice'
import { useReorder } from '#client/document/reorder'
import { useRows } from '#client/document/use-document-value'
import { Button } from '#client/ui/button'
import { EmptyState } from '#client/ui/states'
import { addRow, moveRow } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'
import { ActionRow } from './action-row.tsx'
import { ActionsTable } from './actions-table.tsx'

/** The table of the printed sheet: what is done, by whom, where it stands. */
export function ActionsSection({ doc, canWrite, awareness }: OpenDocument) {
  const rows = useRows(ficheAction, doc, 'actions')
  const ids = rows.map((r) => r.id)
  const move = (id: string, after: string | null) => moveRow(ficheAction, doc, 'actions', id, after)
  const reorder = useReorder(ids, move)
  const focusNew = useFocusNewRow()
  const section = useRef<HTMLElement>(null)
  const lost = useRemovedRows(ficheAction, doc, 'actions', section)
  const add = () => {
    const id = newId()
    addRow(ficheAction, doc, 'actions', id)
    focusNew(id)
  }
  return (
    <section ref={section} className="pile serree" aria-labelledby="fiche-actions">
      <h2 id="fiche-actions">{ficheAction.shape.actions.label}</h2>
      {rows.length === 0 ? (
        <EmptyState title="Aucune action suivie dans cette fiche" />
      ) : (
        <ActionsTable caption="Suivi des actions" tools={canWrite}>
          {rows.map((row, index) => (
            <ActionRow
              key={row.id}
              row={row}
              index={index}
              doc={doc}
              canWrite={canWrite}
              awareness={awareness}
              {...(canWrite ? { order: { ids, reorder, move } } : {})}
            />
          ))}
        </ActionsTable>
      )}
      <RemovedRowsNotice {...lost} canWrite={canWrite} />
      {canWrite && (
        <div className="sans-papier">
          <Button onPress={add}>
            <Plus size={18} aria-hidden="true" /> Ajouter une action
          </Button>
        </div>
      )}
    </section>
  )
}
