import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReports } from '#client/sync/reports'
import { createTally, type Tally } from '#client/sync/tally'
import { readFrame } from '#server/sync/frames'

let said: unknown[]
let tally: Tally
let sent: number

beforeEach(() => {
  vi.useFakeTimers()
  said = []
  tally = createTally(undefined, Date.now)
  sent = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function connect() {
  const reports = createReports({ tally, send: (message) => said.push(readFrame(message)) })
  tally.connected()
  reports.tell()
  tally.sent(true)
  tally.acknowledged(++sent)
  const type = () => {
    tally.edited()
    tally.sent(false)
    sent++
    reports.look()
    return sent
  }
  const acknowledge = (count: number) => {
    tally.acknowledged(count)
    reports.look()
  }
  return { reports, type, acknowledge }
}
const report = (pending: number, waitedMs: number) => ({ kind: 'report', pending, waitedMs })

test('whoever connects tells what waits, and since how long', () => {
  tally.edited()
  vi.advanceTimersByTime(4_000)
  connect()
  expect(said).toEqual([report(1, 4_000)])
})

test('whoever types in peace tells nothing', () => {
  const { type, acknowledge } = connect()
  for (let n = 0; n < 100; n++) {
    const message = type()
    vi.advanceTimersByTime(60)
    acknowledge(message)
  }
  vi.advanceTimersByTime(10_000)
  expect(said).toEqual([report(0, 0)])
})

test('what waits for a second is told, then what becomes of it, at most once a second', () => {
  const { type, acknowledge } = connect()
  type()
  vi.advanceTimersByTime(999)
  expect(said).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(said.at(-1)).toEqual(report(1, 1_000))
  for (let n = 0; n < 20; n++) {
    type()
    vi.advanceTimersByTime(100)
  }
  expect(said.slice(2)).toEqual([report(11, 2_000), report(21, 3_000)])
  acknowledge(sent)
  vi.advanceTimersByTime(1_000)
  expect(said.at(-1)).toEqual(report(0, 0))
  vi.advanceTimersByTime(60_000)
  expect(said).toHaveLength(5)
})

test('asked, it tells at once; disconnected, it tells nothing more', () => {
  const { reports, type } = connect()
  type()
  vi.advanceTimersByTime(10)
  reports.tell()
  expect(said.at(-1)).toEqual(report(1, 10))
  reports.stop()
  type()
  vi.advanceTimersByTime(60_000)
  expect(said).toHaveLength(2)
})

test('a device whose clock jumps back tells no negative wait', () => {
  const { reports, type } = connect()
  type()
  vi.setSystemTime(Date.now() - 3_600_000)
  reports.tell()
  expect(said.at(-1)).toEqual(report(1, 0))
})
