/** Which updates reached one client and when, read from the updates' own numbering, merged ones included. */
import * as Y from 'yjs'
import { now } from './clock.ts'

/** How far one writer's text had come, each time it came further. */
export interface Progress {
  clientId: number
  to: number[]
  at: number[]
  /** Something came whose predecessor had not. */
  gaps: number
}

export interface Sampler {
  take(update: Uint8Array): void
  reached(clientId: number): number
  /** Everything since the last time. */
  drain(): Progress[]
}

export function createSampler(): Sampler {
  const reached = new Map<number, number>()
  let progress = new Map<number, Progress>()

  function note(clientId: number, from: number, to: number, at: number): void {
    const before = reached.get(clientId) ?? 0
    if (to <= before) return
    const line = progress.get(clientId) ?? { clientId, to: [], at: [], gaps: 0 }
    progress.set(clientId, line)
    if (from > before) line.gaps++
    line.to.push(to)
    line.at.push(at)
    reached.set(clientId, to)
  }

  return {
    take(update) {
      const at = now()
      const { from, to } = Y.parseUpdateMeta(update)
      for (const [clientId, end] of to) note(clientId, from.get(clientId) ?? 0, end, at)
    },
    reached: (clientId) => reached.get(clientId) ?? 0,
    drain() {
      const drained = [...progress.values()]
      progress = new Map()
      return drained
    },
  }
}
