/** One room, ten who write five keys a second, carets on: what people feel on an ordinary day. */
import { type Bench, interleaved, type Outcome, type Trial, withTrial } from '../bench.ts'
import { checkCounts, gather, typedBy } from '../measure/room.ts'
import { measureTyping, type OnProfile } from '../measure/typing.ts'
import { percentile } from '../report/figures.ts'
import { hottest } from '../report/profile.ts'
import { atMost, failureList, type Report, type Target, times } from '../report/report.ts'
import { type Column, comparison } from '../report/table.ts'
import type { ServerName } from '../servers.ts'

const WRITERS = 10
const READERS = 8
const PER_SECOND = 5
const ROOM = 'table'

type Key = 'p50' | 'p95' | 'p99' | 'cpu' | 'rss' | 'load' | 'late' | 'noise'
const compared: Column<Key>[] = [
  { title: 'p50 / p95 / p99 ms', of: ['p50', 'p95', 'p99'] },
  { title: 'CPU s per 1 000 deliveries', of: 'cpu' },
  { title: 'RSS MiB', of: 'rss' },
]
const about: Column<Key>[] = [
  { title: 'generator: % of its core', of: 'load' },
  { title: 'late by ms', of: 'late' },
  { title: 'noise %', of: 'noise' },
]

interface Variant {
  clients: number
  answers: boolean
}

export async function light(bench: Bench, syncMs: number): Promise<Report> {
  const profiles: string[] = []

  async function measure(trial: Trial, { clients, answers }: Variant, repeat: number): Promise<Record<Key, number>> {
    await gather(trial, {
      room: ROOM,
      writers: WRITERS,
      readers: READERS,
      others: clients - WRITERS - READERS,
      answers,
    })
    const type = (ms: number, seed: number, profile?: OnProfile) =>
      measureTyping(trial, typedBy(WRITERS, { perSecond: PER_SECOND, ms, carets: true, seed }, clients), profile)
    await type(bench.quick ? 300 : 3000, 1)
    const isProfiled = bench.profile && repeat === 0 && !answers && clients === 150
    const measured = await type(
      bench.quick ? 1200 : 12_000,
      repeat + 2,
      isProfiled
        ? (p) => profiles.push(`Hottest functions of ${trial.name}, 150 clients:\n\n${hottest(p)}`)
        : undefined,
    )
    await checkCounts(trial)
    return {
      p50: percentile(measured.latencies, 0.5),
      p95: percentile(measured.latencies, 0.95),
      p99: percentile(measured.latencies, 0.99),
      cpu: measured.cpuMs / measured.deliveries,
      rss: measured.rss / 2 ** 20,
      load: measured.loadShare * 100,
      late: measured.lateMs,
      noise: measured.noise * 100,
    }
  }

  const run = (what: string, servers: readonly ServerName[], variant: Variant): Promise<Outcome<Key>> =>
    interleaved(bench, `light, ${what}`, servers, (name, repeat) =>
      withTrial(bench, name, { rooms: [ROOM] }, (trial) => measure(trial, variant, repeat)),
    )

  const servers = bench.servers.filter((name) => name !== 'corked')
  // A relay would pass on to all what each sends back: it would measure nothing but that.
  const knowing = servers.filter((name) => name !== 'relay')
  const few = await run('50 clients', bench.quick ? [] : servers, { clients: 50, answers: false })
  const many = await run('150 clients', servers, { clients: 150, answers: false })
  const answered = await run('150 clients that answer', knowing, { clients: 150, answers: true })
  return {
    title: `Light typing: one room, ${WRITERS} writers × ${PER_SECOND} keys/s, carets on`,
    parts: [
      ...(bench.quick ? [] : comparison('50 clients', few.medians, compared, about)),
      ...comparison('150 clients', many.medians, compared, about),
      ...comparison('150 clients, each sending back the presence it hears', answered.medians, compared, about),
      ...profiles,
      ...failureList([few, many, answered]),
    ],
    targets: targets(many.medians, answered.medians, syncMs),
    failed: [few, many, answered].some(({ failures }) => failures.length > 0),
  }
}

type Rows = Outcome<Key>['medians']

function targets(many: Rows, answered: Rows, syncMs: number): Target[] {
  const [ours, hocuspocus] = [many.get('ours'), many.get('hocuspocus')]
  const relay = many.get('relay')
  return [
    ...atMost('light: CPU ≤ 0.8 × Hocuspocus', ours?.cpu, times(0.8, hocuspocus?.cpu), 's'),
    ...atMost('light: CPU ≤ 1.2 × the reference server', ours?.cpu, times(1.2, many.get('yws')?.cpu), 's'),
    ...atMost('light: p50 ≤ relay + one sync + 3 ms', ours?.p50, relay && relay.p50 + syncMs + 3, 'ms'),
    ...atMost('light: p99 ≤ Hocuspocus', ours?.p99, hocuspocus?.p99, 'ms'),
    ...atMost(
      'light, presence answered: CPU ≤ 0.5 × Hocuspocus',
      answered.get('ours')?.cpu,
      times(0.5, answered.get('hocuspocus')?.cpu),
      's',
    ),
  ]
}
