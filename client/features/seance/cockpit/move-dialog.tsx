import { ConfirmDialog } from '#client/ui/dialog'
import type { Liaison } from '#shared/api/liaisons'
import type { SeanceView } from '#shared/api/seances'
import { AwayNow } from './away-now.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'

export interface MoveDialogProps {
  seance: SeanceView
  isBusy: boolean
  refusal: string | undefined
  /** People named by the server instead of freezing; null until it names some. */
  late: readonly Liaison[] | null
  /** People left out of what is being asked. */
  sans: readonly string[]
  onConfirm: (sans: readonly string[]) => void
  onCancel: () => void
}

/** Asks before validating a closed meeting. */
export function ValidateDialog(props: MoveDialogProps) {
  return (
    <FreezeDialog
      {...props}
      title="Valider la séance&nbsp;?"
      verb="Valider"
      noun="validation"
      afterwards="où il ne pourra plus qu’être lu"
    >
      <p>
        Plus rien ne pourra être écrit dans les fiches de sous-groupe ni dans les notes, ni repris de ce qui est arrivé
        après la clôture. Une correction demandera une nouvelle version.
      </p>
      <AwayNow />
    </FreezeDialog>
  )
}

/** Asks before reopening a closed meeting. */
export function ReopenDialog({ isBusy, refusal, onConfirm, onCancel }: MoveDialogProps) {
  return (
    <ConfirmDialog
      isOpen
      title={'Rouvrir la séance\u00a0?'}
      confirm="Rouvrir"
      isBusy={isBusy}
      onConfirm={() => onConfirm([])}
      onCancel={onCancel}
    >
      <p>
        Les participant·es pourront de nouveau écrire. La réouverture est inscrite au journal&nbsp;; l’instantané déjà
        pris est conservé et une nouvelle clôture en prendra un autre.
      </p>
      {refusal !== undefined && (
        <p className="champ-erreur" role="alert">
          {refusal}
        </p>
      )}
    </ConfirmDialog>
  )
}
