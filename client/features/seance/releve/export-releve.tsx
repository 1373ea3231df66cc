import { FileDown, Printer } from 'lucide-react'
import { ExportButton } from '#client/document/export-dialog'
import { Button, ButtonAnchor } from '#client/ui/button'
import { printPath } from '#shared/api/prints'
import type { SeanceView } from '#shared/api/seances'

/** The relevé to take away, as it stands: to read, to keep, in any format, on paper. */
export function ExportReleve({ seance }: { seance: SeanceView }) {
  return (
    <>
      <ExportButton
        print="releve"
        id={seance.id}
        trigger={
          <>
            <FileDown size={18} aria-hidden="true" /> Exporter
          </>
        }
      />
      <ButtonAnchor href={`${printPath('releve', 'html', seance.id)}?lire=1`}>Lire en page web</ButtonAnchor>
      <Button onPress={() => window.print()}>
        <Printer size={18} aria-hidden="true" /> Imprimer
      </Button>
    </>
  )
}
