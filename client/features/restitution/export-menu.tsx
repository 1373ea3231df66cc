import { ChevronDown } from 'lucide-react'
import { printChoices } from '#client/document/print-choices'
import { useGlobalStatus } from '#client/sync/use-document'
import { Menu } from '#client/ui/menu'
import { announce, notify } from '#client/ui/notice'
import { printPath } from '#shared/api/prints'

/** Files made on the server from a snapshot of this text: nothing leaves while some of it is still on its way. */
export function ExportMenu({ documentId }: { documentId: string }) {
  const status = useGlobalStatus()
  const go = (path: string, open: (address: string) => void) => {
    if (status !== null && status.kind !== 'enregistre') {
      notify('Attendez « Enregistré » avant d’exporter : une partie du texte n’est pas encore sur le serveur.')
      return
    }
    announce('Export en cours.')
    open(path)
  }
  return (
    <Menu
      look="primary"
      trigger={
        <>
          Exporter <ChevronDown size={18} aria-hidden="true" />
        </>
      }
      actions={[
        ...printChoices('restitution', documentId).map(({ id, label, href }) => ({
          ...{ id, label },
          onAction: () => go(href, (address) => window.location.assign(address)),
        })),
        {
          id: 'lire',
          label: 'Lire la page web',
          onAction: () =>
            go(printPath('restitution', 'html', documentId), (address) => window.open(`${address}?lire=1`, '_blank')),
        },
      ]}
    />
  )
}
