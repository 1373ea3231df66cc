/**
 * Putting a struct in its place is a search through what stands between its two neighbours: a message of a hundred
 * kilobytes can ask for ten thousand searches through ten thousand others, and hold the process for a minute. So an
 * update is applied a few structs at a time, and given up when it costs far more than any editor's would.
 */
import * as Y from 'yjs'
import type { DecodedUpdate } from './difference.ts'
import { byClient, encodeUpdate, type Struct } from './joined-update.ts'

/** The update was given up halfway: the document must be dropped. */
export class TooCostly extends Error {}

/** What editors write takes a few microseconds each. The rest is for days of work without network, at the same place. */
const FREE_MS = 1000
const MS_PER_STRUCT = 0.1
const MOST_MS = 3000
const SMALLEST_BITE = 16
/** Between two looks at the clock: the dearest bite of this size takes a tenth of a second. */
const LARGEST_BITE = 256
/** A bite that costs less may be followed by a larger one. */
const CHEAP_MS = 5

/** CPU of this process, or time gone by when that is less: neither a busy machine nor a busy thread is the sender's fault. */
function stopwatch(): () => number {
  const cpu = process.cpuUsage()
  const began = performance.now()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return Math.min((user + system) / 1000, performance.now() - began)
  }
}

/** Each struct after those it names; what names something missing is left out. */
function* inOrder(doc: Y.Doc, structs: readonly Struct[]): Generator<Struct> {
  const known = new Map<number, number>()
  const has = (id: Y.ID): boolean => (known.get(id.client) ?? Y.getState(doc.store, id.client)) > id.clock
  const isReady = (struct: Struct): boolean => {
    if (!(struct instanceof Y.Item)) return true
    const parent: unknown = struct.parent
    return [struct.origin, struct.rightOrigin, parent].every((id) => !(id instanceof Y.ID) || has(id))
  }
  const queues = [...byClient(structs).values()].map((queue) => ({ queue, next: 0 }))
  for (let moved = true; moved; ) {
    moved = false
    for (const line of queues) {
      for (
        let struct = line.queue[line.next];
        struct !== undefined && isReady(struct);
        struct = line.queue[line.next]
      ) {
        yield struct
        known.set(struct.id.client, struct.id.clock + struct.length)
        line.next++
        moved = true
      }
    }
  }
}

/** Throws `TooCostly`, and whatever Yjs throws: in both cases the document must be dropped. */
export function applyMeasured(doc: Y.Doc, bytes: Uint8Array, { structs }: DecodedUpdate): void {
  if (structs.length <= SMALLEST_BITE) {
    Y.applyUpdate(doc, bytes)
    return
  }
  const spent = stopwatch()
  const most = Math.min(MOST_MS, FREE_MS + structs.length * MS_PER_STRUCT)
  const apply = (update: Uint8Array): number => {
    const before = spent()
    Y.applyUpdate(doc, update)
    const after = spent()
    if (after > most) throw new TooCostly()
    return after - before
  }
  doc.transact(() => {
    let bite: Struct[] = []
    let size = SMALLEST_BITE
    for (const struct of inOrder(doc, structs)) {
      if (bite.push(struct) < size) continue
      size = apply(encodeUpdate(byClient(bite))) < CHEAP_MS ? Math.min(2 * size, LARGEST_BITE) : SMALLEST_BITE
      bite = []
    }
    if (bite.length > 0) apply(encodeUpdate(byClient(bite)))
    // What names something missing, and the deletions.
    apply(bytes)
  })
}
