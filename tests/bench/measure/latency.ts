/** From when each key left to when each reader had it. */
import type { Sent } from '../load/orders.ts'
import type { Progress } from '../load/sampler.ts'

/** Milliseconds of every key, at one reader who had them all. */
export function latencies(sent: readonly Sent[], progress: readonly Progress[]): number[] {
  const lines = new Map(progress.map((line) => [line.clientId, line]))
  return sent.flatMap(({ clientId, ends, at }) => {
    const line = lines.get(clientId)
    if (line === undefined || line.gaps > 0) throw new Error(`keys of ${clientId} were lost on the way to a reader`)
    let step = 0
    return ends.map((end, i) => {
      while ((line.to[step] ?? Number.POSITIVE_INFINITY) < end) step++
      const seen = line.at[step]
      if (seen === undefined) throw new Error(`key ${end} of ${clientId} never reached a reader`)
      return seen - (at[i] ?? Number.NaN)
    })
  })
}
