import { newId } from '#server/store/ids'
import type { DocumentOf } from '#shared/document/define'
import { proseFromLines } from '#shared/document/value'
import { ficheAction } from '#shared/documents/fiche-action'
import { fiches } from './content/fiches.ts'
import type { FicheContent } from './content/shapes.ts'
import type { Keys } from './keys.ts'
import type { NewDocument } from './new-document.ts'

const textes = (list: readonly string[]) => list.map((texte) => ({ id: newId(), texte }))

function ficheValue(fiche: FicheContent, id: Keys): DocumentOf<typeof ficheAction> {
  const cites = (list: FicheContent['pilotes']) =>
    list.map(({ organisme, precision }) => ({ id: newId(), organisme: id(organisme), precision }))
  return {
    numero: fiche.numero,
    intitule: fiche.intitule,
    prioritesTitre: fiche.prioritesTitre,
    priorites: textes(fiche.priorites),
    pilotes: cites(fiche.pilotes),
    acteurs: cites(fiche.acteurs),
    indicateurs: textes(fiche.indicateurs),
    actionsClesTitre: null,
    actionsCles: textes(fiche.actionsCles),
    resultatAttendu: [],
    actions: fiche.actions.map(({ intitule, avancement, avancementLe }) => ({
      id: newId(),
      intitule,
      pilote: null,
      etat: null,
      raison: null,
      conditionDeblocage: null,
      avancement: proseFromLines(...avancement),
      avancementLe,
      echeance: null,
      origine: null,
    })),
  }
}

/** The fiches of the plan, each a co-written document. */
export const ficheDocuments = (id: Keys): NewDocument[] =>
  fiches.map((fiche) => {
    const value = ficheValue(fiche, id)
    return {
      id: newId(),
      kind: 'fiche-action',
      title: ficheAction.title(value) ?? ficheAction.label,
      numero: fiche.numero,
      axeId: id(fiche.axe),
      value,
    }
  })
