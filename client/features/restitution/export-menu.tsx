import { Download } from 'lucide-react'
import { ExportButton } from '#client/document/export-dialog'
import { useGlobalStatus } from '#client/sync/use-document'
import { ButtonAnchor } from '#client/ui/button'
import { printPath } from '#shared/api/prints'

/** Files made on the server from a snapshot of this text: nothing leaves while some of it is still on its way. */
export function ExportMenu({ documentId }: { documentId: string }) {
  const status = useGlobalStatus()
  const waiting = status !== null && status.kind !== 'enregistre'
  const refusal = () =>
    waiting
      ? 'Attendez «\u00a0Enregistré\u00a0» avant d’exporter : une partie du texte n’est pas encore sur le serveur.'
      : null
  return (
    <>
      <ButtonAnchor href={`${printPath('restitution', 'html', documentId)}?lire=1`} target="_blank">
        Lire la page web
      </ButtonAnchor>
      <ExportButton
        print="restitution"
        id={documentId}
        look="primary"
        refusal={refusal}
        trigger={
          <>
            <Download size={18} aria-hidden="true" /> Exporter
          </>
        }
      />
    </>
  )
}
