import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { LineInput } from '#client/document/line-input'
import { useField } from '#client/document/use-document-value'
import { ProseField } from '#client/prose/prose-field'
import { OrBlank } from '#client/words/blanks'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { notesDeSeance } from '#shared/documents/notes-de-seance'

interface NotesProps {
  doc: Y.Doc
  awareness: Awareness | null
  canWrite: boolean
}

export function Notes({ doc, awareness, canWrite }: NotesProps) {
  return (
    <section aria-labelledby="notes" className="pile serree">
      <h2 id="notes" tabIndex={-1}>
        Notes de séance
      </h2>
      <ProseField
        fragment={rootProse(doc, 'notes')}
        awareness={awareness}
        canWrite={canWrite}
        label="Notes de séance"
        champ="notes"
        placeholder="Ce qui se dit, en commun"
      />
    </section>
  )
}

export function NextMeeting({ doc, canWrite }: Omit<NotesProps, 'awareness'>) {
  const next = useField(notesDeSeance, doc, 'prochaineSeance')
  return (
    <section aria-labelledby="prochain" className="pile serree">
      <h2 id="prochain">Prochain rendez-vous</h2>
      {canWrite ? (
        <LineInput
          label="Prochain rendez-vous"
          labelHidden
          value={next}
          placeholder="à fixer"
          onCommit={(words) => setField(notesDeSeance, doc, 'prochaineSeance', words)}
          canWrite
        />
      ) : (
        <p>
          <OrBlank value={next} blank="aFixer" />
        </p>
      )}
    </section>
  )
}
