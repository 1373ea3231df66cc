import { FileDown } from 'lucide-react'
import { printChoices } from '#client/document/print-choices'
import { Menu } from '#client/ui/menu'
import { can } from '#shared/access/can'
import { printPath } from '#shared/api/prints'
import type { SeanceView } from '#shared/api/seances'

/** The relevé to take away, as it stands: to read, to keep, for Word, on paper. */
export function ExportReleve({ seance }: { seance: SeanceView }) {
  return (
    <Menu
      trigger={
        <>
          <FileDown size={18} aria-hidden="true" /> Exporter
        </>
      }
      actions={[
        { id: 'lire', label: 'Lire en page web (HTML)', href: `${printPath('releve', 'html', seance.id)}?lire=1` },
        ...printChoices('releve', seance.id, { noms: can(seance.roles, 'exportFiles') }),
        { id: 'papier', label: 'Imprimer', onAction: () => window.print() },
      ]}
    />
  )
}
