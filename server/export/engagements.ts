import type { Instantane } from '#server/snapshot/content'
import type { Block, Cell, Lieu } from '#shared/api/outline'
import { cell, counted, dayCell, paragraph, rowName, strong, table, text } from './outline.ts'
import type { Nominal } from './participation.ts'
import { linesOf, quiEnRepond, UNE_PERSONNE } from './releve.ts'
import { blancs, compte, jour, jourCivil, jourDe } from './words.ts'

interface Engagement {
  texte: string
  qui: string | null
  /** Known of the lines of this meeting alone: what is followed from another says no more than the organisation. */
  personne: string | null
  echeance: string | null
  faitA: number | null
  lieu: Lieu
  /** The day of the earlier meeting it was taken at. */
  prisLe: string | null
}

/** What was followed when the snapshot was taken, then what this meeting adds to it. */
function known(instantane: Instantane): Engagement[] {
  const followed = (instantane.content.suivis ?? []).filter((s) => s.nature === 'engagement')
  const ids = new Set(followed.map((s) => s.rowId))
  const said = instantane.content.seance === null ? [] : linesOf(instantane)
  const added = said.filter((l) => l.nature === 'engagement' && !ids.has(l.id))
  const here = new Map(said.map((l) => [l.id, l]))
  return [
    ...added.map((l) => ({ ...l, faitA: null, prisLe: null })),
    ...followed.map((s) => {
      const line = here.get(s.rowId)
      const prisLe = line !== undefined || s.seanceId === instantane.seanceId ? null : (s.jour ?? null)
      const quand = prisLe === null ? 'pris à une séance précédente' : `pris à la séance du ${jour(prisLe)}`
      // Who answers for it is named by the line it was said in alone: elsewhere it is only known to be a person.
      const { qui, personne } = line ?? { qui: s.qui ?? (s.personne === true ? UNE_PERSONNE : null), personne: null }
      return { ...s, qui, personne, prisLe, lieu: line?.lieu ?? { passage: `Suivi du groupe, ${quand}` } }
    }),
  ]
}

type Fate = 'tenu' | 'encours' | 'retard'
/** Late at the day the snapshot was taken, which never moves. */
function fateOf({ echeance, faitA }: Engagement, today: string): Fate {
  if (faitA !== null) return 'tenu'
  return echeance !== null && echeance < today ? 'retard' : 'encours'
}
const words: Readonly<Record<Fate, string>> = { retard: 'En retard', encours: 'En cours', tenu: 'Tenu' }
const order = Object.keys(words) as Fate[]

/** Its words, then the meeting they come from when it is not this one. */
function nomme({ texte, prisLe }: Engagement): Cell {
  const named = rowName(texte.trim() === '' ? blancs.nonRenseigne : texte)
  return prisLe === null ? named : { ...named, blocks: [...named.blocks, text(`Pris le ${jour(prisLe)}`)] }
}

/** Commitments of the group, those that are late first. */
export function engagements(instantane: Instantane, noms: readonly Nominal[] | null): Block[] {
  const { seance, suivis } = instantane.content
  if (seance === null && suivis === undefined)
    return [paragraph('Cet instantané a été pris avant que les engagements du groupe y soient figés.')]
  const today = jourCivil(instantane.at)
  const all = known(instantane).map((e) => ({ ...e, fate: fateOf(e, today) }))
  if (all.length === 0) return [paragraph('Aucun engagement n’a été pris.')]
  const count = (fate: Fate) => all.filter((e) => e.fate === fate).length
  const summary = [
    compte(count('tenu'), 'tenu', 'tenus'),
    `${count('encours')} en cours`,
    `${count('retard')} en retard`,
  ].join(', ')
  const total = `${compte(all.length, 'engagement', 'engagements')}\u00a0: `
  const sorted = order.flatMap((fate) => all.filter((e) => e.fate === fate))
  const rows = sorted.map((e): Cell[] => [
    nomme(e),
    cell(quiEnRepond(e, noms !== null)),
    dayCell(e.echeance, blancs.date),
    cell(e.faitA === null ? words[e.fate] : `${words[e.fate]} le ${jourDe(e.faitA)}`),
  ])
  return [
    paragraph(strong(total), `${summary}.`),
    table('Engagements tenus, en cours, en retard', ['Engagement', 'Qui', 'Pour le', 'Où il en est'], rows, {
      lieux: sorted.map((e) => e.lieu),
      graphe: counted({
        title: 'Nombre d’engagements tenus, en cours, en retard',
        summary: `${total}${summary}.`,
        rowLabel: 'Où ils en sont',
        unit: 'Engagements',
        counts: order.map((fate) => [words[fate], count(fate)]),
      }),
    }),
  ]
}
