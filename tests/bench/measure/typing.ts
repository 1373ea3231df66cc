/** People type, others read: how long it took, and what it cost the server and the generator. */

import type { Profiler } from 'node:inspector'
import type { Trial } from '../bench.ts'
import type { Sent, Writing } from '../load/orders.ts'
import { type Busy, coresBusy } from '../machine.ts'
import { latencies } from './latency.ts'

export interface Typing {
  /** Whoever writes, and in which process. */
  writings: readonly { from: 'lead' | 'crowd'; writing: Writing }[]
  /** Groups of the lead that read what these writers write. */
  readers: readonly { group: string; clientIds: ReadonlySet<number> }[]
  /** Clients in the room of a writer, the writer included. */
  clientsPerRoom: number
  withinMs: number
}

/** Given the server's profile of the time that was measured. */
export type OnProfile = (profile: Profiler.Profile) => void

export interface Measured {
  /** Of every key at every reader. */
  latencies: number[]
  updates: number
  /** One update that reaches one other client, merged with others or not. */
  deliveries: number
  perSecond: number
  cpuMs: number
  rss: number
  /** How late the generator was, and the share of its core it took. */
  lateMs: number
  loadShare: number
  /** Share of a core others took meanwhile, the busier of the two. */
  noise: number
}

const lastOf = (sent: readonly Sent[], clientIds: ReadonlySet<number>) =>
  sent
    .filter(({ clientId }) => clientIds.has(clientId))
    .map(({ clientId, ends }) => ({ clientId, end: ends.at(-1) ?? 0 }))

async function read({ lead }: Trial, sent: readonly Sent[], { readers, withinMs }: Typing): Promise<number[]> {
  const all: number[] = []
  for (const { group, clientIds } of readers) {
    const missing = await lead.caughtUp({ group, expected: lastOf(sent, clientIds), withinMs })
    if (missing.length > 0) throw new Error(`updates did not arrive: ${missing.slice(0, 3).join('; ')}`)
  }
  for (const { group, clientIds } of readers) {
    const theirs = sent.filter(({ clientId }) => clientIds.has(clientId))
    for (const progress of await lead.arrivals({ group })) for (const ms of latencies(theirs, progress)) all.push(ms)
  }
  return all
}

const ownCpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of a core used by neither the server nor the generator. */
function noise(before: Busy | null, after: Busy | null, serverMs: number, loadMs: number): number {
  if (before === null || after === null) return 0
  return Math.max(0, after.server - before.server - serverMs, after.load - before.load - loadMs)
}

/** Throws when anything written did not reach every reader in time. */
export async function measureTyping(trial: Trial, typing: Typing, onProfile?: OnProfile): Promise<Measured> {
  const { server, lead, crowd } = trial
  for (const { from, writing } of typing.writings) await trial[from].prepare(writing)
  for (const { group } of typing.readers) await lead.arrivals({ group })
  const loadCpu = async (): Promise<number> => (await lead.cpu(null)) + (await crowd.cpu(null)) + ownCpu()
  if (onProfile !== undefined) await server.profiling()
  const [before, loadBefore, busyBefore] = [await server.stats(), await loadCpu(), coresBusy()]
  const began = performance.now()
  const typed = await Promise.all(
    typing.writings.map(({ from, writing }) => trial[from].type({ group: writing.group })),
  )
  const ended = performance.now()
  const sent = typed.flatMap((one) => one.sent)
  const ms = await read(trial, sent, typing)
  const [after, loadAfter, busyAfter] = [await server.stats(), await loadCpu(), coresBusy()]
  const [serverMs, loadMs, wall] = [after.cpuMs - before.cpuMs, loadAfter - loadBefore, performance.now() - began]
  if (onProfile !== undefined) onProfile(await server.profiled())
  const updates = sent.reduce((sum, { ends }) => sum + ends.length, 0)
  return {
    latencies: ms,
    updates,
    deliveries: updates * (typing.clientsPerRoom - 1),
    perSecond: (updates / (ended - began)) * 1000,
    cpuMs: serverMs,
    rss: after.rss,
    lateMs: Math.max(...typed.map(({ lateMs }) => lateMs)),
    loadShare: loadMs / wall,
    noise: noise(busyBefore, busyAfter, serverMs, loadMs) / wall,
  }
}
