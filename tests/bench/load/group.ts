/** Clients that join, and leave, together. */
import { Client, type ClientSpec } from './client.ts'
import { now } from './clock.ts'
import type { Expected, Joined, Joining, Turn } from './orders.ts'
import { createWriters, type Writers } from './writing.ts'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 2500
const LOOK_EVERY_MS = 5

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface Group {
  readonly clients: Client[]
  readonly writers: Writers
  /** Clients the server let go, of a group that returns. */
  readonly lost: () => number
  readonly inSync: () => boolean
  join(): Promise<Joined>
  leave(): void
  feed(reader: number, turns: readonly Turn[]): Promise<void>
  caughtUp(expected: readonly Expected[], withinMs: number): Promise<string[]>
}

export function createGroup(order: Joining, onFault: (fault: string) => void): Group {
  const clients: Client[] = []
  let lost = 0
  let away = 0
  let left = false

  /** A client that lost its connection comes back as another, in the same place. */
  function clientAt(index: number, spec: ClientSpec): Client {
    const client = new Client(spec, (why) => {
      if (order.returns !== true) return onFault(`${spec.person} in ${spec.room}: ${why}`)
      lost++
      away++
      void comeBack(index, spec)
    })
    clients[index] = client
    return client
  }

  /** As the stock provider does, with full jitter. */
  async function comeBack(index: number, spec: ClientSpec): Promise<void> {
    for (let wait = FIRST_RETRY_MS; !left; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      await pause(Math.random() * wait)
      try {
        await clientAt(index, spec).join()
        away--
        return
      } catch {
        // Nobody listens yet, or no longer: the next attempt says.
      }
    }
  }

  async function joinAtOnce(atOnce: number): Promise<number[]> {
    const ms: number[] = []
    const entries = order.clients.entries()
    const line = async (): Promise<void> => {
      for (const [index, spec] of entries) ms.push(await clientAt(index, spec).join())
    }
    await Promise.all(Array.from({ length: atOnce }, line))
    return ms
  }

  const joinOver = (overMs: number): Promise<number[]> =>
    Promise.all(
      order.clients.map(async (spec, index) => {
        await pause((index * overMs) / order.clients.length)
        return clientAt(index, spec).join()
      }),
    )

  function missing(expected: readonly Expected[]): string[] {
    return clients.flatMap((client, index) =>
      expected.flatMap(({ clientId, end }) => {
        const reached = client.sampler.reached(clientId)
        return reached >= end ? [] : [`reader ${index} has ${reached} of ${end} of ${clientId}`]
      }),
    )
  }

  return {
    clients,
    writers: createWriters(clients),
    lost: () => lost,
    inSync: () => away === 0,
    async join() {
      const began = now()
      const ms = await (order.overMs === undefined ? joinAtOnce(order.atOnce) : joinOver(order.overMs))
      return { beganAt: began, ms, totalMs: now() - began }
    },
    leave() {
      left = true
      for (const client of clients) client.leave()
    },
    async feed(reader, turns) {
      const { sampler } = clients[reader] ?? {}
      if (sampler === undefined) throw new Error('nobody reads what is fed')
      for (const { index, updates, clientId, end } of turns) {
        const client = clients[index]
        for (const update of updates) client?.say(client.messages.update(update))
        const deadline = now() + 60_000
        while (sampler.reached(clientId) < end) {
          if (now() > deadline) throw new Error('what was fed never came back')
          await new Promise((resolve) => setImmediate(resolve))
        }
        sampler.drain()
      }
    },
    async caughtUp(expected, withinMs) {
      const deadline = now() + withinMs
      while (now() < deadline && missing(expected).length > 0) await pause(LOOK_EVERY_MS)
      return missing(expected)
    },
  }
}
