/** The server is killed while three people type, and every client vanishes with it: what is left on disk is all there is. */
import { type Bench, type Failure, type Trial, withTrial } from '../bench.ts'
import type { Sent } from '../load/orders.ts'
import { clientIdOf, specs } from '../measure/room.ts'
import { failureList, type Report, type Target } from '../report/report.ts'
import { line } from '../report/table.ts'
import { type ServerName, serverKinds } from '../servers.ts'

const ROOM = 'table'
const WRITERS = 3
const READERS = 2
const PER_SECOND = 20
/** How long they type before each kill. */
const ROUNDS_MS = [2000, 4000, 6000, 9000, 12_000]
const MARGIN_MS = 500

interface Round {
  acknowledged: number
  seen: number
  lostAcknowledged: number
  lostSeen: number
  /** Time between the oldest edit lost and the kill. */
  secondsLost: number
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function write(trial: Trial, round: number, ms: number) {
  const { lead } = trial
  const ids = Array.from({ length: WRITERS }, (_, i) => clientIdOf(round * WRITERS + i))
  await lead.join({
    group: 'readers',
    clients: specs(trial, ROOM, READERS, { parts: ['reads'], as: 'r' }),
    atOnce: READERS,
  })
  await lead.join({
    group: 'writers',
    clients: specs(trial, ROOM, WRITERS, { parts: ['confirms'], as: 'w' }),
    atOnce: WRITERS,
  })
  const writers = ids.map((clientId, index) => ({ index, clientId }))
  const group = 'writers'
  await lead.prepare({ group, writers, perSecond: PER_SECOND, ms: ms + MARGIN_MS, carets: true, seed: round + 1 })
  const typing = lead.type({ group })
  await pause(ms)
  await trial.server.kill()
  const killedAt = Number(process.hrtime.bigint()) / 1e6
  const { confirmed } = await lead.counts({ group })
  const arrivals = (await lead.arrivals({ group: 'readers' })).flat()
  await lead.leave({ group })
  await lead.leave({ group: 'readers' })
  await lead.faults(null)
  const { sent } = await typing
  return { sent, confirmed, arrivals, killedAt }
}

/**
 * How far each writer's text goes in what a server started again on the same data gives. A second is left for the
 * reference server, which answers before it has read its database.
 */
async function onDisk(trial: Trial): Promise<Map<number, number>> {
  const { lead } = trial
  await trial.restart('kill')
  await lead.join({ group: 'after', clients: specs(trial, ROOM, 1, { parts: ['reads'], as: 'a' }), atOnce: 1 })
  await pause(1000)
  const arrivals = (await lead.arrivals({ group: 'after' })).flat()
  await lead.leave({ group: 'after' })
  return new Map(arrivals.map(({ clientId, to }) => [clientId, Math.max(...to)]))
}

async function once(trial: Trial, round: number, ms: number): Promise<Round> {
  const { sent, confirmed, arrivals, killedAt } = await write(trial, round, ms)
  const kept = await onDisk(trial)
  const total: Round = { acknowledged: 0, seen: 0, lostAcknowledged: 0, lostSeen: 0, secondsLost: 0 }
  const countUpTo = ({ ends }: Sent, end: number): number => ends.filter((one) => one <= end).length
  for (const [i, one] of sent.entries()) {
    const onDiskCount = countUpTo(one, kept.get(one.clientId) ?? 0)
    // The first thing confirmed is what the client answered when it joined.
    const acknowledged = Math.max(0, (confirmed[i] ?? 0) - 1)
    const ends = arrivals.filter(({ clientId }) => clientId === one.clientId).flatMap(({ to }) => to)
    const seen = countUpTo(one, Math.max(0, ...ends))
    total.acknowledged += acknowledged
    total.seen += seen
    total.lostAcknowledged += Math.max(0, acknowledged - onDiskCount)
    total.lostSeen += Math.max(0, seen - onDiskCount)
    if (Math.max(seen, acknowledged) > onDiskCount) {
      total.secondsLost = Math.max(total.secondsLost, (killedAt - (one.at[onDiskCount] ?? killedAt)) / 1000)
    }
  }
  return total
}

export async function kill(bench: Bench): Promise<Report> {
  const rounds = bench.quick ? [1000] : ROUNDS_MS
  const servers = bench.servers.filter((name) => serverKinds[name].persists)
  const results = new Map<ServerName, Round[]>()
  const failures: Failure[] = []
  for (const name of servers) {
    try {
      const done = await withTrial(bench, name, { rooms: [ROOM] }, async (trial) => {
        const all: Round[] = []
        for (const [round, ms] of rounds.entries()) all.push(await once(trial, round, ms))
        return all
      })
      results.set(name, done)
      bench.say(
        `kill, ${name}: ${done.map(({ lostAcknowledged, lostSeen }) => `${lostAcknowledged}/${lostSeen}`).join(', ')}`,
      )
    } catch (error) {
      failures.push({ server: name, why: String(error) })
    }
  }
  const acknowledges = (name: ServerName): boolean => name !== 'yws-ldb'
  const cells = (name: ServerName, all: readonly Round[]): string[] => [
    name,
    ...all.map(({ acknowledged, seen, lostAcknowledged, lostSeen, secondsLost }) => {
      const told = acknowledges(name) ? `${lostAcknowledged} of ${acknowledged}; ` : ''
      return `${told}${lostSeen} of ${seen}${secondsLost > 0 ? ` (${secondsLost.toFixed(1)} s)` : ''}`
    }),
  ]
  const header = ['server', ...rounds.map((ms) => `after ${ms / 1000} s`)]
  const rows = [...results].map(([name, all]) => line(cells(name, all)))
  return {
    title: `SIGKILL while ${WRITERS} type ${PER_SECOND} keys/s each and every client vanishes`,
    parts: [
      'Lost of those acknowledged; lost of those others had seen (work lost, in seconds). Same document and folder in every round. The page cache survives the death of a process: this measures what a server had not written, not what a disk had not kept.',
      [line(header), line(header.map(() => '---')), ...rows].join('\n'),
      ...failureList([{ failures }]),
    ],
    targets: targets(results.get('ours')),
    failed: failures.length > 0,
  }
}

function targets(ours: readonly Round[] | undefined): Target[] {
  if (ours === undefined) return []
  const lost = ours.reduce((sum, { lostAcknowledged, lostSeen }) => sum + lostAcknowledged + lostSeen, 0)
  return [
    {
      wanted: 'SIGKILL, every client gone: nothing acknowledged or seen is lost',
      measured: `${lost} lost`,
      met: lost === 0,
    },
  ]
}
