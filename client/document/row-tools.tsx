import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { announce } from '#client/ui/notice'
import type { Reorder } from './reorder.ts'

interface RowToolsProps {
  id: string
  /** What the row is called when it is moved or removed. */
  name: string
  ids: readonly string[]
  reorder: Reorder
  move: (id: string, after: string | null) => void
  remove: (id: string) => void
}

/** Handle, up, down and remove: the four things done to a row. Removing asks, since it takes others' words with it. */
export function RowTools({ id, name, ids, reorder, move, remove }: RowToolsProps) {
  const [asking, setAsking] = useState(false)
  const at = ids.indexOf(id)
  const step = (to: number) => {
    move(id, to > at ? (ids[to] ?? null) : (ids[to - 1] ?? null))
    announce(`${name} : place ${to + 1} sur ${ids.length}`)
  }
  return (
    <div className="ligne-outils sans-papier">
      <button
        type="button"
        className="ligne-poignee"
        aria-label={`Déplacer ${name} : flèches haut et bas`}
        {...reorder.handle(id)}
      >
        <GripVertical size={18} aria-hidden="true" />
      </button>
      <IconButton small label={`Monter ${name}`} isDisabled={at <= 0} onPress={() => step(at - 1)}>
        <ArrowUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small label={`Descendre ${name}`} isDisabled={at === ids.length - 1} onPress={() => step(at + 1)}>
        <ArrowDown size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small look="danger" label={`Retirer ${name}`} onPress={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
      <ConfirmDialog
        danger
        title="Retirer cette ligne ?"
        confirm="Retirer"
        isOpen={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          remove(id)
          announce(`${name} : ligne retirée`)
        }}
      >
        <p>
          « {name} » sera retiré pour tout le monde, avec ce que d’autres y écrivent peut-être en ce moment. Les
          instantanés déjà pris gardent cette ligne.
        </p>
      </ConfirmDialog>
    </div>
  )
}
