import { ArrowDown, ArrowUp, EllipsisVertical, GripVertical, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { Menu } from '#client/ui/menu'
import { announce } from '#client/ui/notice'
import { insideQuotes } from '#client/words/shorten'
import type { Reorder } from './reorder.ts'
import './row-tools.css'

interface RowToolsProps {
  id: string
  /** What the row is called when it is moved or removed. */
  name: string
  ids: readonly string[]
  reorder: Reorder
  move: (id: string, after: string | null) => void
  remove: (id: string) => void
}

/** Handle, up, down and remove: the four things done to a row. On a narrow screen the buttons become one menu. */
export function RowTools({ id, name, ids, reorder, move, remove }: RowToolsProps) {
  const [asking, setAsking] = useState(false)
  const at = ids.indexOf(id)
  const isFirst = at <= 0
  const isLast = at === ids.length - 1
  const step = (to: number) => {
    move(id, to > at ? (ids[to] ?? null) : (ids[to - 1] ?? null))
    announce(`${name} : place ${to + 1} sur ${ids.length}`)
  }
  const up = () => step(at - 1)
  const down = () => step(at + 1)
  const ask = () => setAsking(true)
  return (
    <div className="ligne-outils sans-papier">
      <button
        type="button"
        className="ligne-poignee"
        aria-label={`Déplacer ${name} : flèches haut et bas`}
        {...reorder.handle(id)}
      >
        <GripVertical size={18} aria-hidden="true" />
      </button>
      <span className="ligne-boutons">
        <IconButton small label={`Monter ${name}`} isDisabled={isFirst} onPress={up}>
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton small label={`Descendre ${name}`} isDisabled={isLast} onPress={down}>
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton small look="danger" label={`Retirer ${name}`} onPress={ask}>
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </span>
      <span className="ligne-menu">
        <Menu
          label={`Déplacer ou retirer ${name}`}
          look="quiet"
          small
          trigger={<EllipsisVertical size={18} aria-hidden="true" />}
          actions={[
            { id: 'up', label: 'Monter', onAction: up, isDisabled: isFirst },
            { id: 'down', label: 'Descendre', onAction: down, isDisabled: isLast },
            { id: 'remove', label: 'Retirer', onAction: ask, danger: true },
          ]}
        />
      </span>
      {asking && <Removing name={name} onCancel={() => setAsking(false)} onConfirm={() => remove(id)} />}
    </div>
  )
}

interface RemovingProps {
  name: string
  onCancel: () => void
  onConfirm: () => void
}

/** Removing a row takes with it what others write in it: it is asked. */
function Removing({ name, onCancel, onConfirm }: RemovingProps) {
  return (
    <ConfirmDialog
      danger
      isOpen
      title="Retirer cette ligne ?"
      confirm="Retirer"
      onCancel={onCancel}
      onConfirm={() => {
        onCancel()
        onConfirm()
        announce(`${name} : ligne retirée`)
      }}
    >
      <p>
        « {insideQuotes(name)} » sera retiré pour tout le monde, avec ce que d’autres y écrivent peut-être en ce moment.
        Les instantanés déjà pris gardent cette ligne.
      </p>
    </ConfirmDialog>
  )
}
