import { memo } from 'react'
import type * as Y from 'yjs'
import { ChoiceSelect } from '#client/document/choice-select'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import type { OpenDocument } from '#client/document/open-document'
import type { Reorder } from '#client/document/reorder'
import { RowTools } from '#client/document/row-tools'
import { SharedTextArea } from '#client/document/shared-text-area'
import { ProseField } from '#client/prose/prose-field'
import { classes } from '#client/ui/class-names'
import { Cell } from '#client/ui/table'
import { OrBlank } from '#client/words/blanks'
import { shorten } from '#client/words/shorten'
import type { DocumentOf } from '#shared/document/define'
import { cellProse, cellText, removeRow, type ScalarKey, setCell } from '#shared/document/edit'
import type { ValueOf } from '#shared/document/value'
import { ficheAction } from '#shared/documents/fiche-action'
import { EtatCell } from './etat-cell.tsx'
import { Warnings } from './warnings.tsx'

export type ActionValue = DocumentOf<typeof ficheAction>['actions'][number]

const { row: fields } = ficheAction.shape.actions
type ScalarCell = ScalarKey<typeof fields>

interface ActionRowProps extends OpenDocument {
  row: ActionValue
  index: number
  order?: { ids: readonly string[]; reorder: Reorder; move: (id: string, after: string | null) => void }
}

/** Commits one cell of one action. */
function committer(doc: Y.Doc, id: string) {
  return <C extends ScalarCell>(cell: C) =>
    (value: ValueOf<(typeof fields)[C]>) =>
      setCell(ficheAction, doc, 'actions', id, cell, value)
}

export const ActionRow = memo(function ActionRow({ row, index, doc, canWrite, awareness, order }: ActionRowProps) {
  const set = committer(doc, row.id)
  const name = row.intitule.trim() === '' ? `action ${index + 1}` : row.intitule.trim()
  const short = shorten(name)
  const held = order?.reorder
  return (
    <tr
      data-row={row.id}
      className={classes(
        held?.held === row.id && 'tenue',
        held !== undefined && held.held !== null && held.after === row.id && 'cible-apres',
        held !== undefined && held.held !== null && held.after === null && index === 0 && 'cible-avant',
      )}
    >
      <th scope="row" className="suivi-action">
        <SharedTextArea
          node={cellText(doc, 'actions', row.id, 'intitule')}
          label={`${fields.intitule.label} ${index + 1}`}
          labelHidden
          canWrite={canWrite}
          discreet
          placeholder="Décrire l’action"
        />
        {order !== undefined && (
          <div className="suivi-origine">
            <ChoiceSelect
              field={fields.origine}
              label={`${fields.origine.label} : ${short}`}
              labelHidden
              value={row.origine}
              canWrite={canWrite}
              discreet
              blank="origineNonRenseignee"
              onCommit={set('origine')}
            />
          </div>
        )}
      </th>
      <Cell label={fields.pilote.label}>
        {canWrite ? (
          <LineInput
            label={`${fields.pilote.label} : ${short}`}
            labelHidden
            value={row.pilote}
            canWrite
            discreet
            wraps
            placeholder="à désigner"
            onCommit={set('pilote')}
          />
        ) : (
          <OrBlank value={row.pilote} blank="aDesigner" />
        )}
      </Cell>
      <Cell label={fields.etat.label}>
        <EtatCell row={row} name={short} canWrite={canWrite} set={set} />
      </Cell>
      <Cell label={fields.avancement.label}>
        <ProseField
          fragment={cellProse(doc, 'actions', row.id, 'avancement')}
          label={`${fields.avancement.label} : ${short}`}
          champ={`actions.${row.id}.avancement`}
          canWrite={canWrite}
          awareness={awareness}
          framed={false}
          placeholder="Ce qui a avancé"
        />
        <div className="suivi-le">
          <DayInput
            label={`${fields.avancementLe.label} (date de l’état d’avancement)`}
            shown={fields.avancementLe.label}
            value={row.avancementLe}
            canWrite={canWrite}
            blank="sansDate"
            discreet
            onCommit={set('avancementLe')}
          />
          <Warnings row={row} what="avancement" />
        </div>
      </Cell>
      <Cell label={fields.echeance.label}>
        <DayInput
          label={`${fields.echeance.label} : ${short}`}
          labelHidden
          value={row.echeance}
          canWrite={canWrite}
          discreet
          onCommit={set('echeance')}
        />
        <Warnings row={row} what="echeance" />
      </Cell>
      {order !== undefined && (
        <Cell>
          <RowTools
            id={row.id}
            name={short}
            ids={order.ids}
            reorder={order.reorder}
            move={order.move}
            remove={(id) => removeRow(ficheAction, doc, 'actions', id)}
          />
        </Cell>
      )}
    </tr>
  )
})
