/** A process of the load generator, as the scenarios hold it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { prioritise } from '../machine.ts'
import type { Answer, OrderName, Orders } from './orders.ts'

export type Loader = Orders & { end(): Promise<void> }

const orderNames: readonly OrderName[] = [
  'join',
  'back',
  'leave',
  'prepare',
  'type',
  'feed',
  'caughtUp',
  'arrivals',
  'kept',
  'counts',
  'cpu',
  'faults',
]

/** It runs where its parent was pinned, with a priority of its own. */
export function startLoader(script: string, nice: number): Loader {
  const child = fork(script, [], { serialization: 'advanced', execArgv: [] })
  if (child.pid !== undefined) prioritise(child.pid, nice)
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let ended = false
  let last = 0

  child.on('message', ({ id, error, value }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(error))
  })
  const exited = once(child, 'exit').then(([code]) => {
    for (const { reject } of waiting.values()) reject(new Error(`the load process ended with ${code}`))
    if (!ended) process.stderr.write(`a load process ended with ${code}\n`)
  })

  const ask = (name: OrderName) => (body: unknown) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      child.send({ id, name, body })
    })
  const orders = Object.fromEntries(orderNames.map((name) => [name, ask(name)])) as unknown as Orders
  return {
    ...orders,
    async end() {
      ended = true
      child.disconnect()
      await exited
    },
  }
}
