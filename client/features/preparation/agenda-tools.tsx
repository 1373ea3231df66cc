import {
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  CornerLeftUp,
  EllipsisVertical,
  GripVertical,
  ListPlus,
  Trash2,
} from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Reorder } from '#client/document/reorder'
import { IconButton } from '#client/ui/button'
import { Menu } from '#client/ui/menu'
import type { PointDraft } from './agenda.ts'
import '#client/document/row-tools.css'

/** How an item goes to the next meeting; null when it cannot yet, since the server does not hold it as it stands here. */
export type PutOff = ((how: 'deplacer' | 'dupliquer') => void) | null

interface ToolsProps {
  point: PointDraft
  /** « Point 3 », « Point 3, sous-point 2 » */
  name: string
  reorder: Reorder
  canUp: boolean
  canDown: boolean
  canNest: boolean
  move: (way: 'up' | 'down') => void
  setDepth: (depth: 0 | 1) => void
  addAfter: (depth: 0 | 1) => void
  remove: () => void
  attach: () => void
  putOff: PutOff
}

/** What is done to an item: moved by its handle or by buttons, nested, given to the next meeting, taken out. */
export function AgendaTools(props: ToolsProps) {
  const { point, name, reorder, canUp, canDown, canNest, move, setDepth, addAfter, remove, attach, putOff } = props
  const nested = point.depth === 1
  const onKeyDown = (e: KeyboardEvent<HTMLElement>) => {
    if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return
    e.preventDefault()
    move(e.key === 'ArrowUp' ? 'up' : 'down')
  }
  const later = (how: 'deplacer' | 'dupliquer', label: string) => ({
    id: how,
    label: putOff === null ? `${label} (enregistrez d’abord)` : label,
    isDisabled: putOff === null,
    onAction: () => putOff?.(how),
  })
  return (
    <div className="preparation-outils">
      <button
        type="button"
        className="ligne-poignee"
        aria-label={`Déplacer : ${name} (flèches haut et bas)`}
        {...reorder.handle(point.key)}
        onKeyDown={onKeyDown}
      >
        <GripVertical size={18} aria-hidden="true" />
      </button>
      <IconButton small label={`Monter : ${name}`} isDisabled={!canUp} onPress={() => move('up')}>
        <ArrowUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small label={`Descendre : ${name}`} isDisabled={!canDown} onPress={() => move('down')}>
        <ArrowDown size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        small
        label={nested ? `Remettre au premier niveau : ${name}` : `Mettre sous le point précédent : ${name}`}
        isDisabled={!nested && !canNest}
        onPress={() => setDepth(nested ? 0 : 1)}
      >
        {nested ? <CornerLeftUp size={16} aria-hidden="true" /> : <CornerDownRight size={16} aria-hidden="true" />}
      </IconButton>
      <IconButton small label={`Ajouter un sous-point : ${name}`} onPress={() => addAfter(1)}>
        <ListPlus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small look="danger" label={`Retirer : ${name}`} onPress={remove}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
      <Menu
        label={`Autres gestes : ${name}`}
        look="quiet"
        small
        trigger={<EllipsisVertical size={18} aria-hidden="true" />}
        actions={[
          { id: 'joindre', label: 'Joindre un document', onAction: attach },
          later('deplacer', 'Déplacer à la prochaine séance'),
          later('dupliquer', 'Dupliquer vers la prochaine séance'),
        ]}
      />
    </div>
  )
}
