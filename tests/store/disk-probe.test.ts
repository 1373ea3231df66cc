import { expect, it } from 'vitest'
import { diskProbe } from '#server/store/disk-probe'
import { tempStore } from '#tests/support/store'

const HOUR = 3_600_000

it('finds out again after a few seconds, and when the clock was put back', () => {
  let now = 10 * HOUR
  const { db, sqlite } = tempStore()
  const takesWrites = diskProbe(db, () => now)
  expect(takesWrites()).toBe(true)
  sqlite.pragma('query_only = ON')
  expect(takesWrites()).toBe(true)
  now += 6_000
  expect(takesWrites()).toBe(false)
  sqlite.pragma('query_only = OFF')
  now -= 2 * HOUR
  expect(takesWrites()).toBe(true)
})
