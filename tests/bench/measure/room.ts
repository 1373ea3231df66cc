/** A room of many: some write, a few read in time, the others are there. */
import type { Trial } from '../bench.ts'
import type { ClientSpec, Part } from '../load/client.ts'
import type { Writing } from '../load/orders.ts'
import type { Typing } from './typing.ts'

export interface Crowd {
  room: string
  writers: number
  readers: number
  others: number
  /** Every client sends presence back. */
  answers: boolean
}

/** As large as those Yjs draws. */
export const clientIdOf = (index: number): number => 2_000_000_000 + index * 7919

export const clientIds = (count: number, first = 0): number[] =>
  Array.from({ length: count }, (_, i) => clientIdOf(first + i))

/** People of one room: a server may not let one person open all of them. */
export function specs(
  { server }: Trial,
  room: string,
  count: number,
  { parts = [], as = 'p' }: { parts?: readonly Part[]; as?: string } = {},
): ClientSpec[] {
  return Array.from({ length: count }, (_, i) => ({ target: server.target, room, person: `${as}${i}-${room}`, parts }))
}

const AT_ONCE = 50

/** Groups `writers` and `readers` of the lead, `others` of the crowd. */
export async function gather(trial: Trial, { room, writers, readers, others, answers }: Crowd): Promise<void> {
  const also: Part[] = answers ? ['answers'] : []
  const { lead, crowd } = trial
  await lead.join({
    group: 'readers',
    clients: specs(trial, room, readers, { parts: ['reads', ...also], as: 'r' }),
    atOnce: AT_ONCE,
  })
  await lead.join({ group: 'writers', clients: specs(trial, room, writers, { parts: also, as: 'w' }), atOnce: AT_ONCE })
  await crowd.join({ group: 'others', clients: specs(trial, room, others, { parts: also, as: 'o' }), atOnce: AT_ONCE })
}

/** Whoever only counts bytes must have received about as many as those who read. */
export async function checkCounts({ lead, crowd, name }: Trial): Promise<void> {
  const least = 0.9 * Math.min(...(await lead.counts({ group: 'readers' })).bytes)
  for (let tries = 0; ; tries++) {
    const { bytes } = await crowd.counts({ group: 'others' })
    if (bytes.every((count) => count >= least)) return
    if (tries === 200) throw new Error(`${name}: someone received ${Math.min(...bytes)} bytes instead of ${least}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Writers of a gathered room, each at a place of its own in the group `writers` of the lead. */
export function typedBy(
  count: number,
  how: Pick<Writing, 'perSecond' | 'ms' | 'carets' | 'seed'>,
  clientsPerRoom: number,
): Typing {
  const ids = clientIds(count)
  const writers = ids.map((clientId, index) => ({ index, clientId }))
  return {
    writings: [{ from: 'lead', writing: { group: 'writers', writers, ...how } }],
    readers: [{ group: 'readers', clientIds: new Set(ids) }],
    clientsPerRoom,
    withinMs: 20_000,
  }
}
