import { answered, answeredWords, groupeWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useApercu } from '#client/direct/use-apercu'
import { AwayNow } from './away-now.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import type { MoveDialogProps } from './move-dialog.tsx'
import { WaitingHere } from './waiting-here.tsx'

/** Asks before closing: what freezes, what stays open, and what is known to be unfinished or unsent. */
export function CloseDialog(props: MoveDialogProps) {
  const { direct } = useMeeting()
  const apercu = useApercu()
  const unfinished = direct.sousGroupes.flatMap((groupe) => {
    const etats = apercu.get(groupe.id)?.etats
    if (etats === undefined || answered(etats) === etats.length) return []
    return [`${groupeWords(groupe)}\u00a0: ${answeredWords(etats)}`]
  })
  return (
    <FreezeDialog
      {...props}
      title="Clôturer la séance&nbsp;?"
      verb="Clôturer"
      noun="clôture"
      afterwards="d’où vous pourrez le reprendre"
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
      <AwayNow />
      <p className="petit">
        Avant de figer, le serveur attend dix secondes au plus ce qui est en chemin, puis vous dit qui est en retard. Un
        texte qui arrive ensuite est gardé en brouillon par son auteur ou son autrice, et vous est proposé.
      </p>
    </FreezeDialog>
  )
}
