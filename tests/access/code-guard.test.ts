import { expect, it } from 'vitest'
import { createCodeGuard, SLOW_MS } from '#server/access/code-guard'

function guarded() {
  const time = { now: 0 }
  const waits: number[] = []
  const guard = createCodeGuard({ clock: () => time.now, wait: async (ms) => void waits.push(ms) })
  return { time, waits, guard }
}

it('does not slow a room where some people mistype', async () => {
  const { guard, waits } = guarded()
  for (let i = 0; i < 15; i++) guard.failed()
  await guard.pause()
  expect([guard.alarm(), waits]).toEqual([false, []])
  guard.close()
})

it('slows typed codes after many wrong ones, and tells once', async () => {
  const { guard, waits } = guarded()
  const heard: boolean[] = []
  guard.onAlarm((alarm) => void heard.push(alarm))
  for (let i = 0; i < 500; i++) guard.failed()
  await guard.pause()
  expect([heard, waits]).toEqual([[true], [SLOW_MS]])
  guard.close()
})

it('calms down in a bounded time however many were tried, and tells so at the next event', async () => {
  const { guard, time, waits } = guarded()
  const heard: boolean[] = []
  guard.onAlarm((alarm) => void heard.push(alarm))
  for (let i = 0; i < 100_000; i++) guard.failed()
  time.now += 60 * 60_000
  await guard.pause()
  guard.failed()
  expect([guard.alarm(), heard, waits]).toEqual([false, [true, false], []])
  guard.close()
})
