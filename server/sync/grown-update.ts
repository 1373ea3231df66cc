/** Updates that come in several times, or several times the same, held as one. */
import * as Y from 'yjs'
import { isCovered, mergedRanges, type Range } from './ranges.ts'

type Runs = Map<number, Range[]>

/** What an update writes and what it deletes, as runs by client. */
function runsOf(bytes: Uint8Array): { written: Runs; deleted: Runs } {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const written: Runs = new Map()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const run = { clock, len: struct.length }
    const runs = written.get(client)
    if (runs === undefined) written.set(client, [run])
    else runs.push(run)
  }
  return { written, deleted: new Map(ds.clients) }
}

const within = (some: Runs, all: Runs): boolean =>
  [...some].every(([client, ranges]) => isCovered(ranges, mergedRanges(all.get(client) ?? [])))

/** Both as one; null when the second says nothing the first does not. */
export function grownUpdate(held: Uint8Array, more: Uint8Array): Uint8Array | null {
  const [a, b] = [runsOf(held), runsOf(more)]
  if (within(b.written, a.written) && within(b.deleted, a.deleted)) return null
  return Y.mergeUpdates([held, more])
}
