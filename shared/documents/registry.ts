import type { DocumentDefinition } from '../document/define.ts'
import { emargement } from './emargement.ts'
import { ficheAction } from './fiche-action.ts'
import { livrable } from './livrable.ts'
import { notesDeSeance } from './notes-de-seance.ts'
import { restitution } from './restitution.ts'
import { seanceEnDirect } from './seance-en-direct.ts'
import { sousGroupe } from './sous-groupe.ts'

/** Every kind of document. Sync, storage, snapshots, comparison and fuzz loop over this list. */
export const registry = {
  'fiche-action': ficheAction,
  'sous-groupe': sousGroupe,
  'notes-de-seance': notesDeSeance,
  livrable,
  restitution,
  'seance-en-direct': seanceEnDirect,
  emargement,
} as const

export type Registry = typeof registry
export type DocumentKind = keyof Registry
export const documentKinds = Object.keys(registry) as DocumentKind[]

/** The definition of a kind, when code works on any of them. */
export const definitionOf = (kind: DocumentKind): DocumentDefinition => registry[kind] as unknown as DocumentDefinition
export const isDocumentKind = (name: string): name is DocumentKind => Object.hasOwn(registry, name)
