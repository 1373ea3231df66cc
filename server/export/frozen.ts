/** Reading a snapshot for the exports: its documents by kind, and where each block it gives comes from. */

import type { FrozenSousGroupe, Instantane } from '#server/snapshot/content'
import type { Origin } from '#shared/api/outline'
import type { DocumentOf } from '#shared/document/define'
import type { ficheAction } from '#shared/documents/fiche-action'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import type { Registry } from '#shared/documents/registry'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import { abrege, jour } from './words.ts'

export type Fiche = DocumentOf<typeof ficheAction>

/** What is read of a snapshot, or of a meeting as it stands. */
export type Frozen = Pick<Instantane, 'content'>

/** Frozen documents of a kind, in the order they were frozen. */
export const documentsOf = <K extends keyof Registry>(
  { content }: Frozen,
  kind: K,
): { id: string; value: DocumentOf<Registry[K]> }[] =>
  content.documents.filter((d) => d.kind === kind).map((d) => ({ id: d.id, value: d.value as DocumentOf<Registry[K]> }))

export const notesOf = (instantane: Frozen): NotesDeSeance | null =>
  documentsOf(instantane, 'notes-de-seance')[0]?.value ?? null

/** Sub-groups by number, each with its sheet. */
export function sheetsOf(instantane: Frozen): { groupe: FrozenSousGroupe; fiche: SousGroupe }[] {
  const sheets = new Map(documentsOf(instantane, 'sous-groupe').map((d) => [d.id, d.value]))
  return instantane.content.sousGroupes.flatMap((groupe) => {
    const fiche = sheets.get(groupe.documentId)
    return fiche === undefined ? [] : [{ groupe, fiche }]
  })
}

/** Sheets that speak for themselves: what a merged one said stands in the sheet that took it in. */
export const standingSheets = (instantane: Frozen): ReturnType<typeof sheetsOf> =>
  sheetsOf(instantane).filter(({ groupe }) => groupe.etat !== 'fusionne')

export const isAtWork = ({ etat }: Pick<FrozenSousGroupe, 'etat'>): boolean => etat === undefined || etat === 'ouvert'

const LONGEST_NAME = 70

/** Short enough for a cell: the whole title is printed where the sub-group is. */
export function nomDuSousGroupe({ numero, titreCourt, titre }: FrozenSousGroupe): string {
  const words = titreCourt ?? titre
  const short = abrege(words, LONGEST_NAME)
  return `Sous-groupe ${numero} (${short})`
}

export const originOf = ({ id, libelle, at, hash, content: { seance } }: Instantane): Origin => ({
  instantaneId: id,
  libelle,
  empreinte: hash,
  prisA: at,
  seance: seance === null ? null : `${seance.titre}, ${jour(seance.jour)}`,
  ...{ sousGroupe: null, passage: null, documentId: null },
})

/** « Fiche 5 : Outiller les acteurs » */
export const nomDeFiche = ({ numero, intitule }: Pick<Fiche, 'numero' | 'intitule'>): string =>
  numero === null ? `Fiche\u00a0: ${intitule ?? 'sans titre'}` : `Fiche ${numero}\u00a0: ${intitule ?? 'sans titre'}`
