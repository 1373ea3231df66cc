/** The writers of a group: keys made beforehand, then sent by the clock. */
import { clientFrame } from '../wire/ws-frames.ts'
import type { Client } from './client.ts'
import { now } from './clock.ts'
import type { Sent, Typed, Writing } from './orders.ts'
import { type Due, keyTimes, runSchedule, seeded } from './schedule.ts'
import { createTypist, type Typist } from './typist.ts'

export interface Writers {
  prepare(order: Writing): void
  type(): Promise<Typed>
}

interface Line {
  client: Client
  sent: Sent
  frames: { update: Uint8Array; caret: Uint8Array | null; end: number }[]
  times: number[]
}

export function createWriters(clients: readonly Client[]): Writers {
  const typists = new Map<number, Typist>()
  let lines: Line[] = []

  function typistOf(clientId: number): Typist {
    const typist = typists.get(clientId) ?? createTypist(clientId)
    typists.set(clientId, typist)
    return typist
  }

  return {
    prepare({ writers, perSecond, ms, carets, seed }) {
      const random = seeded(seed)
      const count = Math.max(1, Math.round((perSecond * ms) / 1000))
      lines = writers.flatMap(({ index, clientId }) => {
        const client = clients[index]
        if (client === undefined) return []
        const typist = typistOf(clientId)
        const frames = typist.keys(count).map((key) => ({
          update: clientFrame(client.messages.update(key.update)),
          caret: carets ? clientFrame(client.messages.awareness(typist.caretAfter(key))) : null,
          end: key.end,
        }))
        return [{ client, sent: { clientId, ends: [], at: [] }, frames, times: keyTimes(count, perSecond, random) }]
      })
    },
    async type() {
      const dues = lines.flatMap(({ client, sent, frames, times }): Due[] =>
        frames.map(({ update, caret, end }, i) => ({
          at: times[i] ?? 0,
          run() {
            sent.ends.push(end)
            sent.at.push(now())
            client.send(update)
            if (caret !== null) client.send(caret)
          },
        })),
      )
      const lateMs = await runSchedule(dues)
      const sent = lines.map((line) => line.sent)
      lines = []
      return { sent, lateMs }
    },
  }
}
