import { answered, answeredWords, groupeWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { ConfirmDialog } from '#client/ui/dialog'
import type { MoveDialogProps } from './move-dialog.tsx'
import { WaitingHere } from './waiting-here.tsx'

/** Asks before closing: what freezes, what stays open, and what is known to be unfinished or unsent. */
export function CloseDialog({ isBusy, refusal, onConfirm, onCancel }: MoveDialogProps) {
  const { direct } = useMeeting()
  const apercu = useApercu()
  const unfinished = direct.sousGroupes.flatMap((groupe) => {
    const etats = apercu.get(groupe.id)?.etats
    if (etats === undefined || answered(etats) === etats.length) return []
    return [`${groupeWords(groupe)}\u00a0: ${answeredWords(etats)}`]
  })
  return (
    <ConfirmDialog
      isOpen
      title="Clôturer la séance&nbsp;?"
      confirm="Clôturer la séance"
      isBusy={isBusy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>
        <strong>Seront figés&nbsp;:</strong> la feuille d’émargement, le déroulé, la file de parole et les sous-groupes.
        Le code d’accès ne servira plus. Un instantané de tout ce que le serveur a reçu est pris.
      </p>
      <p>
        <strong>Resteront ouverts</strong> jusqu’à la validation, pour l’animation et les rapporteur·es&nbsp;: les
        fiches de sous-groupe&nbsp;; pour l’animation et le secrétariat&nbsp;: les notes et le relevé.
      </p>
      {unfinished.length > 0 && (
        <div>
          <strong>Fiches à finir&nbsp;:</strong>
          <ul>
            {unfinished.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <WaitingHere />
      <p className="petit">
        Un texte tapé hors ligne et pas encore reçu par le serveur sera gardé en brouillon sur l’appareil de son auteur
        ou de son autrice.
      </p>
      {refusal !== undefined && (
        <p className="champ-erreur" role="alert">
          {refusal}
        </p>
      )}
    </ConfirmDialog>
  )
}
