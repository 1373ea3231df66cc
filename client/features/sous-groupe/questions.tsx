import { RowList } from '#client/document/row-list'
import { SharedTextArea } from '#client/document/shared-text-area'
import { cellText } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import type { Sheet } from './sheet.ts'

export function Questions({ doc, canWrite }: Sheet) {
  return (
    <section className="objectif-questions" aria-labelledby="questions">
      <h2 id="questions">Questions ouvertes</h2>
      <RowList
        def={sousGroupe}
        doc={doc}
        name="questions"
        canWrite={canWrite}
        nameOf={(row) => row.texte}
        addLabel="Ajouter une question"
        empty={<p className="blanc">Aucune question notée.</p>}
      >
        {(row) => (
          <SharedTextArea
            label="Question"
            labelHidden
            node={cellText(doc, 'questions', row.id, 'texte')}
            canWrite={canWrite}
          />
        )}
      </RowList>
    </section>
  )
}
