import type { Clock } from '../services.ts'
import type { Db } from './db.ts'
import { settings } from './tables.ts'

const KEPT_MS = 5_000

/** Whether the disk takes a write, found out by writing; the answer is kept a few seconds, as anyone may ask. */
export function diskProbe(db: Db, clock: Clock): () => boolean {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer = true
  return () => {
    // A clock put back must not keep an old answer for as long.
    if (Math.abs(clock() - askedAt) < KEPT_MS) return answer
    askedAt = clock()
    const value = String(askedAt)
    try {
      db.insert(settings)
        .values({ key: 'essaiDisque', value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })
        .run()
      answer = true
    } catch (error) {
      if (!(error instanceof Error)) throw error
      answer = false // Full, read-only or gone: the reason is in the log of the writes that failed.
    }
    return answer
  }
}
