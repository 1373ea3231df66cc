import type * as Y from 'yjs'
import { ChoiceSelect } from '#client/document/choice-select'
import { DayInput } from '#client/document/day-input'
import { LineInput } from '#client/document/line-input'
import { useField } from '#client/document/use-document-value'
import { OrBlank } from '#client/words/blanks'
import { Day } from '#client/words/dates'
import { setField } from '#shared/document/edit'
import { publics } from '#shared/documents/choices'
import { restitution } from '#shared/documents/restitution'

const { shape } = restitution

/** Title, subtitle and readers: the head of the exported document. */
export function Entete({ doc, canWrite }: { doc: Y.Doc; canWrite: boolean }) {
  const intitule = useField(restitution, doc, 'intitule')
  const sousTitre = useField(restitution, doc, 'sousTitre')
  const destinataires = useField(restitution, doc, 'public')
  const perimetre = useField(restitution, doc, 'perimetre')
  const debut = useField(restitution, doc, 'debut')
  const fin = useField(restitution, doc, 'fin')
  if (!canWrite) {
    return (
      <header className="restitution-lecture">
        {sousTitre !== null && <p>{sousTitre}</p>}
        <p className="petit">
          {perimetre !== null && `${perimetre} · `}
          {debut !== null && (
            <>
              du <Day day={debut} />{' '}
            </>
          )}
          {fin !== null && (
            <>
              au <Day day={fin} />{' '}
            </>
          )}
          {(debut !== null || fin !== null) && '· '}
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
      <LineInput
        label={shape.perimetre.label}
        value={perimetre}
        onCommit={(v) => setField(restitution, doc, 'perimetre', v)}
        canWrite
      />
      <div className="restitution-periode">
        <DayInput
          label={shape.debut.label}
          value={debut}
          onCommit={(v) => setField(restitution, doc, 'debut', v)}
          canWrite
        />
        <DayInput label={shape.fin.label} value={fin} onCommit={(v) => setField(restitution, doc, 'fin', v)} canWrite />
      </div>
      <ChoiceSelect
        field={shape.public}
        value={destinataires}
        onCommit={(v) => setField(restitution, doc, 'public', v)}
        canWrite
      />
    </header>
  )
}
