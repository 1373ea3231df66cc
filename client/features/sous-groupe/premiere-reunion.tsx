import { DayInput } from '#client/document/day-input'
import { useField } from '#client/document/use-document-value'
import { OrBlank } from '#client/words/blanks'
import { Day } from '#client/words/dates'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { LineField } from './line-field.tsx'
import type { Sheet } from './sheet.ts'

/** A date when there is one, words when there is not: « première quinzaine de septembre » is an answer. */
export function PremiereReunion({ doc, canWrite }: Sheet) {
  const jour = useField(sousGroupe, doc, 'premiereReunionLe')
  const texte = useField(sousGroupe, doc, 'premiereReunionTexte')
  const par = useField(sousGroupe, doc, 'premiereReunionPar')
  if (!canWrite) return <Read jour={jour} texte={texte} par={par} />
  return (
    <div className="paire">
      <DayInput
        label={sousGroupe.shape.premiereReunionLe.label}
        value={jour}
        canWrite
        onCommit={(next) => setField(sousGroupe, doc, 'premiereReunionLe', next)}
      />
      <LineField
        label="Ou en toutes lettres"
        value={texte}
        blank={jour === null ? 'aFixer' : 'sansObjet'}
        canWrite
        onCommit={(next) => setField(sousGroupe, doc, 'premiereReunionTexte', next)}
      />
      {jour === null && (
        <LineField
          label={sousGroupe.shape.premiereReunionPar.label}
          value={par}
          blank="aDesigner"
          canWrite
          onCommit={(next) => setField(sousGroupe, doc, 'premiereReunionPar', next)}
        />
      )}
    </div>
  )
}

/** For who reads, the answer alone: no second line to say that the other form of it is empty. */
function Read({ jour, texte, par }: Record<'jour' | 'texte' | 'par', string | null>) {
  return (
    <div className="champ-bloc">
      <span className="champ-nom">Première réunion</span>
      <span>
        {jour !== null && <Day day={jour} />}
        {jour !== null && texte !== null && ', '}
        {jour !== null ? texte : <OrBlank value={texte} blank="aFixer" />}
        {jour === null && par !== null && `\u00a0; ${par} propose des dates`}
      </span>
    </div>
  )
}
