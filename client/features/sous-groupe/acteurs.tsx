import { RowList } from '#client/document/row-list'
import { SharedTextArea } from '#client/document/shared-text-area'
import { cellText, setCell } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { LineField } from './line-field.tsx'
import type { Sheet } from './sheet.ts'

/** Who is missing around the table. */
export function Acteurs({ doc, canWrite }: Sheet) {
  return (
    <RowList
      def={sousGroupe}
      doc={doc}
      name="acteursManquants"
      canWrite={canWrite}
      nameOf={(row) => row.acteur}
      addLabel="Ajouter un acteur"
      empty={<p className="blanc">Aucun acteur noté.</p>}
    >
      {(row) => (
        <div className="trio">
          <LineField
            label="Acteur"
            value={row.acteur}
            blank="nonRenseigne"
            canWrite={canWrite}
            onCommit={(acteur) => setCell(sousGroupe, doc, 'acteursManquants', row.id, 'acteur', acteur)}
          />
          <SharedTextArea
            label="Pourquoi"
            node={cellText(doc, 'acteursManquants', row.id, 'pourquoi')}
            canWrite={canWrite}
          />
          <LineField
            label="Sollicité par"
            value={row.contact}
            blank="aDesigner"
            canWrite={canWrite}
            onCommit={(contact) => setCell(sousGroupe, doc, 'acteursManquants', row.id, 'contact', contact)}
          />
        </div>
      )}
    </RowList>
  )
}
