import { ChoiceSelect } from '#client/document/choice-select'
import { DayInput } from '#client/document/day-input'
import { useField } from '#client/document/use-document-value'
import { setField } from '#shared/document/edit'
import type { EtatObjectif } from '#shared/documents/choices'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { ProsePart } from './prose-part.tsx'
import type { Sheet } from './sheet.ts'

/** The livrable, if there is to be one: « sans objet » is an answer, and quiets the fields without losing what they hold. */
export function LivrablePart({ etat, ...sheet }: Sheet & { etat: EtatObjectif }) {
  if (etat !== 'sansObjet') return <Fields {...sheet} />
  return (
    <>
      <p className="blanc">Aucun livrable n’est attendu de ce sous-groupe.</p>
      <details>
        <summary>Voir les champs du livrable</summary>
        <Fields {...sheet} />
      </details>
    </>
  )
}

function Fields(sheet: Sheet) {
  const { doc, canWrite } = sheet
  const nature = useField(sousGroupe, doc, 'livrableNature')
  const echeance = useField(sousGroupe, doc, 'livrableEcheance')
  return (
    <div className="pile serree">
      <ProsePart {...sheet} name="livrable" placeholder="Ce qui sera produit, sous quelle forme, pour qui" />
      <div className="paire">
        <ChoiceSelect
          field={sousGroupe.shape.livrableNature}
          value={nature}
          canWrite={canWrite}
          onCommit={(code) => setField(sousGroupe, doc, 'livrableNature', code)}
        />
        <DayInput
          label={sousGroupe.shape.livrableEcheance.label}
          value={echeance}
          canWrite={canWrite}
          onCommit={(jour) => setField(sousGroupe, doc, 'livrableEcheance', jour)}
        />
      </div>
    </div>
  )
}
