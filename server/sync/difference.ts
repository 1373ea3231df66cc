/** Reading an update without applying it: what it would add, what it would delete. */
import * as Y from 'yjs'

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** Null when the bytes are not an update. */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | null {
  try {
    return Y.decodeUpdate(bytes)
  } catch {
    return null // Whatever the decoder trips on, the answer to the sender is the same: not an update.
  }
}

/** No struct and no deletion: what someone answers who holds nothing we lack. */
export const isEmptyUpdate = (bytes: Uint8Array): boolean => bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0

/** True when a range holds something not deleted yet, or something this document has never seen. */
function deletesSomething(structs: (Y.Item | Y.GC)[], clock: number, end: number): boolean {
  const last = structs.at(-1)
  if (last === undefined || end > last.id.clock + last.length) return true
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= end) return false
    if (!struct.deleted) return true
  }
  return false
}

/**
 * Whether applying the update would change the document. A client that joins sends what it holds again, all its deletions
 * included: most of the time nothing is new, and a reader may do it without offence.
 */
export function wouldChange(doc: Y.Doc, { structs, ds }: DecodedUpdate): boolean {
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client)) return true
  }
  for (const [client, ranges] of ds.clients) {
    const known = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) if (len > 0 && deletesSomething(known, clock, clock + len)) return true
  }
  return false
}
