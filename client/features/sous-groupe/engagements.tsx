import { useAround } from '#client/direct/table'
import { DayInput } from '#client/document/day-input'
import { RowList } from '#client/document/row-list'
import { SharedTextArea } from '#client/document/shared-text-area'
import { cellText, setCell } from '#shared/document/edit'
import { pourTous } from '#shared/documents/releve'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { LineField } from './line-field.tsx'
import type { Sheet } from './sheet.ts'

/** Who commits to what, and for when. */
export function Engagements({ doc, canWrite }: Sheet) {
  const around = useAround()
  return (
    <RowList
      def={sousGroupe}
      doc={doc}
      name="engagements"
      canWrite={canWrite}
      nameOf={(row) => row.quoi.trim() || row.qui}
      addLabel="Ajouter un engagement"
      fresh={{ saisiPour: pourTous(around.map((p) => p.code)) }}
      empty={<p className="blanc">Aucun engagement noté.</p>}
    >
      {(row) => (
        <div className="trio">
          <LineField
            label="Qui"
            value={row.qui}
            blank="aDesigner"
            canWrite={canWrite}
            onCommit={(qui) => setCell(sousGroupe, doc, 'engagements', row.id, 'qui', qui)}
          />
          <SharedTextArea label="S’engage à" node={cellText(doc, 'engagements', row.id, 'quoi')} canWrite={canWrite} />
          <DayInput
            label="Pour le"
            value={row.echeance}
            canWrite={canWrite}
            onCommit={(jour) => setCell(sousGroupe, doc, 'engagements', row.id, 'echeance', jour)}
          />
        </div>
      )}
    </RowList>
  )
}
