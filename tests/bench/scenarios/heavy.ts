/** One room of 150, writers pushed by steps until what they write arrives too late. */
import { type Bench, interleaved, type Outcome, type Trial, withTrial } from '../bench.ts'
import { calm } from '../machine.ts'
import { checkCounts, clientIds, specs } from '../measure/room.ts'
import { measureTyping, type OnProfile, type Typing } from '../measure/typing.ts'
import { percentile, shown } from '../report/figures.ts'
import { hottest } from '../report/profile.ts'
import { atLeast, failureList, type Report, type Target, times } from '../report/report.ts'
import { type Column, comparison } from '../report/table.ts'
import type { ServerName } from '../servers.ts'

const CLIENTS = 150
const READERS = 8
const WRITERS = CLIENTS - READERS
const TOO_LATE_MS = 250
const ROOM = 'table'

const FIRST = 500
const FACTOR = 1.5
const LAST = 20_000
/** Between the last rate that held and the first that did not. */
const HALVINGS = 2
/** Long enough for no burst to carry a step. */
const STEP_MS = 8000
const WARM_MS = 2000
const QUICK_MS = 500

/** Percent of a core taken by others that excuses a step, and how often. */
const MOST_NOISE = 8
const TRIES = 3
/** So late that no neighbour explains it. */
const HOPELESS_MS = 20_000
const PATIENCE_MS = 30_000

type Key = 'updates' | 'deliveries' | 'p50' | 'p99' | 'cpu' | 'load' | 'late' | 'noise' | 'refused' | 'refusedP99'
const compared: Column<Key>[] = [
  { title: 'updates/s sustained', of: 'updates' },
  { title: 'deliveries/s', of: 'deliveries' },
  { title: 'p50 / p99 ms then', of: ['p50', 'p99'] },
  { title: 'CPU s per 1 000 deliveries', of: 'cpu' },
]
const about: Column<Key>[] = [
  { title: 'generator: % of its core', of: 'load' },
  { title: 'late by ms', of: 'late' },
  { title: 'noise %', of: 'noise' },
  { title: 'did not hold: updates/s (p99 ms)', of: ['refused', 'refusedP99'] },
]

type Step = Omit<Record<Key, number>, 'refused' | 'refusedP99'>

/** Everyone who does not read writes, so that no one writes faster than people can be thought to. */
const pushed = (perSecond: number, ms: number, seed: number): Typing => {
  const ids = clientIds(WRITERS)
  const writers = ids.map((clientId, index) => ({ index, clientId }))
  return {
    writings: [
      {
        from: 'crowd',
        writing: { group: 'others', writers, perSecond: perSecond / WRITERS, ms, carets: false, seed },
      },
    ],
    readers: [{ group: 'readers', clientIds: new Set(ids) }],
    clientsPerRoom: CLIENTS,
    withinMs: 180_000,
  }
}

async function step(trial: Trial, perSecond: number, ms: number, onProfile?: OnProfile): Promise<Step> {
  const measured = await measureTyping(trial, pushed(perSecond, ms, perSecond), onProfile)
  return {
    updates: measured.perSecond,
    deliveries: measured.perSecond * (CLIENTS - 1),
    p50: percentile(measured.latencies, 0.5),
    p99: percentile(measured.latencies, 0.99),
    cpu: measured.cpuMs / measured.deliveries,
    load: measured.loadShare * 100,
    late: measured.lateMs,
    noise: measured.noise * 100,
  }
}

const held = (step: Step): boolean => step.p99 <= TOO_LATE_MS

/** Made again, once it is quiet, when it did not hold and the machine was busy with something else. */
async function attempt(trial: Trial, perSecond: number, { quick, say }: Bench): Promise<Step> {
  for (let tries = 1; ; tries++) {
    const taken = await step(trial, perSecond, quick ? QUICK_MS : STEP_MS)
    const { p99, load, noise } = taken
    say(
      `  ${trial.name} ${shown(perSecond)}/s: p99 ${shown(p99)} ms, generator ${shown(load)} %, noise ${shown(noise)} %`,
    )
    if (held(taken) || quick || tries === TRIES || noise < MOST_NOISE || p99 > HOPELESS_MS) return taken
    await calm(PATIENCE_MS)
  }
}

async function climb(trial: Trial, bench: Bench): Promise<Record<Key, number>> {
  const { quick } = bench
  await step(trial, FIRST, quick ? QUICK_MS : WARM_MS)
  let best: Step | null = null
  let refused: Step | null = null
  for (let rate = FIRST; refused === null && rate <= (quick ? FIRST * FACTOR : LAST); rate *= FACTOR) {
    const taken = await attempt(trial, rate, bench)
    if (held(taken)) best = taken
    else refused = taken
  }
  for (let halving = 0; !quick && best !== null && refused !== null && halving < HALVINGS; halving++) {
    const taken = await attempt(trial, (best.updates + refused.updates) / 2, bench)
    if (held(taken)) best = taken
    else refused = taken
  }
  if (best === null) throw new Error(`did not hold ${FIRST} updates/s`)
  await checkCounts(trial)
  return { ...best, refused: refused?.updates ?? Number.NaN, refusedP99: refused?.p99 ?? Number.NaN }
}

async function join(trial: Trial): Promise<void> {
  const { lead, crowd } = trial
  const readers = specs(trial, ROOM, READERS, { parts: ['reads'], as: 'r' })
  await lead.join({ group: 'readers', clients: readers, atOnce: READERS })
  await crowd.join({ group: 'others', clients: specs(trial, ROOM, WRITERS, { as: 'o' }), atOnce: 50 })
}

/** A server told to hold a rate it holds, to see what it does with its time. */
async function profiled(bench: Bench, outcome: Outcome<Key>): Promise<string[]> {
  const parts: string[] = []
  for (const [name, { updates }] of outcome.medians) {
    await withTrial(bench, name, { rooms: [ROOM] }, async (trial) => {
      await join(trial)
      await step(trial, updates * 0.8, 2000)
      await step(trial, updates * 0.8, 5000, (profile) => {
        parts.push(`Hottest functions of ${name} at ${Math.round(updates * 0.8)} updates/s:\n\n${hottest(profile)}`)
      })
    })
  }
  return parts
}

export async function heavy(bench: Bench): Promise<Report> {
  const climbed = (name: ServerName) =>
    withTrial(bench, name, { rooms: [ROOM] }, async (trial) => {
      await join(trial)
      return climb(trial, bench)
    })
  const outcome = await interleaved(bench, 'heavy', bench.servers, climbed)
  const ceiling = await interleaved({ ...bench, repeats: 1 }, 'heavy', bench.quick ? [] : ['corked'], climbed)
  return {
    title: `Heavy typing: one room of ${CLIENTS}, ${WRITERS} writers pushed until p99 > ${TOO_LATE_MS} ms`,
    parts: [
      ...comparison('The highest rate that held', outcome.medians, compared, about),
      ...(bench.quick ? [] : ceilingParts(ceiling)),
      ...(bench.profile ? await profiled(bench, outcome) : []),
      ...failureList([outcome, ceiling]),
    ],
    targets: targets(outcome.medians),
    failed: outcome.failures.length + ceiling.failures.length > 0,
  }
}

const ceilingParts = ({ medians }: Outcome<Key>): string[] => [
  ...comparison('What the generator can do', medians, compared, about),
  '`corked` is the relay made to send in one write all that it received in one turn: no server, but how far the generator goes.',
]

function targets(rows: Outcome<Key>['medians']): Target[] {
  const ours = rows.get('ours')?.updates
  const wanted = (factor: number, name: 'hocuspocus' | 'yws' | 'relay') => times(factor, rows.get(name)?.updates)
  return [
    ...atLeast('heavy: updates/s ≥ Hocuspocus', ours, wanted(1, 'hocuspocus'), '/s'),
    ...atLeast('heavy: updates/s ≥ 2.5 × the reference server', ours, wanted(2.5, 'yws'), '/s'),
    ...atLeast('heavy: updates/s ≥ 2.5 × the relay', ours, wanted(2.5, 'relay'), '/s'),
  ]
}
