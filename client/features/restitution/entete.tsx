import { MapPin } from 'lucide-react'
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

interface EnteteProps {
  doc: Y.Doc
  canWrite: boolean
  /** The text comes first: what is seldom changed is opened when wanted. */
  replie: boolean
}

/** Title, subtitle and readers: the head of the exported document. */
export function Entete({ doc, canWrite, replie }: EnteteProps) {
  const intitule = useField(restitution, doc, 'intitule')
  const sousTitre = useField(restitution, doc, 'sousTitre')
  const destinataires = useField(restitution, doc, 'public')
  const perimetre = useField(restitution, doc, 'perimetre')
  const debut = useField(restitution, doc, 'debut')
  const fin = useField(restitution, doc, 'fin')
  if (!canWrite) {
    return (
      <>
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
        <Legende />
      </>
    )
  }
  const fields = (
    <header className="restitution-entete">
      <LineInput
        label={shape.intitule.label}
        labelHidden
        discreet
        wraps
        placeholder={shape.intitule.label}
        value={intitule}
        onCommit={(v) => setField(restitution, doc, 'intitule', v)}
        canWrite
      />
      <LineInput
        label={shape.sousTitre.label}
        labelHidden
        discreet
        wraps
        placeholder={shape.sousTitre.label}
        value={sousTitre}
        onCommit={(v) => setField(restitution, doc, 'sousTitre', v)}
        canWrite
      />
      <div className="restitution-reperes">
        <LineInput
          label={shape.perimetre.label}
          wraps
          value={perimetre}
          onCommit={(v) => setField(restitution, doc, 'perimetre', v)}
          canWrite
        />
        <DayInput
          label={shape.debut.label}
          value={debut}
          onCommit={(v) => setField(restitution, doc, 'debut', v)}
          canWrite
        />
        <DayInput label={shape.fin.label} value={fin} onCommit={(v) => setField(restitution, doc, 'fin', v)} canWrite />
        <ChoiceSelect
          field={shape.public}
          value={destinataires}
          onCommit={(v) => setField(restitution, doc, 'public', v)}
          canWrite
        />
      </div>
    </header>
  )
  if (!replie) {
    return (
      <>
        {fields}
        <Legende />
      </>
    )
  }
  return (
    <details className="restitution-replie sans-papier">
      <summary>Titre, période, destinataires</summary>
      {fields}
      <Legende />
    </details>
  )
}

const Legende = () => (
  <p className="petit restitution-legende">
    <MapPin size={14} aria-hidden="true" /> Tiré d’un instantané : une pression dit d’où il vient. Sans ce repère, le
    texte est écrit à la main.
  </p>
)
