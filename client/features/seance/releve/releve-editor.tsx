import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { groupeWords, shortTitle } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import { SharedTextArea } from '#client/document/shared-text-area'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { optionsOf, Select } from '#client/ui/select'
import { cellText, removeRow, setCell } from '#shared/document/edit'
import { naturesReleve } from '#shared/documents/choices'
import { notesDeSeance } from '#shared/documents/notes-de-seance'
import type { LineOfReleve } from './releve-line.tsx'

interface ReleveEditorProps {
  doc: Y.Doc
  line: LineOfReleve
  onDone: () => void
}

/** A line of the relevé being written; each field is shared as it is typed, there is nothing to submit. */
export function ReleveEditor({ doc, line, onDone }: ReleveEditorProps) {
  const { direct } = useMeeting()
  const [asking, setAsking] = useState(false)
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const { id } = line
  const groupes = direct.sousGroupes.map((g) => ({ code: g.id, label: `${groupeWords(g)} · ${shortTitle(g)}` }))
  return (
    <fieldset ref={form} className="releve-editeur">
      <legend className="sr">Décision ou engagement</legend>
      <Select
        label="Nature"
        value={line.nature}
        options={optionsOf(naturesReleve)}
        onChange={(nature) => setCell(notesDeSeance, doc, 'releve', id, 'nature', nature)}
      />
      <SharedTextArea label="Texte" node={cellText(doc, 'releve', id, 'texte')} canWrite />
      <LineInput
        label="Qui"
        value={line.qui}
        onCommit={(qui) => setCell(notesDeSeance, doc, 'releve', id, 'qui', qui)}
        canWrite
      />
      <DayInput
        label="Pour le"
        value={line.echeance}
        onCommit={(echeance) => setCell(notesDeSeance, doc, 'releve', id, 'echeance', echeance)}
        canWrite
      />
      {groupes.length > 0 && (
        <Select
          label="Sous-groupe"
          value={line.sousGroupe}
          options={groupes}
          blank="plénière"
          onChange={(groupe) => setCell(notesDeSeance, doc, 'releve', id, 'sousGroupe', groupe)}
        />
      )}
      <div className="rang">
        <Button small look="primary" onPress={onDone}>
          Terminé
        </Button>
        <Button small look="danger" className="pousse" onPress={() => setAsking(true)}>
          Retirer
        </Button>
      </div>
      <ConfirmDialog
        danger
        title="Retirer cette ligne du relevé&nbsp;?"
        confirm="Retirer"
        isOpen={asking}
        onConfirm={() => {
          setAsking(false)
          removeRow(notesDeSeance, doc, 'releve', id)
          onDone()
        }}
        onCancel={() => setAsking(false)}
      >
        <p>
          {line.texte.trim() === '' ? 'La ligne est vide.' : `«\u00a0${line.texte}\u00a0»`} Elle disparaît pour tout le
          monde, avec ce que d’autres y écriraient en ce moment. Un instantané déjà pris la conserve.
        </p>
      </ConfirmDialog>
    </fieldset>
  )
}
