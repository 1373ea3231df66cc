import { evolutionsOf } from '#server/snapshot/compare'
import type { FrozenReference, Instantane } from '#server/snapshot/content'
import type { Champ, Changement } from '#shared/api/comparaison'
import type { Block, Cell, Inline, Origin } from '#shared/api/outline'
import { compareNumeros } from '#shared/documents/numero'
import { type Fiche, nomDeFiche, originOf } from './frozen.ts'
import { blank, cell, heading, orBlank, paragraph, strong, table, text } from './outline.ts'
import { blancs, compte, courte, guillemets, jour } from './words.ts'

const COLON = '\u00a0: '

/** A fiche beside the version of it the committee adopted. */
interface Suivie {
  nom: string
  numero: string | null
  reference: FrozenReference | null
  /** What it says that this version does not; nothing without one. */
  changements: Changement[]
  lieu: Pick<Origin, 'passage' | 'documentId' | 'depuis'>
}

function suiviesDe({ content }: Instantane, references: readonly FrozenReference[], cle: string | null): Suivie[] {
  const adopted = new Map(references.map((r) => [r.documentId, r]))
  return content.documents
    .filter(({ id, kind }) => kind === 'fiche-action' && (cle === null || id === cle))
    .map((document) => ({ document, value: document.value as Fiche }))
    .sort((a, b) => compareNumeros(a.value, b.value))
    .map(({ document, value }): Suivie => {
      const reference = adopted.get(document.id)
      const fiche = { nom: nomDeFiche(value), numero: value.numero }
      const lieu = { passage: fiche.nom, documentId: document.id }
      if (reference === undefined) return { ...fiche, reference: null, changements: [], lieu }
      const { instantaneId, libelle } = reference
      return {
        ...{ ...fiche, reference, changements: evolutionsOf(reference, document, content.organismes) },
        lieu: { ...lieu, depuis: { instantaneId, libelle } },
      }
    })
}

const version = ({ annee, adopteeLe }: FrozenReference): string =>
  `version de référence ${annee}, adoptée le ${jour(adopteeLe)}`

/** Fields whose blank has a name of its own. */
const manques = new Map<string, string>([
  ['Pilote', blancs.qui],
  ['Échéance', blancs.date],
])

/** Past this many changes, and more than half of it written anew, a text is read whole rather than marked. */
const FEW = 3

function isMarked({ avant, apres, morceaux }: Champ): boolean {
  const same = (morceaux ?? []).filter((m) => m.kind === 'same')
  const changes = (morceaux ?? []).length - same.length
  const kept = same.reduce((n, m) => n + m.text.length, 0)
  return changes > 0 && (changes <= FEW || kept * 2 >= Math.max(avant?.length ?? 0, apres?.length ?? 0))
}

/** One side of a text, where what only that side says stands out: struck as adopted, underlined as it is now. */
function cote(champ: Champ, side: 'avant' | 'apres'): Inline[] {
  const { avant, apres, label, morceaux } = champ
  if (avant === apres && side === 'apres') return [blank('mise en forme changée')]
  if (morceaux === null || !isMarked(champ)) return [orBlank(champ[side], manques.get(label) ?? blancs.nonRenseigne)]
  const [kind, look] = side === 'avant' ? (['removed', 'strike'] as const) : (['added', 'underline'] as const)
  return morceaux
    .filter((m) => m.kind === 'same' || m.kind === kind)
    .map(({ kind: of, text: words }) => (of === kind ? { text: words, [look]: true } : { text: words }))
}

const only = (words: string): Cell => cell(blank(words))

/** What changed, as adopted, as it is now. */
function rowOf({ sorte, rubrique, element, champs }: Changement): Cell[] {
  const name = (...more: string[]): Cell => ({
    blocks: [...more.map(text), more.length === 0 ? text(rubrique) : [{ text: rubrique, italic: true }]],
    header: true,
  })
  const row: Inline[][] = element === null ? [] : [text(element)]
  const under = (side: 'avant' | 'apres') => (champ: Champ) => [{ text: champ.label + COLON }, ...cote(champ, side)]
  if (sorte === 'deplace') return [name(), only('dans un autre ordre'), only('ordre changé')]
  if (sorte === 'retire') return [name(), { blocks: row }, only('retrait proposé')]
  if (sorte === 'ajoute') return [name(), only('absent'), { blocks: [...row, ...champs.map(under('apres'))] }]
  const [first, ...others] = champs
  // Its own words are what changed: said on both sides, they need not name it as well.
  if (first !== undefined && others.length === 0 && (element === null || element === first.apres))
    return [name(), { blocks: [cote(first, 'avant')] }, { blocks: [cote(first, 'apres')] }]
  const both = (['avant', 'apres'] as const).map((side): Cell => ({ blocks: champs.map(under(side)) }))
  return [name(element ?? ''), ...both]
}

/** Each change on both sides, and in the words ready for a report for whoever shows them as a list or a sentence. */
function proposees({ nom, numero, changements, lieu }: Suivie, reference: FrozenReference): Block[] {
  const fiche = numero === null ? nom : `Fiche ${numero}`
  const from = `instantané ${guillemets(reference.libelle)}, empreinte ${courte(reference.empreinte)}`
  return [
    heading(3, `Évolutions de la ${nom.charAt(0).toLowerCase()}${nom.slice(1)}`),
    paragraph(
      strong(compte(changements.length, 'évolution proposée', 'évolutions proposées')),
      ` depuis la ${version(reference)} (${from}).`,
    ),
    table(
      `${fiche}${COLON}évolutions proposées`,
      ['Rubrique', 'Version de référence', 'Version de travail'],
      changements.map(rowOf),
      {
        lieux: changements.map((c) => ({ ...lieu, passage: `${fiche}, ${c.rubrique}` })),
        phrases: changements.map((c) => c.phrase),
      },
    ),
  ]
}

/** One fiche: what it proposes, or why it proposes nothing. */
function uneFiche(fiche: Suivie, from: Origin): Block[] {
  const { nom, reference, changements, lieu } = fiche
  const drawn =
    reference === null
      ? [paragraph(`${nom} – aucune version de référence n’est notée\u00a0: rien à quoi la comparer.`)]
      : changements.length === 0
        ? [paragraph(`${nom} – aucune évolution n’est proposée depuis la ${version(reference)}.`)]
        : proposees(fiche, reference)
  const origin = { ...from, ...lieu }
  return drawn.map((b) => ({ ...b, origin }))
}

/** Those that propose nothing, together under what they have in common. */
function lesAutres(title: string, fiches: readonly Suivie[]): Block[] {
  if (fiches.length === 0) return []
  const items = fiches.map(({ nom, reference, lieu }) => ({
    inlines: text(reference === null ? nom : `${nom} (${version(reference)})`),
    ...{ children: [], lieu },
  }))
  return [
    { kind: 'paragraph', inlines: [strong(`${title}\u00a0:`)], tone: 'lead' },
    { kind: 'list', ordered: false, items },
  ]
}

/**
 * What the fiches propose to the committee: from the version it adopted to the one people work on, both as this snapshot
 * holds them. `cle` keeps a single fiche.
 */
export function evolutions(instantane: Instantane, cle: string | null): Block[] {
  const { references } = instantane.content
  const fiches = suiviesDe(instantane, references ?? [], cle)
  const from = originOf(instantane)
  const [first] = fiches
  if (first === undefined) {
    const why =
      cle === null ? 'Aucune fiche action n’est suivie par ce groupe.' : 'Cette fiche n’est pas dans cet instantané.'
    return [paragraph(why)]
  }
  if (references === undefined)
    return [paragraph('Cet instantané a été pris avant que les versions de référence des fiches y soient figées.')]
  if (cle !== null || fiches.length === 1) return uneFiche(first, from)
  if (references.length === 0)
    return [
      paragraph('Aucune fiche n’a de version de référence\u00a0: rien n’est proposé depuis ce que le comité a adopté.'),
    ]
  const moved = fiches.filter((f) => f.changements.length > 0)
  const total = moved.reduce((n, f) => n + f.changements.length, 0)
  const summary =
    total === 0
      ? paragraph('Aucune évolution n’est proposée depuis les versions que le comité a adoptées.')
      : paragraph(
          strong(compte(total, 'évolution proposée', 'évolutions proposées')),
          ` dans ${compte(moved.length, 'fiche', 'fiches')}, depuis les versions que le comité a adoptées.`,
        )
  const still = fiches.filter((f) => f.changements.length === 0)
  return [
    summary,
    ...moved.flatMap((f) => uneFiche(f, from)),
    ...lesAutres(
      'Aucune évolution proposée',
      still.filter((f) => f.reference !== null),
    ),
    ...lesAutres(
      'Sans version de référence',
      still.filter((f) => f.reference === null),
    ),
  ]
}
