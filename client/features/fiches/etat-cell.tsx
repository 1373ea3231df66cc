import { ChoiceSelect } from '#client/document/choice-select'
import { LineInput } from '#client/document/line-input'
import { classes } from '#client/ui/class-names'
import { Shape } from '#client/ui/shape'
import { OrBlank } from '#client/words/blanks'
import { EtatChip, marksEtat } from '#client/words/chips'
import type { ValueOf } from '#shared/document/value'
import { etatsAvecRaison } from '#shared/documents/choices'
import { ficheAction } from '#shared/documents/fiche-action'
import type { ActionValue } from './action-row.tsx'

const { row: fields } = ficheAction.shape.actions
type Named = 'etat' | 'raison' | 'conditionDeblocage'

interface EtatCellProps {
  row: ActionValue
  name: string
  canWrite: boolean
  set: <C extends Named>(cell: C) => (value: ValueOf<(typeof fields)[C]>) => void
}

/** The state of an action; what stops or ends it is asked beside it. */
export function EtatCell({ row, name, canWrite, set }: EtatCellProps) {
  const { etat } = row
  const asksWhy = etat !== null && etatsAvecRaison.includes(etat)
  const mark = etat === null ? { tone: 'neutral', shape: 'dashed' as const } : marksEtat[etat]
  return (
    <div className="pile serree suivi-etat">
      {canWrite ? (
        <div className={classes('suivi-etat-choix', mark.tone)}>
          <Shape name={mark.shape} />
          <ChoiceSelect
            field={fields.etat}
            label={`${fields.etat.label} : ${name}`}
            labelHidden
            value={etat}
            canWrite
            discreet
            onCommit={set('etat')}
          />
        </div>
      ) : (
        <EtatChip etat={etat} />
      )}
      {asksWhy && <Why cell="raison" row={row} name={name} canWrite={canWrite} set={set} />}
      {etat === 'bloquee' && <Why cell="conditionDeblocage" row={row} name={name} canWrite={canWrite} set={set} />}
    </div>
  )
}

function Why({ cell, row, name, canWrite, set }: EtatCellProps & { cell: 'raison' | 'conditionDeblocage' }) {
  const { label, max } = fields[cell]
  if (!canWrite) {
    return (
      <p className="petit">
        {label}
        {' : '}
        <OrBlank value={row[cell]} blank="nonRenseigne" />
      </p>
    )
  }
  return (
    <LineInput
      label={`${label} : ${name}`}
      shown={label}
      value={row[cell]}
      max={max}
      canWrite
      wraps
      placeholder="non renseigné"
      onCommit={set(cell)}
    />
  )
}
