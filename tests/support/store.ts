import { onTestFinished } from 'vitest'
import type { Clock } from '#server/services'
import { openStore, type Store } from '#server/store/open'
import { tempDir } from './temp-dir.ts'

/** 1 July 2025, 9:00 in Paris. */
export const MORNING = Date.UTC(2025, 6, 1, 7, 0, 0)

/** A real database in a folder of its own, closed when the test ends. */
export function tempStore(clock: Clock = () => MORNING): Store {
  const store = openStore(tempDir(), clock)
  onTestFinished(() => store.close())
  return store
}
