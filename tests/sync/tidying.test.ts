import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Compacted } from '#server/store/update-log'
import { keepTidy } from '#server/sync/tidying'

const HOUR = 3_600_000
const logger = pino({ level: 'silent' })
const chapter: Compacted = { documentId: 'a', epoch: 1, from: 100, to: 3 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('old updates are merged a chapter at a time, with pauses, then looked for again after an hour', async () => {
  const asked: unknown[] = []
  let left = 3
  const stop = keepTidy({
    log: {
      async compact(...args) {
        asked.push(args)
        return left-- > 0 ? chapter : null
      },
    },
    keep: async () => [7],
    clock: () => 100 * HOUR,
    logger,
  })
  await vi.advanceTimersByTimeAsync(HOUR - 1)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual([[76 * HOUR, [7]]])
  await vi.advanceTimersByTimeAsync(240)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toHaveLength(4)
  await vi.advanceTimersByTimeAsync(HOUR)
  expect(asked).toHaveLength(5)
  stop()
  await vi.advanceTimersByTimeAsync(5 * HOUR)
  expect(asked).toHaveLength(5)
})

test('a failure is tried again after an hour', async () => {
  let asked = 0
  const stop = keepTidy({
    log: {
      async compact() {
        asked++
        throw new Error('disk full')
      },
    },
    keep: async () => [],
    clock: () => 0,
    logger,
  })
  await vi.advanceTimersByTimeAsync(HOUR)
  await vi.advanceTimersByTimeAsync(HOUR)
  expect(asked).toBe(2)
  stop()
})
