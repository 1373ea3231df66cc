/** What a snapshot can give to a restitution: one table for the server, which refuses the rest, and the page, which does not offer it. */
import type { Bloc } from './content.ts'

/** What a block is drawn from: the plan, what a group follows and shares, or what was said and done in a meeting. */
type Matiere = 'plan' | 'groupe' | 'seance'
const matieres: Readonly<Record<Bloc, Matiere>> = {
  participation: 'seance',
  frequentation: 'groupe',
  cadre: 'seance',
  avancement: 'plan',
  changements: 'plan',
  evolutions: 'plan',
  fiches: 'plan',
  indicateurs: 'plan',
  propositions: 'seance',
  sousGroupes: 'seance',
  releve: 'seance',
  engagements: 'groupe',
  acteursManquants: 'seance',
  livrables: 'plan',
  ressources: 'groupe',
  prochaineSeance: 'seance',
}

/** What a restitution can draw from, by what it was taken of; a document alone gives nothing. */
const donnees = {
  seance: ['plan', 'groupe', 'seance'],
  groupe: ['plan', 'groupe'],
  axe: ['plan'],
  schema: ['plan'],
} as const satisfies Record<string, readonly Matiere[]>
export type SorteSource = keyof typeof donnees

export const isSorteSource = (sorte: string): sorte is SorteSource => Object.hasOwn(donnees, sorte)

/** What a snapshot of a list was taken of; null for a document alone, as a restitution at its export. */
export function sorteDuBref(i: { seanceId: string | null; portee: { sorte: string } | null }): SorteSource | null {
  if (i.seanceId !== null) return 'seance'
  return i.portee !== null && isSorteSource(i.portee.sorte) ? i.portee.sorte : null
}

/** What a snapshot would have to hold to give a block, and does not; null when it gives it. */
export function manqueA(bloc: Bloc, sorte: SorteSource): Matiere | null {
  const given: readonly Matiere[] = donnees[sorte]
  return given.includes(matieres[bloc]) ? null : matieres[bloc]
}

/** Whether a block says how the plan stands, which a snapshot of the scheme says of every axis. */
export const vientDuPlan = (bloc: Bloc): boolean => matieres[bloc] === 'plan'
