import { ChoiceSelect } from '#client/document/choice-select'
import { useField } from '#client/document/use-document-value'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { ProsePart } from './prose-part.tsx'
import type { Sheet } from './sheet.ts'

export function ContoursPart(sheet: Sheet) {
  const { doc, canWrite } = sheet
  const validation = useField(sousGroupe, doc, 'contoursValidation')
  return (
    <div className="pile serree">
      <ProsePart {...sheet} name="contours" placeholder="Ce que recouvre l’action, ses limites, pour qui" />
      <div className="paire">
        <ChoiceSelect
          field={sousGroupe.shape.contoursValidation}
          value={validation}
          canWrite={canWrite}
          onCommit={(code) => setField(sousGroupe, doc, 'contoursValidation', code)}
        />
      </div>
    </div>
  )
}
