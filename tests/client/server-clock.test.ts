import { expect, it, vi } from 'vitest'

it('keeps the most exact answer, and starts again when the clock of the device was set meanwhile', async () => {
  vi.useFakeTimers({ now: 100_000 })
  const { noteServerTime, serverNow } = await import('#client/api/server-clock')
  noteServerTime({ maintenant: 160_000 }, 100_000, 100_040)
  expect(serverNow()).toBe(159_980)
  // A slow answer says less than a quick one.
  noteServerTime({ maintenant: 160_500 }, 100_000, 102_000)
  expect(serverNow()).toBe(159_980)
  // Five minutes back by hand: the same server, another difference.
  vi.setSystemTime(100_000 - 300_000)
  noteServerTime({ maintenant: 160_000 }, -200_000, -199_000)
  expect(serverNow()).toBe(159_500)
  noteServerTime('no time in it', 0, 1)
  expect(serverNow()).toBe(159_500)
  vi.useRealTimers()
})
