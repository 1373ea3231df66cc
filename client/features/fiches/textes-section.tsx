import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type * as Y from 'yjs'
import { LineInput } from '#client/document/line-input'
import { RowList } from '#client/document/row-list'
import { SharedTextArea } from '#client/document/shared-text-area'
import { useField } from '#client/document/use-document-value'
import { IconButton } from '#client/ui/button'
import { shorten } from '#client/words/shorten'
import { cellText, setField } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'

interface TextesSectionProps {
  doc: Y.Doc
  canWrite: boolean
  name: 'priorites' | 'indicateurs' | 'actionsCles'
  /** Fiches name this list in their own words: « Objectifs », « Priorités identifiées ». */
  titleField: 'prioritesTitre' | 'actionsClesTitre' | null
  item: string
  addLabel: string
}

/** A list of short texts, each written together. */
export function TextesSection({ doc, canWrite, name, titleField, item, addLabel }: TextesSectionProps) {
  const field = ficheAction.shape[name]
  return (
    <section className="carte pile serree" aria-labelledby={`fiche-${name}`}>
      {titleField === null ? (
        <h2 id={`fiche-${name}`}>{field.label}</h2>
      ) : (
        <OwnTitle doc={doc} canWrite={canWrite} titleField={titleField} standard={field.label} id={`fiche-${name}`} />
      )}
      <RowList
        def={ficheAction}
        doc={doc}
        name={name}
        canWrite={canWrite}
        nameOf={(row) => shorten(row.texte)}
        addLabel={addLabel}
      >
        {(row, index) => (
          <SharedTextArea
            node={cellText(doc, name, row.id, 'texte')}
            label={`${field.row.texte.label} ${index + 1}`}
            labelHidden
            canWrite={canWrite}
            discreet
            placeholder={`Écrire ici : ${item}`}
          />
        )}
      </RowList>
    </section>
  )
}

interface OwnTitleProps {
  doc: Y.Doc
  canWrite: boolean
  titleField: 'prioritesTitre' | 'actionsClesTitre'
  standard: string
  id: string
}

function OwnTitle({ doc, canWrite, titleField, standard, id }: OwnTitleProps) {
  const [renaming, setRenaming] = useState(false)
  const title = useField(ficheAction, doc, titleField)
  return (
    <>
      <div className="rang fiche-titre-liste">
        <h2 id={id}>{title ?? standard}</h2>
        {canWrite && (
          <IconButton
            small
            label={`Renommer la liste « ${title ?? standard} »`}
            aria-expanded={renaming}
            onPress={() => setRenaming(!renaming)}
          >
            <Pencil size={16} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {renaming && (
        <LineInput
          label="Titre de cette liste dans la fiche"
          hint={`Laissé vide : « ${standard} »`}
          max={ficheAction.shape[titleField].max}
          value={title}
          canWrite={canWrite}
          onCommit={(v) => setField(ficheAction, doc, titleField, v)}
        />
      )}
    </>
  )
}
