import { blanks } from '#client/words/blanks'
import { clockTime, timeOfDay } from '#client/words/dates'
import type { getHistorique } from '#shared/api/emargement'
import type { AnswerOf } from '#shared/api/endpoint'
import type { DocumentOf } from '#shared/document/define'
import { type Mode, modes, qualites, type StatutPresence, statutsPresence } from '#shared/documents/choices'
import type { emargement } from '#shared/documents/emargement'

export type Ligne = DocumentOf<typeof emargement>['lignes'][number]
export type Version = AnswerOf<typeof getHistorique>[number]

/** People present by mode, and everybody by status. */
export interface Counts {
  salle: number
  distance: number
  statuts: Readonly<Record<StatutPresence, number>>
}

export function countsOf(lignes: readonly Ligne[]): Counts {
  const present = (mode: Mode) => lignes.filter((l) => l.statut === 'present' && l.mode === mode).length
  const codes = Object.keys(statutsPresence) as StatutPresence[]
  const statuts = Object.fromEntries(codes.map((s) => [s, lignes.filter((l) => l.statut === s).length]))
  return { salle: present('salle'), distance: present('distance'), statuts: statuts as Counts['statuts'] }
}

/** « évry » finds « Evry », whatever was typed. */
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function matches(ligne: Ligne, search: string): boolean {
  const all = plain([ligne.nom, ligne.fonction, ligne.organisme, ligne.represente, ligne.siege].join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

export const french = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

/** As on a paper list: by name, the unnamed last. */
export const byName = (lignes: readonly Ligne[]): Ligne[] =>
  [...lignes].sort((a, b) => {
    if (a.nom === null || b.nom === null) return Number(a.nom === null) - Number(b.nom === null)
    return french.compare(a.nom, b.nom)
  })

const minutesOf = (time: string): number => {
  const [h = 0, m = 0] = time.split(':').map(Number)
  return h * 60 + m
}

/** The instant of a time of day, on the day of `base` as seen from the room. */
export const atClock = (base: number, time: string): number =>
  Math.floor(base / 60_000) * 60_000 + (minutesOf(time) - minutesOf(clockTime(base))) * 60_000

export interface Change {
  label: string
  from: string
  to: string
}

const worded = (words: string | null): string => words ?? blanks.nonRenseigne

const hour = (instant: number | null): string =>
  instant === null ? blanks.nonRenseigne : timeOfDay(clockTime(instant))

/** What a correction changed from the version before. */
export function changesBetween(before: Version, after: Version): Change[] {
  const all: Change[] = [
    { label: 'Nom', from: before.nom, to: after.nom },
    { label: 'Fonction', from: worded(before.fonction), to: worded(after.fonction) },
    { label: 'Organisme', from: worded(before.organisme), to: worded(after.organisme) },
    { label: 'Mode', from: modes[before.mode], to: modes[after.mode] },
    { label: 'Statut', from: statutsPresence[before.statut], to: statutsPresence[after.statut] },
    { label: 'Arrivée', from: hour(before.arriveA), to: hour(after.arriveA) },
    { label: 'Départ', from: hour(before.partiA), to: hour(after.partiA) },
    {
      label: 'Qualité',
      from: worded(before.qualite === null ? null : qualites[before.qualite]),
      to: worded(after.qualite === null ? null : qualites[after.qualite]),
    },
    { label: 'Siège', from: worded(before.siege), to: worded(after.siege) },
    { label: 'Représente', from: before.represente ?? 'personne', to: after.represente ?? 'personne' },
  ]
  return all.filter(({ from, to }) => from !== to)
}
