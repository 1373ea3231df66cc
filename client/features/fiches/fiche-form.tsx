import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { LineInput } from '#client/document/line-input'
import type { OpenDocument } from '#client/document/open-document'
import { useField } from '#client/document/use-document-value'
import { ProseField } from '#client/prose/prose-field'
import { Button } from '#client/ui/button'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { ficheAction } from '#shared/documents/fiche-action'
import { ActionsSection } from './actions-section.tsx'
import { OrganismesSection } from './organismes-section.tsx'
import { TextesSection } from './textes-section.tsx'

const { shape } = ficheAction

/** Every field of the printed sheet, in its order. A part left blank says so. */
export function FicheForm({ doc, canWrite, awareness }: OpenDocument) {
  return (
    <div className="pile fiche">
      {canWrite && <Names doc={doc} canWrite awareness={awareness} />}
      <div className="fiche-colonnes">
        <div className="pile">
          <TextesSection
            doc={doc}
            canWrite={canWrite}
            name="priorites"
            titleField="prioritesTitre"
            item="priorité"
            addLabel="Ajouter une ligne"
          />
          <TextesSection
            doc={doc}
            canWrite={canWrite}
            name="actionsCles"
            titleField="actionsClesTitre"
            item="action clé"
            addLabel="Ajouter une action clé"
          />
          <section className="carte pile serree" aria-labelledby="fiche-resultat">
            <h2 id="fiche-resultat">{shape.resultatAttendu.label}</h2>
            <ProseField
              fragment={rootProse(doc, 'resultatAttendu')}
              label={shape.resultatAttendu.label}
              champ="resultatAttendu"
              canWrite={canWrite}
              awareness={awareness}
            />
          </section>
        </div>
        <div className="pile">
          <OrganismesSection
            doc={doc}
            canWrite={canWrite}
            name="pilotes"
            blank="aDesigner"
            addLabel="Ajouter un pilote"
          />
          <OrganismesSection
            doc={doc}
            canWrite={canWrite}
            name="acteurs"
            blank="nonRenseigne"
            addLabel="Ajouter un acteur"
          />
          <TextesSection
            doc={doc}
            canWrite={canWrite}
            name="indicateurs"
            titleField={null}
            item="indicateur"
            addLabel="Ajouter un indicateur"
          />
        </div>
      </div>
      <ActionsSection doc={doc} canWrite={canWrite} awareness={awareness} />
    </div>
  )
}

/** The title stands above as people read it; correcting it is rarer. */
function Names({ doc, canWrite }: OpenDocument) {
  const [open, setOpen] = useState(false)
  const numero = useField(ficheAction, doc, 'numero')
  const intitule = useField(ficheAction, doc, 'intitule')
  if (!open) {
    return (
      <div className="sans-papier">
        <Button small look="quiet" onPress={() => setOpen(true)}>
          <Pencil size={16} aria-hidden="true" /> Corriger le numéro ou l’intitulé
        </Button>
      </div>
    )
  }
  return (
    <div className="fiche-noms">
      <LineInput
        label={shape.numero.label}
        max={shape.numero.max}
        value={numero}
        canWrite={canWrite}
        onCommit={(v) => setField(ficheAction, doc, 'numero', v)}
      />
      <LineInput
        label={shape.intitule.label}
        max={shape.intitule.max}
        value={intitule}
        canWrite={canWrite}
        wraps
        onCommit={(v) => setField(ficheAction, doc, 'intitule', v)}
      />
    </div>
  )
}
