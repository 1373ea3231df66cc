import type { Instantane } from '#server/snapshot/content'
import {
  type StandingOfRestitution,
  type StatutRestitution,
  statutsRestitution,
} from '#shared/access/restitution-steps'
import type { Block, Cell } from '#shared/api/outline'
import type { Frozen } from './frozen.ts'
import { cell, heading, paragraph, rowName, table } from './outline.ts'
import { abrege, courte, guillemets, heureDe, jourDe, LONGEST_RUNNING } from './words.ts'

/** The chapter that says where the rest comes from. */
export const SOURCES = 'Sources'
const NON_VALIDE = 'Document de travail, non validé'
const PROVISOIRE = `${NON_VALIDE}, provisoire\u00a0: la séance n’était pas close`

/** « 1er juillet 2025 à 17 h 02 » */
const instant = (at: number): string => `${jourDe(at)} à ${heureDe(at)}`

/** Validated is a fact of the snapshot: one taken before prints a working document for ever. */
export function statutDe({ content: { seance } }: Frozen): string {
  if (seance === null) return NON_VALIDE
  if (seance.phase !== 'validated') return seance.phase === 'closed' ? NON_VALIDE : PROVISOIRE
  return seance.valideeA === null ? 'Validé' : `Validé le ${jourDe(seance.valideeA)}`
}

/** The same for a restitution, whose steps are not in its snapshot; drawn alone, a snapshot is a working document. */
export function statutDeRestitution(standing: StandingOfRestitution | null): string {
  if (standing === null || standing.statut === 'travail') return NON_VALIDE
  const { statut, steps } = standing
  const since = (step: StatutRestitution) => steps.find((s) => s.statut === step)?.at
  const dated = (step: StatutRestitution) => {
    const at = since(step)
    return at === undefined ? statutsRestitution[step] : `${statutsRestitution[step]} le ${jourDe(at)}`
  }
  if (statut === 'soumise') return `${NON_VALIDE}, soumis à validation`
  return statut === 'validee' ? dated('validee') : `${dated('validee')}, ${dated(statut).toLowerCase()}`
}

/** A page taken out of a document that is not validated still says so. */
export function filigraneDe(statut: string): string | null {
  if (statut === PROVISOIRE) return 'Provisoire'
  return statut.startsWith(NON_VALIDE) ? 'Document de travail' : null
}

/** The line every page repeats; the whole name is among the sources. */
export const provenance = ({ libelle, at, hash }: Instantane): string =>
  `Instantané ${guillemets(abrege(libelle, LONGEST_RUNNING))} du ${instant(at)}, empreinte ${courte(hash)}`

/** The last link of the chain when what is no snapshot was printed. */
export interface Tete {
  numero: number
  at: number
  hash: string
}

/** What says where a document comes from: the time of its file, the line of each page, the chapter at its end. */
export interface Source {
  le: number
  provenance: string
  chapitre: Block[]
}

const EMPREINTE = 'L’empreinte (SHA-256) permet de vérifier qu’il n’a pas changé depuis.'

const chapitre = (said: string, rows: Cell[][]): Block[] => [
  heading(2, SOURCES),
  paragraph(said),
  table('Instantanés', ['Instantané', 'Pris le', 'Empreinte'], rows),
]

/** Where everything printed comes from, with whole fingerprints, so that each can be compared with the chain. */
export const sources = (instantanes: readonly Instantane[]): Block[] =>
  chapitre(
    `Chaque chiffre et chaque citation de ce document vient d’un instantané. ${EMPREINTE}`,
    instantanes.map((i) => [rowName(i.libelle), cell(instant(i.at)), cell(i.hash)]),
  )

/** The same where some of the words were written by hand: what is drawn stands between two marks that bear its number. */
export const sourcesNumerotees = (texte: Instantane, cited: readonly Instantane[]): Block[] =>
  chapitre(
    `Ce qui se trouve entre « Données [n] » et « Fin des données [n] » est tiré de l’instantané n\u00a0; tout le reste a été écrit à la main, et figé dans l’instantané [1]. ${EMPREINTE}`,
    [texte, ...cited].map((i, n) => [rowName(`[${n + 1}] ${i.libelle}`), cell(instant(i.at)), cell(i.hash)]),
  )

/** Drawn from a snapshot and nothing else. */
export const fige = (instantane: Instantane): Source => ({
  le: instantane.at,
  provenance: provenance(instantane),
  chapitre: sources([instantane]),
})

/**
 * Printed as it stood, with the head of the chain: it dates the document among the snapshots and keeps their number, and
 * must not be read as freezing the document.
 */
export function enLEtat(dit: string, at: number, tete: Tete | null): Source {
  const ligne =
    tete === null
      ? 'aucun instantané n’avait encore été pris dans l’espace'
      : `dernier instantané de l’espace à ce moment\u00a0: n°\u00a0${tete.numero} du ${instant(tete.at)}, empreinte ${courte(tete.hash)}`
  const last =
    tete === null
      ? 'Aucun instantané n’avait encore été pris dans l’espace au moment de l’export.'
      : `Dernier instantané de l’espace au moment de l’export\u00a0: n°\u00a0${tete.numero}, pris le ${instant(tete.at)}, empreinte ${tete.hash}. Cette empreinte (SHA-256) permet de vérifier les instantanés pris jusque-là, pas ce document.`
  return {
    le: at,
    provenance: `${dit} le ${instant(at)}\u00a0; ${ligne}`,
    chapitre: [
      heading(2, SOURCES),
      paragraph(`Ce document n’est pas figé\u00a0: il dit ce qui était enregistré le ${instant(at)}.`),
      paragraph(last),
    ],
  }
}
