import type { FrozenPoint, FrozenSeance, Instantane } from '#server/snapshot/content'
import type { Block, Inline } from '#shared/api/outline'
import { blocs } from '#shared/prose/content'
import { blocDe } from './blocs.ts'
import { cadre } from './cadre.ts'
import { fichierDe } from './fichier.ts'
import { notesOf, originOf } from './frozen.ts'
import { nominatif } from './nominatif.ts'
import { blank, heading, list, type Outline, paragraph, withOrigin } from './outline.ts'
import type { Nominal } from './participation.ts'
import { proseBlocks } from './prose.ts'
import { filigraneDe, provenance, sources, statutDe } from './provenance.ts'
import { blancs, compte, heureDe, horaire, jourDeSemaine, majuscule } from './words.ts'

export interface CompteRenduOptions {
  /** The lines of the attendance list, when names are asked for; null prints organisations only. */
  noms: readonly Nominal[] | null
}

const numbered = (numero: string | null, titre: string): string => (numero === null ? titre : `${numero}. ${titre}`)

/** When it really began and how long it took, as far as it is known. */
function duree({ commenceA, finiA }: FrozenPoint): string {
  if (commenceA === null) return ''
  const minutes = finiA === null ? null : Math.round((finiA - commenceA) / 60_000)
  return ` (commencé à ${heureDe(commenceA)}${minutes === null || minutes < 1 ? '' : `, ${compte(minutes, 'minute', 'minutes')}`})`
}

function pointLine(p: FrozenPoint): Inline[] {
  const intervenant = p.intervenant === null ? [] : [{ text: `\u00a0; ${p.intervenant}`, italic: true }]
  return [{ text: numbered(p.numero, p.titre) }, ...intervenant, ...(duree(p) === '' ? [] : [{ text: duree(p) }])]
}

/** In the order of the meeting: numbers are printed as given, and two parts may carry the same. */
function deroule(points: readonly FrozenPoint[]): Block[] {
  const under = (parentId: string | null): Extract<Block, { kind: 'list' }>['items'] =>
    points
      .filter((p) => p.parentId === parentId)
      .map((p) => {
        const items = under(p.id)
        return { inlines: pointLine(p), children: items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }] }
      })
  const items = under(null)
  return items.length === 0 ? [paragraph(blank(blancs.nonRenseigne))] : [{ kind: 'list', ordered: false, items }]
}

function ordreDuJour({ ordreDuJour: printed }: FrozenSeance): Block[] {
  if (printed.length === 0) return []
  const inOrder = printed.every((o, i) => o.numero === String(i + 1))
  const items = printed.map((o) => (inOrder ? o.titre : numbered(o.numero, o.titre)))
  return [heading(2, 'Ordre du jour'), list(items, inOrder)]
}

export function sousTitre(s: FrozenSeance): string {
  const quand = majuscule(jourDeSemaine(s.jour))
  const when = horaire(s.debut, s.fin)
  const coanimation = s.coanimation.length === 0 ? [] : [`coanimation\u00a0: ${s.coanimation.join(', ')}`]
  return [
    [quand, ...(when === null ? [] : [when])].join(', '),
    ...(s.lieu === null ? [] : [s.lieu]),
    ...coanimation,
  ].join('\u00a0; ')
}

/** The minutes of a meeting, from its snapshot alone. */
export function compteRendu(instantane: Instantane, { noms }: CompteRenduOptions): Outline {
  const { seance, points, sousGroupes } = instantane.content
  if (seance === null) throw new Error(`snapshot ${instantane.id} holds no meeting`)
  const notes = notesOf(instantane)
  const news = cadre(seance)
  const written = proseBlocks(notes?.notes ?? [], { top: 3 })
  const plan = [
    seance.schema?.titre,
    seance.axe === null ? null : `Axe ${seance.axe.numero}\u00a0: ${seance.axe.titre}`,
  ]
  const blocks: Block[] = [
    ...plan.flatMap((words) => (words ? [paragraph(words)] : [])),
    ...ordreDuJour(seance),
    heading(2, 'Déroulé'),
    ...deroule(points),
    heading(2, 'Participation'),
    ...blocDe('participation', instantane, { noms }),
    ...(news.length === 0 ? [] : [heading(2, blocs.cadre), ...news]),
    heading(2, 'Notes de séance'),
    ...(written.length > 0 ? written : [paragraph('Aucune note n’a été prise.')]),
    heading(2, 'Suivi des fiches actions'),
    ...blocDe('fiches', instantane),
    ...(sousGroupes.length === 0 ? [] : [heading(2, 'Travail en sous-groupes'), ...blocDe('sousGroupes', instantane)]),
    heading(2, 'Décisions, engagements et acteurs manquants'),
    ...blocDe('releve', instantane, { noms }),
    heading(2, 'Livrables'),
    ...blocDe('livrables', instantane),
    heading(2, 'Prochain rendez-vous'),
    ...blocDe('prochaineSeance', instantane),
    ...sources([instantane]),
  ]
  const origin = originOf(instantane)
  const printed: Outline = {
    titre: `Compte rendu\u00a0: ${seance.titre}`,
    fichier: fichierDe('Compte rendu', seance),
    sousTitre: sousTitre(seance),
    statut: statutDe(instantane),
    filigrane: filigraneDe(statutDe(instantane)),
    provenance: provenance(instantane),
    le: instantane.at,
    blocks: blocks.flatMap((b) => (b.origin === undefined ? withOrigin([b], origin) : [b])),
  }
  return noms === null ? printed : nominatif(printed)
}
