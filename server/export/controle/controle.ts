/** What must be seen before a document is published. Pure: the outline, the frozen contents, the names of the lists. */
import type { Instantane } from '#server/snapshot/content'
import type { CodeConstat, Constat, Lieu } from '#shared/api/controle'
import { type Bloc, blocs } from '#shared/prose/content'
import { documentsOf, type Frozen } from '../frozen.ts'
import { blocsCites, blocsDuCorps, boitesVides, sourcesDe } from '../restitution.ts'
import { guillemets } from '../words.ts'
import { constat } from './constat.ts'
import { coordonnees, type Trouve } from './coordonnees.ts'
import { fichesEnDefaut, type Precedent } from './fiches.ts'
import { nomsDans, type Personne } from './noms.ts'
import { extrait, type Passage, passagesOf } from './passages.ts'
import { livrablesEnDefaut, propositionsEnDefaut, releveEnDefaut, sousGroupesEnDefaut } from './seance.ts'
import { siglesNus } from './sigles.ts'

export interface Controle {
  constats: Constat[]
  /** How many passages were read. */
  passages: number
}

interface Known {
  personnes: readonly Personne[]
  precedent: (source: Instantane, ficheId: string) => Precedent | null
  /** Those still open. */
  commentaires: readonly Commentaire[]
}

interface Commentaire {
  id: string
  citation: string
  texte: string
}

const LONGEST = 80
const debut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words)

const ouvert = ({ id, citation, texte }: Commentaire): Constat =>
  constat('commentaireOuvert', `${guillemets(debut(texte))} Répondez, corrigez, puis marquez-le résolu.`, {
    ...{ extrait: debut(citation), rang: null },
    lieu: { sorte: 'commentaire', id },
  })

const phrases: Partial<Record<CodeConstat, string>> = {
  adresseElectronique: 'Une adresse électronique serait publiée. Retirez-la, ou nommez le service.',
  telephone: 'Un numéro de téléphone serait publié. Retirez-le.',
  identifiants: 'Un mot de passe, un identifiant ou un lien d’accès serait publié. Retirez-le, puis changez-le.',
  nomDePersonne: 'Une personne serait nommée. Nommez son organisation ou sa fonction.',
  nomProbable: 'Ces mots nomment peut-être une personne. Vérifiez, et nommez plutôt son organisation.',
}

const A_LA_SOURCE =
  'C’est dans un bloc tiré d’un instantané\u00a0: corrigez-le là où il a été écrit, puis prenez un nouvel instantané et utilisez-le.'

/** Where each document of the snapshots is opened; those of the room itself have no page of their own. */
function lieuxDes(cited: ReadonlyMap<string, Instantane>): Map<string, Lieu> {
  const of = (kind: string, id: string, seanceId: string | undefined): Lieu | null => {
    if (kind === 'fiche-action') return { sorte: 'fiche', id }
    if (kind === 'livrable') return { sorte: 'livrable', id }
    if (kind === 'sous-groupe' && seanceId !== undefined) return { sorte: 'sousGroupe', seanceId, id }
    return kind === 'notes-de-seance' && seanceId !== undefined ? { sorte: 'releve', seanceId } : null
  }
  return new Map(
    [...cited.values()].flatMap(({ content }) =>
      content.documents.flatMap(({ id, kind }): [string, Lieu][] => {
        const lieu = of(kind, id, content.seance?.id)
        return lieu === null ? [] : [[id, lieu]]
      }),
    ),
  )
}

/** Everything found in words, whoever typed them. */
function dansLesMots(
  passages: readonly Passage[],
  personnes: readonly Personne[],
  sources: ReadonlyMap<string, Lieu>,
): Constat[] {
  const lieu: Lieu = { sorte: 'texte' }
  const noms = nomsDans(personnes, passages)
  const ofPassage = (passage: Passage): Constat[] => {
    const found: Trouve[] = [...coordonnees(passage), ...noms(passage)]
    const source = sources.get(passage.document ?? '')
    return found.map(({ code, at, length }) =>
      constat(code, [phrases[code], ...(source === undefined ? [] : [A_LA_SOURCE])].join(' '), {
        ...{ extrait: extrait(passage.words, at, length), rang: passage.rang, lieu: source ?? lieu },
      }),
    )
  }
  const sigles = siglesNus(passages).map(({ sigle, developpe, connu, passage, at }) => {
    const said =
      developpe === null
        ? 'Demandez ce qu’il veut dire à qui l’a employé.'
        : `À la première mention, écrivez\u00a0: ${guillemets(`${developpe} (${sigle})`)}.`
    const what = `${sigle} n’est développé nulle part${developpe === null && connu ? ', et son sens n’est pas établi' : ''}.`
    const where = { extrait: extrait(passage.words, at, sigle.length), rang: passage.rang, lieu }
    return constat('sigleNonDeveloppe', `${what} ${said}`, where)
  })
  return [...passages.flatMap(ofPassage), ...sigles]
}

type Check = (source: Instantane, cle: string | null, rang: number | null, known: Known) => Constat[]
const checks: Record<Bloc, Check> = {
  participation: () => [],
  frequentation: () => [],
  cadre: () => [],
  prochaineSeance: () => [],
  avancement: () => [],
  changements: () => [],
  evolutions: () => [],
  indicateurs: () => [],
  acteursManquants: () => [],
  ressources: () => [],
  fiches: (source, cle, rang, { precedent }) => fichesEnDefaut(source, cle, rang, (id) => precedent(source, id)),
  sousGroupes: (source, cle, rang) => sousGroupesEnDefaut(source, cle, rang),
  releve: (source, _, rang) => releveEnDefaut(source, rang),
  engagements: (source, _, rang) => releveEnDefaut(source, rang),
  propositions: (source, _, rang) => propositionsEnDefaut(source, rang),
  livrables: (source, _, rang) => livrablesEnDefaut(source, rang),
}

/** Once each, where it is printed first. */
const once = (list: readonly Constat[]): Constat[] =>
  [
    ...new Map(list.toReversed().map((c) => [JSON.stringify([c.code, c.phrase, c.extrait, c.lieu]), c])).values(),
  ].toReversed()

/** The text of a restitution, and what its data blocks draw. */
export function controleRestitution(frozen: Frozen, cited: ReadonlyMap<string, Instantane>, known: Known): Controle {
  const lieu: Lieu = { sorte: 'texte' }
  const value = documentsOf(frozen, 'restitution')[0]?.value
  const title = passagesOf(
    [value?.intitule ?? '', value?.sousTitre ?? '', value?.perimetre ?? ''].map((text) => ({
      kind: 'paragraph',
      inlines: [{ text }],
    })),
    null,
  )
  const body = blocsDuCorps(frozen, cited).flatMap((blocks, rang) => passagesOf(blocks, rang))
  const drawn = blocsCites(frozen).flatMap((cite): Constat[] => {
    const { bloc, cle, rang } = cite
    const found = sourcesDe(cite, cited)
    if (bloc !== null && found !== null) return checks[bloc](found.source, cle, rang, known)
    const name = bloc === null ? 'Un bloc de données' : `Le bloc ${guillemets(blocs[bloc])}`
    const phrase = `${name} n’a pas de source. Retirez-le, puis insérez-le à nouveau depuis les sources.`
    return [constat('blocIntrouvable', phrase, { extrait: null, rang, lieu })]
  })
  const boxes = boitesVides(frozen).map(({ consigne, rang }) =>
    constat('aCompleter', 'Un encadré est resté vide. Remplissez-le, ou retirez-le du texte.', {
      ...{ extrait: consigne, rang, lieu },
    }),
  )
  const passages = [...title, ...body]
  const found = [
    ...dansLesMots(passages, known.personnes, lieuxDes(cited)),
    ...drawn,
    ...known.commentaires.map(ouvert),
  ]
  return { constats: once(found).concat(boxes), passages: passages.length }
}
