/** The measuring itself: what is wrong here makes every figure wrong. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf, writeHistory } from './load/history.ts'
import { createSampler } from './load/sampler.ts'
import { keyTimes, seeded } from './load/schedule.ts'
import { createTypist } from './load/typist.ts'
import { latencies } from './measure/latency.ts'
import { readOptions } from './options.ts'
import { median, percentile, shown } from './report/figures.ts'
import { messagesOf } from './wire/messages.ts'
import { createAnswers } from './wire/presence.ts'
import { clientFrame, createFrameReader, OPCODE } from './wire/ws-frames.ts'

const bytes = (length: number, seed = 1): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * 31 + seed) % 256))

/** As RFC 6455 says a server frames: no mask. */
function serverFrame(payload: Buffer, first: number): Buffer {
  const { length } = payload
  const header = Buffer.from([first, length < 126 ? length : length < 65_536 ? 126 : 127])
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(length))
  return Buffer.concat([header, length < 126 ? Buffer.alloc(0) : size.subarray(length < 65_536 ? 6 : 0), payload])
}

test.each([
  [
    [0, 1, 125, 126],
    [1, 7],
  ],
  [
    [126, 65_535, 65_536],
    [1000, 100_000, 1_000_000],
  ],
])('frames of %j bytes are read whatever the pieces they come in', (lengths, sizes) => {
  const sent = lengths.map((length) => bytes(length))
  const split = [serverFrame(bytes(10), OPCODE.binary), serverFrame(bytes(5, 2), 0x80)]
  const stream = Buffer.concat([...sent.map((one) => serverFrame(one, 0x80 | OPCODE.binary)), ...split])
  for (const size of sizes) {
    const read: Buffer[] = []
    const reader = createFrameReader((_, payload) => read.push(Buffer.from(payload)))
    for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size))
    const whole = [...sent, Buffer.concat([bytes(10), bytes(5, 2)])]
    expect(read.map((one, i) => Buffer.compare(one, whole[i] ?? Buffer.alloc(1)))).toEqual(whole.map(() => 0))
  }
})

test('a client’s frame carries the mask bit, a mask that changes nothing, and its payload', () => {
  for (const length of [0, 125, 126, 65_536]) {
    const frame = clientFrame(bytes(length))
    expect((frame[1] ?? 0) & 0x80).toBe(0x80)
    const mask = frame.length - length - 4
    expect([...frame.subarray(mask, mask + 4)]).toEqual([0, 0, 0, 0])
    expect(frame.subarray(mask + 4)).toEqual(bytes(length))
  }
})

test.each(['y-websocket', 'hocuspocus', 'relay'] as const)(
  'what a client says in %s is heard again as what it was',
  (protocol) => {
    const messages = messagesOf(protocol, 'une-table', true)
    const update = createTypist(7).keys(1)[0]?.update ?? new Uint8Array()
    expect(messages.read(messages.update(update))).toEqual({ kind: 'update', bytes: update, isState: false })
    expect(messages.read(messages.step2(update))).toEqual({ kind: 'update', bytes: update, isState: true })
    expect(messages.read(messages.step1())).toEqual({ kind: 'step1' })
    expect(messages.read(messages.awareness(new Uint8Array([0])))).toEqual({
      kind: 'awareness',
      body: new Uint8Array([0]),
    })
  },
)

test('presence is sent back once, and only what is new of it', () => {
  const answer = createAnswers()
  const typist = createTypist(7)
  const [first, second] = typist.keys(2)
  if (first === undefined || second === undefined) throw new Error('nothing was typed')
  const body = typist.caretAfter(first)
  expect(answer(body)).toEqual(body)
  expect(answer(body)).toBeNull()
  expect(answer(typist.caretAfter(second))).not.toBeNull()
})

test('a reader knows how far each writer came, from merged updates too, and when something is missing', () => {
  const [awa, bruno] = [createTypist(7), createTypist(8)]
  const keys = awa.keys(3)
  const sampler = createSampler()
  const merged = Y.mergeUpdates([...keys.slice(0, 2), ...bruno.keys(1)].map(({ update }) => update))
  sampler.take(merged)
  expect([sampler.reached(7), sampler.reached(8)]).toEqual([keys[1]?.end, 3])
  const [late] = awa.keys(1)
  sampler.take(late?.update ?? new Uint8Array())
  expect(sampler.drain().find(({ clientId }) => clientId === 7)).toMatchObject({ gaps: 1 })
})

test('each key is as late as the update that brought it, and a lost one is an error', () => {
  const sent = [{ clientId: 7, ends: [3, 4, 5], at: [100, 110, 120] }]
  const progress = { clientId: 7, to: [4, 5], at: [115, 121], gaps: 0 }
  expect(latencies(sent, [progress])).toEqual([15, 5, 1])
  expect(() => latencies(sent, [{ ...progress, to: [4], at: [115] }])).toThrow('never reached')
  expect(() => latencies(sent, [{ ...progress, gaps: 1 }])).toThrow('lost')
  expect(() => latencies(sent, [])).toThrow('lost')
})

test('percentiles and medians are those of the values, not of their order', () => {
  const values = [5, 1, 4, 2, 3]
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 0)]).toEqual([3, 5, 1])
  expect([median(values), median([1, 2]), median([])]).toEqual([3, 1.5, Number.NaN])
  expect([shown(1234567), shown(0.01234), shown(12.34), shown(Number.NaN)]).toEqual(['1 234 567', '0.012', '12.3', '–'])
})

test('keys leave at the rate asked, at the same moments for the same seed', () => {
  const times = keyTimes(100, 20, seeded(3))
  expect(times).toEqual(keyTimes(100, 20, seeded(3)))
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(4800)
})

test('a history is what its updates say, and the same for the same seed', () => {
  const history = writeHistory(3000, 5)
  const doc = new Y.Doc()
  for (const { updates, clientId, end } of history.turns) {
    for (const update of updates) Y.applyUpdate(doc, update)
    expect(Y.getState(doc.store, clientId)).toBe(end)
  }
  expect(textOf(doc)).toBe(history.text)
  expect(doc.store.pendingStructs).toBeNull()
  expect(history.backspaces).toBeGreaterThan(0.08)
  expect(history.backspaces).toBeLessThan(0.16)
  expect(writeHistory(3000, 5).text).toBe(history.text)
})

test('a word that is not understood is not taken for another', () => {
  expect(readOptions(['light', '--repeats=3', '--servers=ours,yws'])).toMatchObject({
    scenarios: ['light'],
    repeats: 3,
    servers: ['ours', 'yws'],
  })
  for (const wrong of ['lihgt', '--repeats=0', '--servers=ours,nobody', '--fast'])
    expect(readOptions([wrong])).toBeNull()
})
