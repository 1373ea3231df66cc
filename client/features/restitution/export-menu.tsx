import { ChevronDown } from 'lucide-react'
import { useGlobalStatus } from '#client/sync/use-document'
import { Menu } from '#client/ui/menu'
import { announce, notify } from '#client/ui/notice'
import { files } from '#shared/api/files'

const pathOf = (path: string, id: string): string => path.replace(':id', encodeURIComponent(id))

/** Files made on the server from a snapshot of this text: nothing leaves while some of it is still on its way. */
export function ExportMenu({ documentId }: { documentId: string }) {
  const status = useGlobalStatus()
  const go = (path: string, open: (address: string) => void) => {
    if (status !== null && status.kind !== 'enregistre') {
      notify('Attendez « Enregistré » avant d’exporter : une partie du texte n’est pas encore sur le serveur.')
      return
    }
    announce('Export en cours.')
    open(pathOf(path, documentId))
  }
  const download = (address: string) => window.location.assign(address)
  return (
    <Menu
      look="primary"
      trigger={
        <>
          Exporter <ChevronDown size={18} aria-hidden="true" />
        </>
      }
      actions={[
        { id: 'docx', label: 'Word (DOCX)', onAction: () => go(files.restitutionDocx.path, download) },
        { id: 'html', label: 'Page web à garder (HTML)', onAction: () => go(files.restitutionHtml.path, download) },
        {
          id: 'lire',
          label: 'Lire la page web',
          onAction: () => go(files.restitutionHtml.path, (address) => window.open(`${address}?lire=1`, '_blank')),
        },
      ]}
    />
  )
}
