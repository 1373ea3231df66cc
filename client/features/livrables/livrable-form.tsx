import { ChoiceSelect } from '#client/document/choice-select'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import type { OpenDocument } from '#client/document/open-document'
import { useField } from '#client/document/use-document-value'
import { ProseField } from '#client/prose/prose-field'
import { Banner } from '#client/ui/banner'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { livrable } from '#shared/documents/livrable'
import { safeHref } from '#shared/prose/content'

const { shape } = livrable

export function LivrableForm({ doc, canWrite, awareness }: OpenDocument) {
  const intitule = useField(livrable, doc, 'intitule')
  const nature = useField(livrable, doc, 'nature')
  const statut = useField(livrable, doc, 'statut')
  const porteur = useField(livrable, doc, 'porteur')
  const echeance = useField(livrable, doc, 'echeance')
  return (
    <div className="livrable-colonnes">
      <section className="pile serree" aria-labelledby="livrable-description">
        <h2 id="livrable-description">{shape.description.label}</h2>
        <ProseField
          fragment={rootProse(doc, 'description')}
          label={shape.description.label}
          champ="description"
          canWrite={canWrite}
          awareness={awareness}
          placeholder="À quoi il sert, pour qui, sous quelle forme"
        />
      </section>
      <div className="carte pile">
        <LineInput
          label={shape.intitule.label}
          value={intitule}
          max={shape.intitule.max}
          canWrite={canWrite}
          wraps
          onCommit={(v) => setField(livrable, doc, 'intitule', v)}
        />
        <ChoiceSelect
          field={shape.nature}
          value={nature}
          canWrite={canWrite}
          onCommit={(v) => setField(livrable, doc, 'nature', v)}
        />
        <ChoiceSelect
          field={shape.statut}
          value={statut}
          canWrite={canWrite}
          onCommit={(v) => setField(livrable, doc, 'statut', v)}
        />
        <LineInput
          label={shape.porteur.label}
          value={porteur}
          max={shape.porteur.max}
          canWrite={canWrite}
          placeholder="à désigner"
          onCommit={(v) => setField(livrable, doc, 'porteur', v)}
        />
        <DayInput
          label={shape.echeance.label}
          value={echeance}
          canWrite={canWrite}
          onCommit={(v) => setField(livrable, doc, 'echeance', v)}
        />
        <Adresse doc={doc} canWrite={canWrite} />
      </div>
    </div>
  )
}

/** Where the thing itself is kept: only an address a person can follow safely becomes a link. */
function Adresse({ doc, canWrite }: Pick<OpenDocument, 'doc' | 'canWrite'>) {
  const lien = useField(livrable, doc, 'lien')
  const href = safeHref(lien)
  return (
    <div className="pile serree">
      <LineInput
        label={shape.lien.label}
        hint="L’adresse du document, là où il est conservé"
        inputMode="url"
        value={lien}
        max={shape.lien.max}
        canWrite={canWrite}
        onCommit={(v) => setField(livrable, doc, 'lien', v)}
      />
      {href !== null && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          Ouvrir le document<span className="sr"> (nouvelle fenêtre)</span>
        </a>
      )}
      {lien !== null && href === null && (
        <Banner tone="ochre" shape="triangle">
          Cette adresse ne s’ouvre pas : elle doit commencer par https://, http:// ou mailto:.
        </Banner>
      )}
    </div>
  )
}
