import type * as Y from 'yjs'
import { useAnswer } from '#client/api/answer'
import { LineInput } from '#client/document/line-input'
import { RowList } from '#client/document/row-list'
import { Select } from '#client/ui/select'
import { type Blank, blanks } from '#client/words/blanks'
import { listOrganismes } from '#shared/api/acces'
import { setCell } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'

interface OrganismesSectionProps {
  doc: Y.Doc
  canWrite: boolean
  name: 'pilotes' | 'acteurs'
  blank: Blank
  addLabel: string
}

interface Cited {
  id: string
  organisme: string | null
  precision: string | null
}

/** Organisations, each with the words the sheet adds: « Conseil départemental (PMI notamment) ». */
export function OrganismesSection({ doc, canWrite, name, blank, addLabel }: OrganismesSectionProps) {
  const { label, row } = ficheAction.shape[name]
  const known = useAnswer(listOrganismes, {})
  const options = known.state === 'ready' ? known.value.map((o) => ({ code: o.id, label: o.nom })) : []
  const nameOf = (cited: Cited): string | null =>
    options.find((o) => o.code === cited.organisme)?.label ?? cited.precision
  return (
    <section className="carte pile serree" aria-labelledby={`fiche-${name}`}>
      <h2 id={`fiche-${name}`}>{label}</h2>
      <RowList
        def={ficheAction}
        doc={doc}
        name={name}
        canWrite={canWrite}
        nameOf={nameOf}
        addLabel={addLabel}
        empty={<p className="blanc">{blanks[blank]}</p>}
      >
        {(cited, index) =>
          canWrite ? (
            <div className="pile serree">
              <Select
                label={`${row.organisme.label} ${index + 1}`}
                labelHidden
                value={cited.organisme}
                options={withUnknown(options, cited.organisme, known.state === 'ready')}
                blank={blanks[blank]}
                onChange={(v) => setCell(ficheAction, doc, name, cited.id, 'organisme', v)}
              />
              <LineInput
                label={`${row.precision.label} ${index + 1}`}
                labelHidden
                placeholder={row.precision.label}
                value={cited.precision}
                canWrite
                discreet
                onCommit={(v) => setCell(ficheAction, doc, name, cited.id, 'precision', v)}
              />
            </div>
          ) : (
            <p className="fiche-organisme">{readable(nameOf(cited), cited.precision) ?? blanks[blank]}</p>
          )
        }
      </RowList>
    </section>
  )
}

/** An organisation that left the list keeps its place until someone chooses another. */
function withUnknown(options: readonly { code: string; label: string }[], value: string | null, loaded: boolean) {
  if (value === null || options.some((o) => o.code === value)) return options
  return [...options, { code: value, label: loaded ? 'Organisme retiré de la liste' : 'Chargement…' }]
}

const readable = (name: string | null, precision: string | null): string | null =>
  name === null || precision === null || name === precision ? name : `${name} (${precision})`
