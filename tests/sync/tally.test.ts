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
  const tally = createTally(12)
  tally.connected()
  expect(tally.pending).toBe(12)
  tally.sent(true)
  tally.acknowledged(1)
  expect(tally.pending).toBe(0)
})
