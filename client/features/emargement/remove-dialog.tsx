import { useAction } from '#client/api/answer'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { retirerLigne } from '#shared/api/emargement'
import type { Ligne } from './lignes.ts'

interface RemoveDialogProps {
  seanceId: string
  ligne: Ligne
  onClose: () => void
}

/** Whoever came meanwhile stays on the sheet: the server says so, and so does this. */
export function RemoveDialog({ seanceId, ligne, onClose }: RemoveDialogProps) {
  const { run, busy, refusal } = useAction(retirerLigne)
  const name = ligne.nom ?? 'cette personne'
  const remove = async () => {
    const done = await run({ params: { id: seanceId, ligneId: ligne.id } })
    if (!done.ok) return
    notify(`${name} n’est plus attendu·e`)
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Retirer ${name} de la feuille ?`}
      isOpen
      danger
      confirm="Retirer"
      isBusy={busy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <p>Sa place dans un sous-groupe est libérée et son lien personnel ne marchera plus.</p>
      <p>Si cette personne vient quand même, elle signe avec le code de la séance.</p>
      <Refused of={refusal} />
    </ConfirmDialog>
  )
}
