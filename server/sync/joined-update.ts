/** Several updates as one: Yjs can, in time that grows with the square of how many; these are known to follow one another. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DecodedUpdate } from './difference.ts'

export type Struct = DecodedUpdate['structs'][number]
type Ranges = { clock: number; len: number }[]

/** Structs by client, in the order given. */
export function byClient(structs: Iterable<Struct>): Map<number, Struct[]> {
  const runs = new Map<number, Struct[]>()
  for (const struct of structs) {
    const run = runs.get(struct.id.client)
    if (run === undefined) runs.set(struct.id.client, [struct])
    else run.push(struct)
  }
  return runs
}

/** An update of these structs and deletions; those of one client must follow one another. */
export function encodeUpdate(
  structs: ReadonlyMap<number, readonly Struct[]>,
  deleted: ReadonlyMap<number, Ranges> = new Map(),
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  encoding.writeVarUint(restEncoder, structs.size)
  for (const [client, run] of structs) {
    encoding.writeVarUint(restEncoder, run.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, run[0]?.id.clock ?? 0)
    for (const struct of run) struct.write(encoder, 0)
  }
  encoding.writeVarUint(restEncoder, deleted.size)
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(restEncoder, clock)
      encoding.writeVarUint(restEncoder, len)
    }
  }
  return encoder.toUint8Array()
}

/** In order and without overlap: Yjs keeps deletions that come early as differences between one range and the next. */
function tidy(ranges: Ranges): Ranges {
  const tidied: Ranges = []
  for (const { clock, len } of ranges.sort((a, b) => a.clock - b.clock)) {
    const last = tidied.at(-1)
    if (last !== undefined && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock)
    else tidied.push({ clock, len })
  }
  return tidied
}

const follow = (run: readonly Struct[]): boolean =>
  run.every(({ id }, i) => {
    const before = run[i - 1]
    return before === undefined || before.id.clock + before.length === id.clock
  })

/** Updates in the order they were committed, none of which says again what another says. */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates
  if (only !== undefined && updates.length === 1) return only
  const decoded = updates.map((bytes) => Y.decodeUpdate(bytes))
  const structs = byClient(decoded.flatMap((update) => update.structs))
  if (![...structs.values()].every(follow)) return Y.mergeUpdates([...updates])
  const deleted = new Map<number, Ranges>()
  for (const { ds } of decoded)
    for (const [client, ranges] of ds.clients) deleted.set(client, [...(deleted.get(client) ?? []), ...ranges])
  for (const [client, ranges] of deleted) deleted.set(client, tidy(ranges))
  return encodeUpdate(structs, deleted)
}
