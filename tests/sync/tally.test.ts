import { expect, test } from 'vitest'
import { createTally } from '#client/sync/tally'

test('an acknowledgement covers the edits made before its message left', () => {
  const tally = createTally()
  tally.connected()
  tally.sent(true)
  tally.edited()
  tally.sent(false)
  tally.edited()
  tally.sent(false)
  expect(tally.pending).toBe(2)
  tally.acknowledged(1)
  expect([tally.confirmed, tally.pending]).toEqual([true, 2])
  tally.acknowledged(2)
  expect(tally.pending).toBe(1)
  tally.acknowledged(3)
  expect(tally.pending).toBe(0)
})

test('an update on disk says nothing of what was typed before the connection', () => {
  const tally = createTally()
  tally.edited() // Offline.
  tally.connected()
  tally.edited()
  tally.sent(false)
  tally.acknowledged(1)
  expect([tally.confirmed, tally.pending]).toEqual([false, 2])
  tally.sent(true)
  tally.acknowledged(2)
  expect([tally.confirmed, tally.pending]).toEqual([true, 0])
})

test('what a lost connection did not acknowledge waits for the next one', () => {
  const tally = createTally()
  tally.connected()
  tally.sent(true)
  tally.edited()
  tally.sent(false)
  tally.connected()
  expect([tally.answered, tally.confirmed, tally.pending]).toEqual([false, false, 1])
  tally.acknowledged(0)
  tally.sent(true)
  tally.acknowledged(1)
  expect(tally.pending).toBe(0)
})

test('what an earlier page left is counted until everything held is on disk', () => {
  const tally = createTally({ pending: 12, oldest: 5 }, () => 100)
  tally.connected()
  expect([tally.pending, tally.oldest]).toEqual([12, 5])
  tally.sent(true)
  tally.acknowledged(1)
  expect(tally.pending).toBe(0)
})

test('since when the oldest waits moves on as edits reach the disk', () => {
  let now = 1_000
  const tally = createTally(undefined, () => now)
  expect(tally.oldest).toBeNull()
  tally.connected()
  tally.sent(true)
  for (const at of [1_000, 1_100, 2_000, 3_000]) {
    now = at
    tally.edited()
    tally.sent(false)
  }
  expect(tally.oldest).toBe(1_000)
  // The first two were typed together.
  tally.acknowledged(2)
  expect([tally.pending, tally.oldest]).toEqual([3, 1_000])
  tally.acknowledged(3)
  expect(tally.oldest).toBe(2_000)
  tally.acknowledged(5)
  expect([tally.pending, tally.oldest]).toEqual([0, null])
  now = 9_000
  tally.edited()
  expect(tally.oldest).toBe(9_000)
  tally.clear()
  expect(tally.oldest).toBeNull()
})
