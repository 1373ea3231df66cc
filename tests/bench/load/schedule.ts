/** Sends what is due when it is due, and says how late it was. */
import { percentile } from '../report/figures.ts'

export interface Due {
  /** Milliseconds after the beginning. */
  at: number
  run(): void
}

/** Resolves when everything was run; answers the lateness but for the worst hundredth, in milliseconds. */
export function runSchedule(dues: readonly Due[]): Promise<number> {
  const ordered = [...dues].sort((a, b) => a.at - b.at)
  const late: number[] = []
  const began = performance.now()
  let next = 0
  return new Promise((resolve) => {
    const turn = (): void => {
      const elapsed = performance.now() - began
      for (let due = ordered[next]; due !== undefined && due.at <= elapsed; due = ordered[next]) {
        late.push(performance.now() - began - due.at)
        due.run()
        next++
      }
      const waiting = ordered[next]
      if (waiting === undefined) resolve(percentile(late, 0.99))
      else setTimeout(turn, Math.max(1, waiting.at - (performance.now() - began)))
    }
    turn()
  })
}

/** Seeded numbers in [0, 1), the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** When one writer's keys leave: evenly but for a fifth of the interval, from a moment of their own. */
export function keyTimes(count: number, perSecond: number, random: () => number): number[] {
  const interval = 1000 / perSecond
  const first = random() * interval
  return Array.from({ length: count }, (_, i) => first + i * interval + (random() - 0.5) * 0.4 * interval).sort(
    (a, b) => a - b,
  )
}
