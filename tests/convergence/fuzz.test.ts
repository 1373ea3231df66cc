/**
 * Three people edit one document at once, on lines that lag and break; then everyone is told everything.
 * Content is compared, not state vectors: a fault in the merge can leave equal vectors and different words.
 * A failing seed is in the title of the failure: `SEED=123 npx vitest run --config tests/vitest.config.ts tests/convergence`.
 */
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { project } from '#shared/document/project'
import { write } from '#shared/document/write'
import { type DocumentKind, definitionOf, documentKinds } from '#shared/documents/registry'
import { inFrench, promised } from '#tests/faults/figures'
import { sized } from '#tests/faults/profile'
import { editSomething } from './edits.ts'
import { holdMeeting, type Meeting } from './meeting.ts'
import { type Random, randomFrom } from './random.ts'

/** For each kind of document. */
const SEEDS = sized(300, 1500)
const STEPS = 60
const only = process.env.SEED

let tried = 0
let different = 0
afterAll(() =>
  promised('R3', async () => ({
    measured: `${different} sur ${inFrench(tried)} graines, ${documentKinds.length} sortes de documents`,
    met: different === 0,
  })),
)

async function runMeeting(kind: DocumentKind, random: Random): Promise<Meeting> {
  const def = definitionOf(kind)
  const ids = Array.from({ length: 3 }, (_, i) => 1 + random.below(2 ** 30) * 3 + i)
  const meeting = await holdMeeting(def, ['awa', 'bruno', 'chloe'], ids)
  for (let step = 0; step < STEPS; step++) {
    const person = random.pick(meeting.people)
    const act = random.below(22)
    if (act < 9) editSomething(random, def, person.doc)
    else if (act < 13) meeting.send(person)
    else if (act < 16) meeting.receive(person)
    else if (act === 16) meeting.reconnect(person)
    else if (act === 17) await meeting.settle()
    else if (act === 18) for (const p of meeting.people) meeting.send(p)
    else if (act === 19) meeting.room.checkpoint()
    else if (act === 20) for (let i = 0; i < 2; i++) meeting.room.rest()
    else {
      // The server rewrites the document too: a mirror refreshed, a section given back.
      const wanted = project(def, random.pick(meeting.people).doc).value
      void meeting.room.change((doc) => write(def, doc, wanted))
    }
  }
  for (let round = 0; round < 2; round++) {
    for (const person of meeting.people) meeting.reconnect(person)
    await meeting.settle()
    for (const person of meeting.people) while (person.inbox.length > 0) meeting.receive(person)
  }
  return meeting
}

async function check(kind: DocumentKind, seed: number): Promise<void> {
  const def = definitionOf(kind)
  const meeting = await runMeeting(kind, randomFrom(seed))
  const replayed = new Y.Doc()
  for (const { bytes } of meeting.log.rows) Y.applyUpdate(replayed, bytes)
  const server = meeting.room.read()
  expect(project(def, replayed).value, `SEED=${seed}: the log, read again`).toEqual(server)
  for (const { doc, name } of meeting.people) {
    expect(project(def, doc).value, `SEED=${seed}: ${name} and the server`).toEqual(server)
  }
  expect(project(def, meeting.newcomer()).value, `SEED=${seed}: who comes last and the server`).toEqual(server)
  const { issues } = project(def, replayed)
  expect(
    issues.filter(({ code }) => code === 'wrongKind'),
    `SEED=${seed}: unreadable fields`,
  ).toEqual([])
}

test.each(documentKinds)(
  'people who edit « %s » at once end with the same words, on disk too',
  { timeout: SEEDS * 400 },
  async (kind) => {
    const seeds = only === undefined ? Array.from({ length: SEEDS }, (_, i) => i + 1) : [Number(only)]
    for (const seed of seeds) {
      try {
        tried++
        await check(kind, seed)
      } catch (error) {
        different++
        throw new Error(`SEED=${seed} on « ${kind} »`, { cause: error })
      }
    }
  },
)
