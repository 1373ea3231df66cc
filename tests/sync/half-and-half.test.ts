/** A room half by WebSocket, half by plain requests. */
import { expect, test } from 'vitest'
import { type By, device, open } from './client-surroundings.ts'
import { startIntermediary } from './intermediary.ts'
import { until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

const WORDS_EACH = 15
/** Promised: 2 s. A machine that runs other tests meanwhile stays far below. */
const MEDIAN_MS = 1_500

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

test.each([
  ['stream', 0],
  ['poll', 0],
  ['stream', 100],
  ['poll', 100],
] as const)('with half of the room by %s, %i ms away, everyone reads everyone, soon', async (by, lagMs) => {
  const server = await startSyncServer()
  const between = await startIntermediary(server.page, { lagMs })
  await server.document('doc-1', 'sous-groupe')
  const ways: By[] = ['webSocket', 'webSocket', 'webSocket', by, by, by]
  const people = ways.map((way, i) => {
    const personId = `p${i}`
    const surroundings = device(way === 'webSocket' ? server.url : between.url, personId, way)
    const room = { room: 'doc-1', kind: 'sous-groupe', right: 'write', persist: false } as const
    return { way, personId, opened: open({ ...room, personId, surroundings }), typedAt: new Map<string, number>() }
  })
  for (const { opened } of people) await opened.reaches('enregistre')

  const delays: Record<string, number[]> = {}
  const docOf = ({ opened }: (typeof people)[number]) => opened.document.view().doc
  for (const reader of people) {
    const seen = new Set<string>()
    docOf(reader).on('update', () => {
      const now = performance.now()
      for (const word of contours(docOf(reader)).split('\n')) {
        if (seen.has(word)) continue
        seen.add(word)
        const writer = people.find(({ typedAt }) => typedAt.has(word))
        if (writer === undefined || writer === reader) continue
        const pair = `${writer.way} → ${reader.way}`
        delays[pair] = [...(delays[pair] ?? []), now - (writer.typedAt.get(word) ?? now)]
      }
    })
  }

  for (let n = 0; n < WORDS_EACH; n++) {
    for (const person of people) {
      const word = `${person.personId}-${n}`
      person.typedAt.set(word, performance.now())
      addParagraph(docOf(person), word)
    }
    const all = people.length * (n + 1)
    await until(() => people.every((p) => contours(docOf(p)).split('\n').length === all), `everyone has round ${n}`)
  }
  for (const { opened } of people) await opened.reaches('enregistre')
  const [first, ...others] = people.map((p) => contours(docOf(p)))
  for (const other of others) expect(other).toBe(first)

  const medians = Object.entries(delays).map(([pair, ms]) => `${pair} ${Math.round(median(ms))} ms`)
  const everything = median(Object.values(delays).flat())
  console.info(`half by ${by}, ${lagMs} ms away: median ${Math.round(everything)} ms; ${medians.join(', ')}`)
  expect(Object.keys(delays).sort()).toEqual(
    [`${by} → ${by}`, `${by} → webSocket`, `webSocket → ${by}`, 'webSocket → webSocket'].sort(),
  )
  expect(everything).toBeLessThan(MEDIAN_MS)
})
