import type * as Y from 'yjs'
import { ChoiceSelect } from '#client/document/choice-select'
import { LineInput } from '#client/document/line-input'
import { useField } from '#client/document/use-document-value'
import { OrBlank } from '#client/words/blanks'
import { setField } from '#shared/document/edit'
import { publics } from '#shared/documents/choices'
import { restitution } from '#shared/documents/restitution'

const { shape } = restitution

/** Title, subtitle and readers: the head of the exported document. */
export function Entete({ doc, canWrite }: { doc: Y.Doc; canWrite: boolean }) {
  const intitule = useField(restitution, doc, 'intitule')
  const sousTitre = useField(restitution, doc, 'sousTitre')
  const destinataires = useField(restitution, doc, 'public')
  if (!canWrite) {
    return (
      <header className="restitution-lecture">
        {sousTitre !== null && <p>{sousTitre}</p>}
        <p className="petit">
          {shape.public.label} : <OrBlank value={destinataires && publics[destinataires]} blank="nonRenseigne" />
        </p>
      </header>
    )
  }
  return (
    <header className="restitution-entete">
      <LineInput
        label={shape.intitule.label}
        value={intitule}
        onCommit={(v) => setField(restitution, doc, 'intitule', v)}
        canWrite
      />
      <LineInput
        label={shape.sousTitre.label}
        value={sousTitre}
        onCommit={(v) => setField(restitution, doc, 'sousTitre', v)}
        canWrite
      />
      <ChoiceSelect
        field={shape.public}
        value={destinataires}
        onCommit={(v) => setField(restitution, doc, 'public', v)}
        canWrite
      />
    </header>
  )
}
