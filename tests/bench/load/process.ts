/** A process of the load generator: does what it is told over its parent's channel, one answer an order. */
import { createGroup, type Group } from './group.ts'
import type { Answer, Order, Orders } from './orders.ts'

const groups = new Map<string, Group>()
const faults: string[] = []

function groupOf(name: string): Group {
  const group = groups.get(name)
  if (group === undefined) throw new Error(`no group ${name} joined`)
  return group
}

const orders: Orders = {
  join(order) {
    const group = createGroup(order, (fault) => faults.push(fault))
    groups.set(order.group, group)
    return group.join()
  },
  async back({ group, lost }) {
    const began = performance.now()
    const { lost: countLost, inSync } = groupOf(group)
    while (countLost() < lost || !inSync()) {
      if (performance.now() - began > 120_000) throw new Error('they never all came back')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return { totalMs: performance.now() - began }
  },
  async leave({ group }) {
    groups.get(group)?.leave()
    groups.delete(group)
    return null
  },
  async prepare(order) {
    groupOf(order.group).writers.prepare(order)
    return null
  },
  type: ({ group }) => groupOf(group).writers.type(),
  async feed({ group, reader, turns }) {
    await groupOf(group).feed(reader, turns)
    return null
  },
  caughtUp: ({ group, expected, withinMs }) => groupOf(group).caughtUp(expected, withinMs),
  arrivals: async ({ group }) => groupOf(group).clients.map(({ sampler }) => sampler.drain()),
  kept: async ({ group, index }) => groupOf(group).clients[index]?.kept ?? [],
  async counts({ group }) {
    const { clients } = groupOf(group)
    return {
      bytes: clients.map(({ bytes }) => bytes),
      stateLengths: clients.map(({ stateLength }) => stateLength),
      confirmed: clients.map(({ confirmed }) => confirmed),
    }
  },
  async cpu() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  faults: async () => faults.splice(0),
}

const run = (name: Order['name'], body: unknown): Promise<unknown> =>
  (orders[name] as (body: unknown) => Promise<unknown>)(body)

process.on('message', async ({ id, name, body }: Order) => {
  const answer: Answer = { id }
  try {
    answer.value = await run(name, body)
  } catch (error) {
    answer.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))

let beats = 0
setInterval(() => {
  beats++
  for (const { clients } of groups.values()) for (const client of clients) client.beat(beats % 2 === 0)
}, 10_000)
