import { DayInput } from '#client/document/day-input'
import { useField } from '#client/document/use-document-value'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { LineField } from './line-field.tsx'
import type { Sheet } from './sheet.ts'

/** A date when there is one, words when there is not: « première quinzaine de septembre » is an answer. */
export function PremiereReunion({ doc, canWrite }: Sheet) {
  const jour = useField(sousGroupe, doc, 'premiereReunionLe')
  const texte = useField(sousGroupe, doc, 'premiereReunionTexte')
  return (
    <div className="paire">
      <DayInput
        label={sousGroupe.shape.premiereReunionLe.label}
        value={jour}
        canWrite={canWrite}
        onCommit={(next) => setField(sousGroupe, doc, 'premiereReunionLe', next)}
      />
      <LineField
        label="Ou en toutes lettres"
        value={texte}
        blank={jour === null ? 'aFixer' : 'sansObjet'}
        canWrite={canWrite}
        onCommit={(next) => setField(sousGroupe, doc, 'premiereReunionTexte', next)}
      />
    </div>
  )
}
