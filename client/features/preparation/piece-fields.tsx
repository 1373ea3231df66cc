import { useAnswer } from '#client/api/answer'
import { type Option, Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import { shorten } from '#client/words/shorten'
import { getAxe, getGroupe } from '#shared/api/schemas'
import type { PointDraft } from './agenda.ts'

/** The fiches and livrables an item may be held with. */
export function useJoignables(groupeId: string | null): readonly Option[] {
  const groupe = useAnswer(getGroupe, { params: { id: groupeId ?? '' } }, { enabled: groupeId !== null })
  const axeId = groupe.state === 'ready' ? (groupe.value.axe?.id ?? null) : null
  const axe = useAnswer(getAxe, { params: { id: axeId ?? '' } }, { enabled: axeId !== null })
  const fiches = axe.state === 'ready' ? axe.value.fiches : []
  const livrables = groupe.state === 'ready' ? groupe.value.livrables : []
  return [...fiches, ...livrables].map(({ id, title }) => ({ code: id, label: shorten(title, 90) }))
}

interface PieceFieldsProps {
  point: PointDraft
  joignables: readonly Option[]
  change: (change: Partial<PointDraft>) => void
  error: string | undefined
}

/** What is looked at together during the item. */
export function PieceFields({ point: { documentId, lien }, joignables, change, error }: PieceFieldsProps) {
  return (
    <div className="preparation-piece">
      {joignables.length > 0 && (
        <Select
          label="Document joint"
          value={documentId}
          blank="Aucun"
          options={joignables}
          onChange={(next) => change({ documentId: next })}
        />
      )}
      <TextField
        label="Adresse jointe (diaporama, ressource…)"
        type="url"
        value={lien}
        onChange={(next) => change({ lien: next })}
        error={error}
      />
    </div>
  )
}
