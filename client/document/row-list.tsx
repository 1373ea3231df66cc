import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type * as Y from 'yjs'
import { Button } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { useFocusNext } from '#client/ui/use-focus-next'
import { blanks } from '#client/words/blanks'
import type { DocumentDefinition } from '#shared/document/define'
import { addRow, type Cells, type CellsOf, moveRow, type RowsKey, removeRow } from '#shared/document/edit'
import type { Shape } from '#shared/document/field'
import type { RowOf } from '#shared/document/value'
import { useFocusNewRow } from './focus-new-row.ts'
import { newId } from './new-id.ts'
import { useRemovedRows } from './removed-rows.ts'
import { RemovedRowsNotice } from './removed-rows-notice.tsx'
import { useReorder } from './reorder.ts'
import { RowTools } from './row-tools.tsx'
import { useRows } from './use-document-value.ts'
import './row-list.css'

type RowIn<S extends Shape, K extends RowsKey<S>> = RowOf<CellsOf<S, K>>

interface RowListProps<S extends Shape, K extends RowsKey<S>> {
  def: DocumentDefinition<S>
  doc: Y.Doc
  name: K
  canWrite: boolean
  /** What a row is called when it is moved or removed; blank rows get « ligne 3 ». */
  nameOf: (row: RowIn<S, K>) => string | null
  addLabel: string
  children: (row: RowIn<S, K>, index: number) => ReactNode
  /** What a new row says from the start. */
  fresh?: Cells<CellsOf<S, K>>
  /** Shown when there is no row. */
  empty?: ReactNode
}

/** A tool of the row beside the one that went; the button that adds when it was the only one. */
function placeAfterRemoval(list: HTMLElement, neighbour: string | undefined): HTMLElement | null {
  const row = [...list.querySelectorAll<HTMLElement>('[data-row]')].find((e) => e.dataset.row === neighbour)
  const tools = [...(row?.querySelectorAll<HTMLElement>('.ligne-outils button:not(:disabled)') ?? [])]
  return tools.find((b) => b.getClientRects().length > 0) ?? list.querySelector<HTMLElement>('[data-ajout]')
}

/** A list of rows of a document: add, fill in, move by buttons, arrows or drag, remove after asking. */
export function RowList<S extends Shape, K extends RowsKey<S>>(props: RowListProps<S, K>) {
  const { def, doc, name, canWrite, nameOf, addLabel, children, fresh, empty } = props
  const rows = useRows(def, doc, name)
  const ids = rows.map((r) => r.id)
  const focusNew = useFocusNewRow()
  const focusNext = useFocusNext()
  const list = useRef<HTMLDivElement>(null)
  const lost = useRemovedRows(def, doc, name, list)
  const move = (id: string, after: string | null) => moveRow(def, doc, name, id, after)
  const reorder = useReorder(ids, move)
  const add = () => {
    const id = newId()
    addRow(def, doc, name, id, fresh)
    focusNew(id)
  }
  const remove = (id: string) => {
    const at = ids.indexOf(id)
    const neighbour = ids[at - 1] ?? ids[at + 1]
    removeRow(def, doc, name, id)
    focusNext(() => (list.current === null ? null : placeAfterRemoval(list.current, neighbour)))
  }
  return (
    <div ref={list} className="lignes">
      {rows.length === 0 && (empty ?? <p className="blanc">{blanks.nonRenseigne}</p>)}
      <ul className="liste-nue lignes-liste" data-rows>
        {rows.map((row, index) => (
          <li
            key={row.id}
            data-row={row.id}
            className={classes(
              'ligne',
              reorder.held === row.id && 'tenue',
              reorder.held !== null && reorder.after === row.id && 'cible-apres',
              reorder.held !== null && reorder.after === null && index === 0 && 'cible-avant',
            )}
          >
            <div className="ligne-corps">{children(row, index)}</div>
            {canWrite && (
              <RowTools
                id={row.id}
                name={nameOf(row)?.trim() || `ligne ${index + 1}`}
                ids={ids}
                reorder={reorder}
                move={move}
                remove={remove}
              />
            )}
          </li>
        ))}
      </ul>
      <RemovedRowsNotice {...lost} canWrite={canWrite} />
      {canWrite && (
        <Button small className="sans-papier" data-ajout onPress={add}>
          <Plus size={16} aria-hidden="true" /> {addLabel}
        </Button>
      )}
    </div>
  )
}
