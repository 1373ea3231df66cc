import { QrCode } from 'lucide-react'
import { useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Button, ButtonLink } from '#client/ui/button'
import { ConfirmDialog, Dialog } from '#client/ui/dialog'
import { Refused } from '#client/ui/refused'
import { getCode, rotateCode } from '#shared/api/seances'
import { Relay } from './relay.tsx'

/** The code, the address and the QR, to show or read aloud to someone who arrives. */
export function CodeButton({ seanceId }: { seanceId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <QrCode size={18} aria-hidden="true" /> Code d’accès
      </Button>
      {open && <CodeDialog seanceId={seanceId} onClose={() => setOpen(false)} />}
    </>
  )
}

function CodeDialog({ seanceId, onClose }: { seanceId: string; onClose: () => void }) {
  const answer = useAnswer(getCode, { params: { id: seanceId } })
  const rotate = useAction(rotateCode)
  const [asking, setAsking] = useState(false)
  const change = async () => {
    const result = await rotate.run({ params: { id: seanceId } })
    if (result.ok) setAsking(false)
  }
  return (
    <Dialog
      title="Code d’accès"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={() => setAsking(true)}>
            Changer le code
          </Button>
          <ButtonLink to="/seances/$id/affiche" params={{ id: seanceId }}>
            Imprimer l’affiche
          </ButtonLink>
          <Button look="primary" onPress={onClose} autoFocus>
            Fermer
          </Button>
        </>
      }
    >
      <ShowAnswer of={answer} loading="Chargement du code…">
        {({ code, adresse, qr }) => (
          <div className="code-acces">
            <img
              className="code-qr"
              src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
              alt={`QR qui ouvre l’accueil de la séance\u00a0; autrement\u00a0: ${adresse}, code ${code}`}
            />
            <div>
              <p className="cle">À taper dans un navigateur</p>
              <p className="code-adresse">{adresse}</p>
              <p className="cle">Code de la séance</p>
              <p className="chrono code-lettres">{code}</p>
            </div>
          </div>
        )}
      </ShowAnswer>
      <Relay seanceId={seanceId} />
      <ConfirmDialog
        danger
        title="Changer le code&nbsp;?"
        confirm="Changer le code"
        isOpen={asking}
        isBusy={rotate.busy}
        onConfirm={() => void change()}
        onCancel={() => setAsking(false)}
      >
        <p>
          L’ancien code, l’ancien QR et les affiches déjà imprimées n’ouvriront plus rien. Les personnes déjà entrées
          restent dans la séance.
        </p>
        <Refused of={rotate.refusal} />
      </ConfirmDialog>
    </Dialog>
  )
}
