import type { ReactNode } from 'react'
import { Table } from '#client/ui/table'
import { ficheAction } from '#shared/documents/fiche-action'

const { row } = ficheAction.shape.actions

interface ActionsTableProps {
  caption: string
  /** The last column: handle, up, down, remove. */
  tools: boolean
  children: ReactNode
}

/** The columns of the follow-up, the same on the sheet and on the overview of an axis. */
export function ActionsTable({ caption, tools, children }: ActionsTableProps) {
  const head = [row.intitule.label, row.pilote.label, row.etat.label, row.avancement.label, row.echeance.label]
  return (
    <div className="suivi-table">
      <Table cards reorderable caption={caption} head={tools ? [...head, { words: 'Ligne', hidden: true }] : head}>
        {children}
      </Table>
    </div>
  )
}
