import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { ProseField } from '#client/prose/prose-field'
import { rootProse } from '#shared/document/layout'

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
