/** People who open a text with a long past: what it costs the server, cold or warm, and those who are writing there. */
import * as Y from 'yjs'
import { type Bench, interleaved, type Outcome, type Trial, withTrial } from '../bench.ts'
import { type History, textOf, writeHistory } from '../load/history.ts'
import { gather, specs, typedBy } from '../measure/room.ts'
import { measureTyping } from '../measure/typing.ts'
import { median, percentile } from '../report/figures.ts'
import { atMost, failureList, type Report, type Target, times } from '../report/report.ts'
import { type Column, comparison } from '../report/table.ts'
import { type ServerName, serverKinds } from '../servers.ts'

const ROOM = 'table'
const SEED = 7
const BURST = 50
const WRITERS = 10
const READERS = 8
const ARRIVAL_MS = 5000
const QUICK_MS = 800
const TURNS_PER_ORDER = 50

type Key = 'warmCpu' | 'warmMs' | 'coldCpu' | 'coldMs' | 'p99Alone' | 'p99Few' | 'p99Many' | 'rss' | 'noise'
const compared: Column<Key>[] = [
  { title: 'CPU ms per join, burst of 50', of: 'warmCpu' },
  { title: 'time of such a join ms', of: 'warmMs' },
  { title: 'first join after a restart, CPU ms', of: 'coldCpu' },
  { title: 'time ms', of: 'coldMs' },
  { title: 'p99 ms of typing: nobody / 50 / 150 arrive in 5 s', of: ['p99Alone', 'p99Few', 'p99Many'] },
]
const about: Column<Key>[] = [
  { title: 'RSS MiB', of: 'rss' },
  { title: 'noise %', of: 'noise' },
]

/** Each waits for what came before to come back: nobody writes on what the server does not know yet. */
async function feed(trial: Trial, { turns, writers }: History): Promise<void> {
  const { lead } = trial
  const group = 'fed'
  const clients = [...specs(trial, ROOM, writers, { as: 'h' }), ...specs(trial, ROOM, 1, { parts: ['reads'], as: 'r' })]
  await lead.join({ group, clients, atOnce: clients.length })
  for (let i = 0; i < turns.length; i += TURNS_PER_ORDER) {
    await lead.feed({ group, reader: writers, turns: turns.slice(i, i + TURNS_PER_ORDER) })
  }
  await lead.leave({ group })
}

/**
 * One more reader, until the whole text is there: the reference server answers whoever comes first before it has read its
 * database, and sends the text after.
 */
async function joinAndCheck(
  trial: Trial,
  group: string,
  { text, ends }: History,
): Promise<{ ms: number; cpuMs: number }> {
  const { lead, server } = trial
  const before = await server.stats()
  const clients = specs(trial, ROOM, 1, { parts: ['reads', 'keeps'], as: 'c' })
  const { beganAt } = await lead.join({ group, clients, atOnce: 1 })
  const missing = await lead.caughtUp({ group, expected: ends, withinMs: 60_000 })
  if (missing.length > 0) throw new Error(`who joined was never given the whole text: ${missing[0]}`)
  const after = await server.stats()
  const arrivals = (await lead.arrivals({ group })).flat()
  const doc = new Y.Doc()
  for (const update of await lead.kept({ group, index: 0 })) Y.applyUpdate(doc, update)
  if (textOf(doc) !== text) throw new Error('who joined was given another text')
  return { ms: Math.max(...arrivals.flatMap(({ at }) => at)) - beganAt, cpuMs: after.cpuMs - before.cpuMs }
}

async function cold(trial: Trial, history: History, restarts: number): Promise<{ coldMs: number; coldCpu: number }> {
  const all: { ms: number; cpuMs: number }[] = []
  for (let i = 0; i < restarts; i++) {
    await trial.restart('stop')
    all.push(await joinAndCheck(trial, 'cold', history))
    await trial.lead.leave({ group: 'cold' })
  }
  return { coldMs: median(all.map(({ ms }) => ms)), coldCpu: median(all.map(({ cpuMs }) => cpuMs)) }
}

async function burst(trial: Trial, count: number, history: History): Promise<{ ms: number; cpuMs: number }> {
  const { crowd, server } = trial
  const before = await server.stats()
  const { ms } = await crowd.join({ group: 'burst', clients: specs(trial, ROOM, count, { as: 'b' }), atOnce: count })
  const after = await server.stats()
  const { stateLengths } = await crowd.counts({ group: 'burst' })
  if (Math.min(...stateLengths) < 0.9 * history.bytes) throw new Error('someone was not given the whole text')
  await crowd.leave({ group: 'burst' })
  return { ms: median(ms), cpuMs: (after.cpuMs - before.cpuMs) / count }
}

async function warm(trial: Trial, history: History, bursts: number): Promise<{ warmMs: number; warmCpu: number }> {
  await joinAndCheck(trial, 'observer', history)
  const all: { ms: number; cpuMs: number }[] = []
  for (let i = 0; i <= bursts; i++) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const one = await burst(trial, BURST, history)
    // The first is for the compiler.
    if (i > 0) all.push(one)
  }
  return { warmMs: median(all.map(({ ms }) => ms)), warmCpu: median(all.map(({ cpuMs }) => cpuMs)) }
}

/** Ten write, eight read, and so many arrive. */
async function whileWriting(trial: Trial, arriving: number, seed: number, overMs: number) {
  const typing = typedBy(WRITERS, { perSecond: 5, ms: overMs, carets: true, seed }, WRITERS + READERS)
  const clients = specs(trial, ROOM, arriving, { as: 'a' })
  const [measured] = await Promise.all([
    measureTyping(trial, typing),
    arriving === 0 ? null : trial.crowd.join({ group: 'late', clients, atOnce: 1, overMs }),
  ])
  await trial.crowd.leave({ group: 'late' })
  return { p99: percentile(measured.latencies, 0.99), noise: measured.noise * 100, rss: measured.rss / 2 ** 20 }
}

async function measure(trial: Trial, history: History, { quick }: Bench): Promise<Record<Key, number>> {
  await feed(trial, history)
  const { persists } = serverKinds[trial.name]
  const missing = { coldMs: Number.NaN, coldCpu: Number.NaN }
  const coldly = persists ? await cold(trial, history, quick ? 1 : 3) : missing
  const warmly = await warm(trial, history, quick ? 1 : 5)
  await gather(trial, { room: ROOM, writers: WRITERS, readers: READERS, others: 0, answers: false })
  const overMs = quick ? QUICK_MS : ARRIVAL_MS
  await whileWriting(trial, 0, 1, overMs)
  const alone = await whileWriting(trial, 0, 2, overMs)
  const few = await whileWriting(trial, 50, 3, overMs)
  const many = await whileWriting(trial, 150, 4, overMs)
  return {
    ...coldly,
    ...warmly,
    p99Alone: alone.p99,
    p99Few: few.p99,
    p99Many: many.p99,
    rss: many.rss,
    noise: Math.max(alone.noise, few.noise, many.noise),
  }
}

export async function join(bench: Bench): Promise<Report> {
  const servers = bench.servers.filter((name) => serverKinds[name].joins)
  const report: Report = { title: 'Joining a text with a long past', parts: [], targets: [], failed: false }
  for (const keystrokes of bench.quick ? [4000] : [100_000, 260_000]) {
    const history = writeHistory(keystrokes, SEED)
    const outcome = await interleaved(bench, `join, ${keystrokes} keystrokes`, servers, (name) =>
      withTrial(bench, name, { rooms: [ROOM] }, (trial) => measure(trial, history, bench)),
    )
    const about_ = `${history.keystrokes} keystrokes (${(100 * history.backspaces).toFixed(0)} % backspaces), ${Math.round(history.bytes / 1000)} kB`
    report.parts.push(...comparison(about_, outcome.medians, compared, about), ...failureList([outcome]))
    report.targets.push(...targets(outcome.medians, keystrokes))
    report.failed ||= outcome.failures.length > 0
  }
  return report
}

function targets(rows: Outcome<Key>['medians'], keystrokes: number): Target[] {
  const best = (key: Key, names: readonly ServerName[]): number | undefined => {
    const values = names.map((name) => rows.get(name)?.[key]).filter((value) => value !== undefined)
    return values.length === 0 ? undefined : Math.min(...values)
  }
  const ours = rows.get('ours')
  const name = `join ${keystrokes}:`
  return [
    ...atMost(
      `${name} CPU per join ≤ 0.5 × the better`,
      ours?.warmCpu,
      times(0.5, best('warmCpu', ['yws', 'hocuspocus'])),
      'ms',
    ),
    ...atMost(
      `${name} cold, 4 × faster than the better that persists`,
      ours?.coldMs,
      times(0.25, best('coldMs', ['yws-ldb', 'hocuspocus'])),
      'ms',
    ),
    ...atMost(`${name} p99 of typing while 150 arrive ≤ while 50 do`, ours?.p99Many, ours?.p99Few, 'ms'),
  ]
}
