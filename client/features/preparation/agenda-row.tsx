import { ArrowDown, ArrowUp, CornerDownRight, CornerLeftUp, ListPlus, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { optionsOf, Select } from '#client/ui/select'
import { TextArea, TextField } from '#client/ui/text-field'
import { naturesPoint } from '#shared/documents/choices'
import type { PointDraft } from './agenda.ts'
import type { Faults } from './faults.ts'

/** Titles wrap; where the browser sizes the field by its words, this is only where it starts. */
const linesOf = (titre: string): number => Math.max(1, Math.ceil(titre.length / 52))

const natures = optionsOf(naturesPoint)

export interface PointActions {
  change: (change: Partial<PointDraft>) => void
  move: (way: 'up' | 'down') => void
  setDepth: (depth: 0 | 1) => void
  addAfter: (depth: 0 | 1) => void
  remove: () => void
}

interface AgendaRowProps extends PointActions {
  point: PointDraft
  /** « Point 3 », « Point 3, sous-point 2 » */
  name: string
  faults: Faults
  canUp: boolean
  canDown: boolean
  canNest: boolean
  /** Its title takes the focus when it appears. */
  isNew: boolean
}

export function AgendaRow(props: AgendaRowProps) {
  const { point, name, faults, isNew, change } = props
  const error = (field: string) => faults.get(`${point.key}.${field}`)
  return (
    <li className={classes('preparation-point', point.depth === 1 && 'preparation-sous-point')} data-cle={point.key}>
      <fieldset className="preparation-champs" onKeyDown={(e) => onKey(e, props)}>
        <legend className="sr">{name}</legend>
        <TextField
          label="N°"
          value={point.numero}
          onChange={(numero) => change({ numero })}
          maxLength={12}
          error={error('numero')}
        />
        <TextArea
          label="Titre"
          name="titre"
          rows={linesOf(point.titre)}
          value={point.titre}
          onChange={(titre) => change({ titre: titre.replace(/\s*\n\s*/g, ' ') })}
          autoFocus={isNew}
          error={error('titre')}
        />
        <Select
          label="Nature"
          value={point.nature}
          options={natures}
          onChange={(nature) => nature !== null && change({ nature })}
        />
        <TextField
          label="Intervenant·e"
          value={point.intervenant}
          onChange={(intervenant) => change({ intervenant })}
          error={error('intervenant')}
        />
        <TextField
          label="Durée (min)"
          inputMode="numeric"
          value={point.duree}
          onChange={(duree) => change({ duree })}
          error={error('duree')}
        />
      </fieldset>
      <Tools {...props} />
    </li>
  )
}

function onKey(e: KeyboardEvent<HTMLElement>, { point, move, addAfter }: AgendaRowProps): void {
  if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
    e.preventDefault()
    move(e.key === 'ArrowUp' ? 'up' : 'down')
    return
  }
  // Enter would save the whole form; on a title it goes on with the list, as in any outline.
  if (e.key !== 'Enter' || e.nativeEvent.isComposing) return
  const { target } = e
  if (target instanceof HTMLInputElement) e.preventDefault()
  if (!(target instanceof HTMLTextAreaElement)) return
  e.preventDefault()
  addAfter(point.depth)
}

function Tools({ point, name, canUp, canDown, canNest, move, setDepth, addAfter, remove }: AgendaRowProps) {
  const nested = point.depth === 1
  return (
    <div className="preparation-outils">
      <IconButton small label={`Monter : ${name}`} isDisabled={!canUp} onPress={() => move('up')}>
        <ArrowUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small label={`Descendre : ${name}`} isDisabled={!canDown} onPress={() => move('down')}>
        <ArrowDown size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        small
        label={nested ? `Remettre au premier niveau : ${name}` : `Mettre sous le point précédent : ${name}`}
        isDisabled={!nested && !canNest}
        onPress={() => setDepth(nested ? 0 : 1)}
      >
        {nested ? <CornerLeftUp size={16} aria-hidden="true" /> : <CornerDownRight size={16} aria-hidden="true" />}
      </IconButton>
      <IconButton small label={`Ajouter un sous-point : ${name}`} onPress={() => addAfter(1)}>
        <ListPlus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton small look="danger" label={`Retirer : ${name}`} onPress={remove}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
