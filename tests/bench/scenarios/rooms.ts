/** Three hundred rooms of five: what a connection and a room weigh, what moves, what is left, and a restart. */
import { type Bench, interleaved, type Outcome, type Trial, withTrial } from '../bench.ts'
import type { ClientSpec } from '../load/client.ts'
import { clientIdOf, specs } from '../measure/room.ts'
import { measureTyping, type Typing } from '../measure/typing.ts'
import { median, percentile } from '../report/figures.ts'
import { grown, weigh } from '../report/heap.ts'
import { atMost, failureList, type Report, type Target, times } from '../report/report.ts'
import { type Column, comparison } from '../report/table.ts'
import type { RunningServer } from '../server-process.ts'

const ROOMS = 300
const PER_ROOM = 5
const SAMPLED = 10
const AT_ONCE = 100
const WARM_ROOMS = 30
const KIB = 1024
/** How long ours keeps an empty room, so as not to wait half a minute for it. */
const IDLE_MS = 1000

interface Size {
  rooms: number
  /** How often rooms are filled to be weighed. */
  fills: number
  settleMs: number
  /** Typing before the clock starts, then measured. */
  warmMs: number
  typeMs: number
}
const FULL: Size = { rooms: ROOMS, fills: 3, settleMs: 3000, warmMs: 3000, typeMs: 10_000 }
const QUICK: Size = { rooms: 20, fills: 1, settleMs: 1000, warmMs: 300, typeMs: 1500 }

type Key =
  | 'room'
  | 'connection'
  | 'used'
  | 'keptIdle'
  | 'keptUsed'
  | 'join'
  | 'cpu'
  | 'p50'
  | 'p99'
  | 'restart'
  | 'rss'
  | 'load'
  | 'noise'

const compared: Column<Key>[] = [
  { title: 'heap KiB per idle room', of: 'room' },
  { title: 'per idle connection', of: 'connection' },
  { title: 'per room in use, its five clients included', of: 'used' },
  { title: 'all 1 500 joined ms', of: 'join' },
  { title: 'CPU s per 1 000 deliveries', of: 'cpu' },
  { title: 'p50 / p99 ms', of: ['p50', 'p99'] },
  { title: 'restart, all back ms', of: 'restart' },
]
const about: Column<Key>[] = [
  { title: 'kept KiB per room left, idle / used', of: ['keptIdle', 'keptUsed'] },
  { title: 'RSS MiB', of: 'rss' },
  { title: 'generator: % of its core', of: 'load' },
  { title: 'noise %', of: 'noise' },
]

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}-${i}`)

const everywhere = (trial: Trial, rooms: readonly string[], perRoom: number, as: string): ClientSpec[] =>
  rooms.flatMap((room) => specs(trial, room, perRoom, { as }))

/** Memory once it no longer falls. */
async function settled(server: RunningServer, { settleMs }: Size): Promise<number> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  await pause(settleMs)
  let before = await server.held()
  for (let tries = 0; tries < 20; tries++) {
    await pause(500)
    const held = await server.held()
    if (Math.abs(held - before) < 0.002 * before) return held
    before = held
  }
  return before
}

/** Rooms never opened before are filled by one client each, then by the others, weighed once idle, and left. */
async function fill(
  trial: Trial,
  rooms: readonly string[],
  size: Size,
): Promise<Pick<Record<Key, number>, 'room' | 'connection' | 'keptIdle'>> {
  const { server, crowd } = trial
  const base = await settled(server, size)
  await crowd.join({ group: 'first', clients: everywhere(trial, rooms, 1, 'f'), atOnce: AT_ONCE })
  const opened = await settled(server, size)
  await crowd.join({ group: 'rest', clients: everywhere(trial, rooms, PER_ROOM - 1, 'g'), atOnce: AT_ONCE })
  const full = await settled(server, size)
  await crowd.leave({ group: 'first' })
  await crowd.leave({ group: 'rest' })
  const left = await settled(server, size)
  const connection = (full - opened) / (rooms.length * (PER_ROOM - 1))
  return {
    connection: connection / KIB,
    room: ((opened - base) / rooms.length - connection) / KIB,
    keptIdle: (left - base) / rooms.length / KIB,
  }
}

/** Everyone writes once a second, but for one reader in some of the rooms. */
function everyoneWrites(clients: readonly ClientSpec[], sampled: readonly string[], ms: number, seed: number): Typing {
  const writers = clients.map((_, index) => ({ index, clientId: clientIdOf(index) }))
  return {
    writings: [{ from: 'crowd', writing: { group: 'all', writers, perSecond: 1, ms, carets: false, seed } }],
    readers: sampled.map((room) => ({
      group: `reads ${room}`,
      clientIds: new Set(writers.filter(({ index }) => clients[index]?.room === room).map(({ clientId }) => clientId)),
    })),
    clientsPerRoom: PER_ROOM,
    withinMs: 30_000,
  }
}

async function use(trial: Trial, rooms: readonly string[], size: Size) {
  const { crowd, lead } = trial
  const sampled = rooms.slice(0, SAMPLED)
  const base = await settled(trial.server, size)
  const clients = rooms.flatMap((room, i) => specs(trial, room, i < SAMPLED ? PER_ROOM - 1 : PER_ROOM, { as: 'u' }))
  const { totalMs: join } = await crowd.join({ group: 'all', clients, atOnce: AT_ONCE })
  for (const room of sampled) {
    const readers = specs(trial, room, 1, { parts: ['reads'], as: 'r' })
    await lead.join({ group: `reads ${room}`, clients: readers, atOnce: 1 })
  }
  await measureTyping(trial, everyoneWrites(clients, sampled, size.warmMs, 1))
  const measured = await measureTyping(trial, everyoneWrites(clients, sampled, size.typeMs, 2))
  const used = await trial.server.held()
  await crowd.leave({ group: 'all' })
  for (const room of sampled) await lead.leave({ group: `reads ${room}` })
  const left = await settled(trial.server, size)
  return {
    join,
    cpu: measured.cpuMs / measured.deliveries,
    p50: percentile(measured.latencies, 0.5),
    p99: percentile(measured.latencies, 0.99),
    rss: measured.rss / 2 ** 20,
    load: measured.loadShare * 100,
    noise: measured.noise * 100,
    used: (used - base) / rooms.length / KIB,
    keptUsed: (left - base) / rooms.length / KIB,
  }
}

/** From the order to stop until everyone is in sync again. */
async function restart(trial: Trial, rooms: readonly string[]): Promise<number> {
  const clients = everywhere(trial, rooms, PER_ROOM, 'u')
  await trial.crowd.join({ group: 'all', clients, atOnce: AT_ONCE, returns: true })
  const began = performance.now()
  await trial.restart('stop')
  await trial.crowd.back({ group: 'all', lost: clients.length })
  return performance.now() - began
}

async function measure(trial: Trial, size: Size): Promise<Record<Key, number>> {
  const { crowd } = trial
  const warm = everywhere(trial, names('warm', WARM_ROOMS), PER_ROOM, 'w')
  await crowd.join({ group: 'all', clients: warm, atOnce: AT_ONCE })
  await measureTyping(trial, everyoneWrites(warm, [], 2000, 1))
  await crowd.leave({ group: 'all' })
  const filled: Awaited<ReturnType<typeof fill>>[] = []
  for (let f = 0; f < size.fills; f++) filled.push(await fill(trial, names(`fill${f}`, size.rooms), size))
  // The first time is for the compiler: what it leaves in memory is not what rooms leave.
  if (size === FULL) await use(trial, names('before', size.rooms), { ...size, typeMs: size.warmMs })
  const busy = names('busy', size.rooms)
  return {
    ...(await use(trial, busy, size)),
    restart: await restart(trial, busy),
    room: median(filled.map(({ room }) => room)),
    connection: median(filled.map(({ connection }) => connection)),
    keptIdle: median(filled.map(({ keptIdle }) => keptIdle)),
  }
}

/** What an idle connection and an idle room are made of, and what is left of a room. */
async function weighed(trial: Trial, size: Size): Promise<string> {
  const { crowd, server, name } = trial
  const filled = names('fill0', size.rooms)
  const snapshot = async () => {
    await settled(server, size)
    return weigh(await server.snapshot())
  }
  await crowd.join({ group: 'warm', clients: everywhere(trial, names('warm', WARM_ROOMS), 1, 'w'), atOnce: AT_ONCE })
  const empty = await snapshot()
  await crowd.join({ group: 'first', clients: everywhere(trial, filled, 1, 'f'), atOnce: AT_ONCE })
  const opened = await snapshot()
  await crowd.join({ group: 'rest', clients: everywhere(trial, filled, PER_ROOM - 1, 'g'), atOnce: AT_ONCE })
  const full = await snapshot()
  await crowd.leave({ group: 'first' })
  await crowd.leave({ group: 'rest' })
  const left = await snapshot()
  return [
    `${name}, one more connection:`,
    grown(opened, full, size.rooms * (PER_ROOM - 1)),
    `${name}, a room and its first connection:`,
    grown(empty, opened, size.rooms),
    `${name}, what is left of a room:`,
    grown(empty, left, size.rooms),
  ].join('\n\n')
}

export async function rooms(bench: Bench): Promise<Report> {
  const size = bench.quick ? QUICK : FULL
  const prefixes = ['before', 'busy', ...Array.from({ length: size.fills }, (_, f) => `fill${f}`)]
  const all = [...prefixes.flatMap((prefix) => names(prefix, size.rooms)), ...names('warm', WARM_ROOMS)]
  const options = { rooms: all, idleMs: IDLE_MS }
  const servers = bench.servers.filter((name) => name !== 'corked')
  const outcome = await interleaved(bench, 'rooms', servers, (name) =>
    withTrial(bench, name, options, (trial) => measure(trial, size)),
  )
  const weights: string[] = []
  for (const name of bench.profile ? servers : []) {
    weights.push(await withTrial(bench, name, options, (trial) => weighed(trial, size)))
  }
  return {
    title: `${ROOMS} rooms × ${PER_ROOM} clients, one key a second each`,
    parts: [
      ...comparison('Memory, joining, traffic, restart', outcome.medians, compared, about),
      ...weights,
      ...failureList([outcome]),
    ],
    targets: targets(outcome.medians),
    failed: outcome.failures.length > 0,
  }
}

function targets(rows: Outcome<Key>['medians']): Target[] {
  const [ours, hocuspocus] = [rows.get('ours'), rows.get('hocuspocus')]
  return [
    ...atMost(
      'rooms: heap per idle connection ≤ 0.5 × Hocuspocus',
      ours?.connection,
      times(0.5, hocuspocus?.connection),
      'KiB',
    ),
    ...atMost('rooms: heap per idle room ≤ 0.75 × Hocuspocus', ours?.room, times(0.75, hocuspocus?.room), 'KiB'),
    // After use, what stays is code the compiler made meanwhile: `--profile` shows no object of a room.
    ...atMost('rooms: nothing kept once rooms are empty (< 0.3 KiB each)', ours?.keptIdle, 0.3, 'KiB'),
    ...atMost('rooms: all back after a restart in 20 s', ours && ours.restart / 1000, 20, 's'),
  ]
}
