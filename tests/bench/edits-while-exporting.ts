/**
 * `npm run bench:exports`, second part: what a long export costs whoever is typing. Edits go by the WebSockets of the built
 * server, which writes files one after the other meanwhile, then rests, in turn.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { onTestFinished, test } from 'vitest'
import type { Format } from '#shared/api/prints'
import { gather, pick } from '#tests/faults/crew'
import { percentile } from '#tests/faults/figures'
import { deviceOf, openSheet, openWorkshop, type Workshop } from '#tests/faults/workshop'
import { seanceOf } from '#tests/support/people'
import { until } from '#tests/sync/peers'

const WRITERS = 12
const OBSERVERS = 4
const KEYS_A_SECOND = 4
const FICHES = 80
const ROUNDS = 40
const TURN_MS = 2_000
const FORMATS = ['pdf', 'docx', 'pptx', 'xlsx'] as const satisfies readonly Format[]
const TARGET = 1.2

const print = (line: string): unknown => process.stdout.write(`${line}\n`)
const median = (values: readonly number[]): number => percentile(values, 0.5)

/** An axis of many fiches, frozen: what each file is written from. */
async function longSnapshot({ staff, participants }: Workshop): Promise<string> {
  const [someone] = await participants(1, 'Une personne')
  if (someone === undefined) throw new Error('nobody could sign in')
  const { groupe, axe } = await seanceOf(someone)
  const made = async (path: string, body: unknown): Promise<string> => {
    const answer = await staff.send('POST', path, body)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return ((await answer.json()) as { id: string }).id
  }
  for (let i = 0; i < FICHES; i++)
    await made(`/api/axes/${axe?.id}/fiches`, {
      numero: `9${i}`,
      intitule: `Accompagner les professionnel·les, volet ${i}`,
    })
  return made(`/api/groupes/${groupe?.id}/instantanes`, { libelle: 'Axe entier', portee: 'axe' })
}

test('p99 of edits while files are written', async () => {
  const workshop = await openWorkshop()
  const instantane = await longSnapshot(workshop)
  const delays = { rest: [] as number[], export: [] as number[] }
  const rounds = { rest: [] as number[], export: [] as number[] }
  let now: keyof typeof delays = 'rest'
  const writtenAt = new Map<string, { at: number; during: keyof typeof delays }>()
  const sheet = pick(workshop.sheets, 1)
  const crew = await gather({
    ...{ workshop, size: WRITERS, seed: 7, sheetFor: () => sheet },
    onAct({ acts }) {
      const last = acts.at(-1)
      if (last?.kind === 'write') writtenAt.set(last.token.slice(1, -1), { at: performance.now(), during: now })
    },
  })
  for (const [i, person] of (await workshop.participants(OBSERVERS, 'Lit')).entries()) {
    const opened = openSheet(deviceOf(workshop.here, person, workshop.url), sheet, `o${i}`)
    await opened.reaches('enregistre')
    opened.document.view().doc.on('update', (bytes: Uint8Array) => {
      const text = Buffer.from(bytes).toString('latin1')
      for (const [token] of text.matchAll(/[a-z]+\d\d-\d{6}/g)) {
        const written = writtenAt.get(token)
        if (written !== undefined) delays[written.during].push(performance.now() - written.at)
      }
    })
  }
  const took = new Map<Format, number[]>()
  const downloads = new Worker(new URL('./downloads.mjs', import.meta.url), {
    workerData: { cookie: workshop.staff.cookie },
  })
  onTestFinished(() => void downloads.terminate())
  async function exportOne(format: (typeof FORMATS)[number]): Promise<void> {
    downloads.postMessage(`${workshop.url}/api/instantanes/${instantane}/lecture.${format}`)
    const [{ ok, status, ms }] = await once(downloads, 'message')
    if (!ok) throw new Error(`${format}: ${status}`)
    took.set(format, [...(took.get(format) ?? []), ms])
  }
  for (const format of FORMATS) await exportOne(format)
  took.clear()
  crew.start(KEYS_A_SECOND)
  const typed = () => crew.oracle.hands.reduce((n, { acts }) => n + acts.length, 0)
  await until(() => typed() > WRITERS * 40, 'everyone types, and both sides have warmed up', 60_000)
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of ['rest', 'export'] as const) {
      now = kind
      const [ends, from] = [performance.now() + TURN_MS, delays[kind].length]
      for (let i = 0; performance.now() < ends; i++) {
        if (kind === 'export') await exportOne(pick(FORMATS, i))
        else await new Promise((resolve) => setTimeout(resolve, 100))
      }
      rounds[kind].push(percentile(delays[kind].slice(from), 0.99))
    }
  crew.stop()
  await crew.atRest()
  const row = (kind: keyof typeof delays) =>
    `| ${kind} | ${delays[kind].length} | ${[0.5, 0.95, 0.99].map((s) => percentile(delays[kind], s).toFixed(1)).join(' | ')} | ${rounds[kind].map((v) => v.toFixed(0)).join(', ')} |`
  const ratio = percentile(delays.export, 0.99) / percentile(delays.rest, 0.99)
  const each = median(rounds.export.map((v, i) => v / (rounds.rest[i] ?? Number.NaN)))
  print(
    `${WRITERS} write, ${KEYS_A_SECOND} edits a second each, ${OBSERVERS} read; ${FICHES} fiches exported without a pause\n`,
  )
  print('| | edits seen | p50, ms | p95 | p99 | p99 of each turn |\n|---|---|---|---|---|---|')
  for (const kind of ['rest', 'export'] as const) print(row(kind))
  print(
    `\np99 while exporting: ${ratio.toFixed(2)} × at rest; turn by turn, median ${each.toFixed(2)} × (aimed at ${TARGET} ×).`,
  )
  for (const [format, list] of took) print(`${format}: ${list.length} files, median ${median(list).toFixed(0)} ms`)
})
