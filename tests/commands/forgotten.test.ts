import pino from 'pino'
import { afterEach, expect, it, vi } from 'vitest'
import { watchForgotten } from '#server/commands/forgotten'

afterEach(() => {
  vi.useRealTimers()
})

it('looks at once, then every ten minutes, until it is stopped', () => {
  vi.useFakeTimers()
  const closeForgotten = vi.fn(async (_now: number) => undefined)
  const stop = watchForgotten({ commands: { closeForgotten }, clock: () => 7, logger: pino({ level: 'silent' }) })
  expect(closeForgotten.mock.calls).toEqual([[7]])
  vi.advanceTimersByTime(20 * 60_000)
  expect(closeForgotten).toHaveBeenCalledTimes(3)
  stop()
  vi.advanceTimersByTime(60 * 60_000)
  expect(closeForgotten).toHaveBeenCalledTimes(3)
})

it('goes on after a failure, and says so', async () => {
  vi.useFakeTimers()
  const error = vi.fn()
  const closeForgotten = vi.fn(async () => Promise.reject(new Error('disk')))
  const stop = watchForgotten({ commands: { closeForgotten }, clock: () => 7, logger: { error } })
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(closeForgotten).toHaveBeenCalledTimes(2)
  expect(error).toHaveBeenCalledTimes(2)
  stop()
})
