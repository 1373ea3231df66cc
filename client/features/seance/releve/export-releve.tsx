import { FileDown } from 'lucide-react'
import { Menu } from '#client/ui/menu'
import { can } from '#shared/access/can'
import { files } from '#shared/api/files'
import type { SeanceView } from '#shared/api/seances'

/** The relevé to take away, as it stands: to read, to keep, for Word, on paper. */
export function ExportReleve({ seance }: { seance: SeanceView }) {
  const of = (path: string) => path.replace(':id', encodeURIComponent(seance.id))
  const [html, docx] = [of(files.releveHtml.path), of(files.releveDocx.path)]
  return (
    <Menu
      trigger={
        <>
          <FileDown size={18} aria-hidden="true" /> Exporter
        </>
      }
      actions={[
        { id: 'lire', label: 'Lire en page web (HTML)', href: `${html}?lire=1` },
        { id: 'html', label: 'Télécharger la page (HTML)', href: html },
        { id: 'docx', label: 'Télécharger pour Word (DOCX)', href: docx },
        ...(can(seance.roles, 'exportFiles')
          ? [{ id: 'noms', label: 'Pour Word, avec les noms', href: `${docx}?noms=1` }]
          : []),
        { id: 'papier', label: 'Imprimer', onAction: () => window.print() },
      ]}
    />
  )
}
