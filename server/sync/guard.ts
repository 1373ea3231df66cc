/**
 * What an update must be before anything else looks at it. Rights are decided by document, elsewhere: this is the second
 * wall, against bytes no editor of ours would send.
 */
import * as Y from 'yjs'
import type { CloseReason } from '#shared/sync/close-codes'
import { checkItem } from './content-guard.ts'
import type { DecodedUpdate } from './difference.ts'
import { createNeighbourCheck } from './neighbours.ts'
import type { Change, WorkingCopy } from './working-copy.ts'

export interface Refused {
  ok: false
  reason: CloseReason
  /** One word for the log. */
  why: string
}
export type Verdict = { ok: true } | Refused

export const refused = (reason: CloseReason, why: string): Refused => ({ ok: false, reason, why })

/** Twelve bytes can declare a deleted run of 2^40 characters and burn a client's clock for ever. */
const MAX_RUN = 1_000_000
/** Integration is quadratic at worst: bounds what one message can cost. */
const MAX_STRUCTS = 50_000
/** Each reload while offline makes an id; nobody makes two hundred. */
const MAX_NEW_CLIENTS = 200

export interface Authorship {
  /** Who wrote with an id before. */
  ownerOf(clientId: number): string | undefined
  /** Whose caret an id shows: everyone knows it from then on, and nobody else may begin to write with it. */
  shownFor(clientId: number): string | undefined
  personId: string
}

/**
 * Before applying: nothing missing, no absurd length, and every new struct from a client id of this person.
 * Answers the ids seen for the first time.
 */
export function checkStructs(
  doc: Y.Doc,
  { structs }: DecodedUpdate,
  { ownerOf, shownFor, personId }: Authorship,
): { ok: true; claims: number[] } | Refused {
  if (structs.length > MAX_STRUCTS) return refused('tooLarge', 'structs')
  const next = new Map<number, number>()
  const claims = new Set<number>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return refused('invalidContent', 'gap')
    // Yjs keeps it here and does not send it on: what builds on it could be read by nobody, nor from the disk.
    if (struct.length === 0) return refused('invalidContent', 'run')
    const { client, clock } = struct.id
    const known = next.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (end <= known) continue
    if (clock > known) return refused('invalidContent', 'gap')
    if (struct.length > MAX_RUN || !Number.isSafeInteger(end)) return refused('invalidContent', 'run')
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc)
      return refused('invalidContent', 'subDocument')
    // Yjs looks a root up by going through them all: ten thousand new ones would take it ten seconds, deleted or not.
    const root: unknown = struct instanceof Y.Item ? struct.parent : null
    if (typeof root === 'string' && !doc.share.has(root)) return refused('invalidContent', 'place')
    const owner = ownerOf(client)
    if ((owner ?? shownFor(client) ?? personId) !== personId) return refused('usurpation', 'owner')
    if (owner === undefined) claims.add(client)
    next.set(client, end)
  }
  if (claims.size > MAX_NEW_CLIENTS) return refused('tooLarge', 'clients')
  return { ok: true, claims: [...claims] }
}

/** After applying: everything that stayed stands where the definition has a place for it. */
export function checkApplied(copy: WorkingCopy, { structs }: DecodedUpdate, { before, touched }: Change): Verdict {
  const { store } = copy.doc
  if (store.pendingStructs !== null || store.pendingDs !== null) return refused('invalidContent', 'gap')
  if (touched.has(copy.meta)) return refused('invalidContent', 'meta')
  const standsBetween = createNeighbourCheck(copy.doc)
  for (const client of new Set(structs.map(({ id }) => id.client))) {
    const known = store.clients.get(client) ?? []
    const from = before.get(client) ?? 0
    if (Y.getState(store, client) === from) continue
    for (let i = Y.findIndexSS(known, from); i < known.length; i++) {
      const struct = known[i]
      if (!(struct instanceof Y.Item)) continue
      if (!standsBetween(struct)) return refused('invalidContent', 'neighbours')
      if (struct.deleted) continue
      const why = checkItem(struct, copy.def.shape, copy.placeOf)
      if (why !== null) return refused('invalidContent', why)
    }
  }
  return { ok: true }
}
