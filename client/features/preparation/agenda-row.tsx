import { type KeyboardEvent, useState } from 'react'
import type { Reorder } from '#client/document/reorder'
import { classes } from '#client/ui/class-names'
import { type Option, optionsOf, Select } from '#client/ui/select'
import { TextArea, TextField } from '#client/ui/text-field'
import { naturesPoint } from '#shared/documents/choices'
import type { PointDraft } from './agenda.ts'
import { AgendaTools, type PutOff } from './agenda-tools.tsx'
import type { Faults } from './faults.ts'
import { PieceFields } from './piece-fields.tsx'

/** Titles wrap; where the browser sizes the field by its words, this is only where it starts. */
const linesOf = (titre: string): number => Math.max(1, Math.ceil(titre.length / 52))

const natures = optionsOf(naturesPoint)

export interface PointActions {
  change: (change: Partial<PointDraft>) => void
  move: (way: 'up' | 'down') => void
  setDepth: (depth: 0 | 1) => void
  addAfter: (depth: 0 | 1) => void
  remove: () => void
  putOff: PutOff
}

interface AgendaRowProps extends PointActions {
  point: PointDraft
  /** « Point 3 », « Point 3, sous-point 2 » */
  name: string
  faults: Faults
  reorder: Reorder
  joignables: readonly Option[]
  canUp: boolean
  canDown: boolean
  canNest: boolean
  /** Its title takes the focus when it appears. */
  isNew: boolean
  isFirst: boolean
}

export function AgendaRow(props: AgendaRowProps) {
  const { point, name, faults, isNew, change, reorder, joignables } = props
  const [attaching, setAttaching] = useState(point.documentId !== null || point.lien !== '')
  const error = (field: string) => faults.get(`${point.key}.${field}`)
  return (
    <li
      className={classes(
        'preparation-point',
        point.depth === 1 && 'preparation-sous-point',
        reorder.held === point.key && 'tenue',
        reorder.held !== null && reorder.after === point.key && 'cible-apres',
        reorder.held !== null && reorder.after === null && props.isFirst && 'cible-avant',
      )}
      data-cle={point.key}
      data-row={point.key}
    >
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
        {attaching && <PieceFields point={point} joignables={joignables} change={change} error={error('lien')} />}
      </fieldset>
      <AgendaTools {...props} attach={() => setAttaching(true)} />
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
