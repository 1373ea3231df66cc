import { ConfirmDialog } from '#client/ui/dialog'
import type { SeanceView } from '#shared/api/seances'
import type { Phase } from '#shared/documents/choices'

export interface MoveDialogProps {
  seance: SeanceView
  isBusy: boolean
  refusal: string | undefined
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before validating or reopening a closed meeting. */
export function MoveDialog({ to, isBusy, refusal, onConfirm, onCancel }: MoveDialogProps & { to: Phase }) {
  const validating = to === 'validated'
  return (
    <ConfirmDialog
      isOpen
      title={validating ? 'Valider la séance\u00a0?' : 'Rouvrir la séance\u00a0?'}
      confirm={validating ? 'Valider' : 'Rouvrir'}
      isBusy={isBusy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {validating ? (
        <p>
          Plus rien ne pourra être écrit dans les fiches de sous-groupe ni dans les notes. Une correction demandera une
          nouvelle version.
        </p>
      ) : (
        <p>
          Les participant·es pourront de nouveau écrire. La réouverture est inscrite au journal&nbsp;; l’instantané déjà
          pris est conservé et une nouvelle clôture en prendra un autre.
        </p>
      )}
      {refusal !== undefined && (
        <p className="champ-erreur" role="alert">
          {refusal}
        </p>
      )}
    </ConfirmDialog>
  )
}
