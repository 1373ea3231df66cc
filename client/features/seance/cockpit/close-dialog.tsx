import { CloseChecklist } from './close-checklist.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import type { MoveDialogProps } from './move-dialog.tsx'

/** Asks before closing: what is known to be unfinished or unsent, what freezes, what stays open. */
export function CloseDialog(props: MoveDialogProps) {
  return (
    <FreezeDialog
      {...props}
      title="Clôturer la séance&nbsp;?"
      verb="Clôturer"
      noun="clôture"
      afterwards="d’où vous pourrez le reprendre"
    >
      <CloseChecklist />
      <p>
        <strong>Seront figés&nbsp;:</strong> la feuille d’émargement, le déroulé, la file de parole et les sous-groupes.
        Le code d’accès ne servira plus. Un instantané de tout ce que le serveur a reçu est pris.
      </p>
      <p>
        <strong>Resteront ouverts</strong> jusqu’à la validation, pour l’animation et les rapporteur·es&nbsp;: les
        fiches de sous-groupe&nbsp;; pour l’animation et le secrétariat&nbsp;: les notes et le relevé. Le relevé reste
        lisible par le même lien, et chacun·e peut dire ce que la séance a valu.
      </p>
      <p className="petit">
        Avant de figer, le serveur attend dix secondes au plus ce qui est en chemin, puis vous dit qui est en retard. Un
        texte qui arrive ensuite est gardé en brouillon par son auteur ou son autrice, et vous est proposé.
      </p>
    </FreezeDialog>
  )
}
