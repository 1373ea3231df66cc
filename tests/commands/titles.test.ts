import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followTitles } from '#server/commands/titles'
import { documents } from '#server/store/tables'
import { setField } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'
import { MORNING } from '#tests/support/store'
import { createWorld, type World } from './world.ts'

let world: World
let stop: () => Promise<void>

beforeEach(async () => {
  world = createWorld()
  world.db
    .insert(documents)
    .values({ id: 'fiche', kind: 'fiche-action', title: 'Fiche 5', numero: '5', axeId: 'axe-5', createdAt: MORNING })
    .run()
  await world.rooms.seed('fiche', 'fiche-action', { numero: '5', intitule: 'Coopérer' })
  stop = followTitles({ documents: world.seances.documents, rooms: world.rooms, logger: pino({ level: 'silent' }) })
})
afterEach(() => stop())

const row = () => world.seances.documents.get('fiche')

it('gives a document in lists the title and number it gives itself', async () => {
  world.rooms.edit('fiche', (doc) => setField(ficheAction, doc, 'intitule', 'Coopérer sur le territoire'))
  await expect.poll(async () => (await row())?.title).toBe('Fiche 5 — Coopérer sur le territoire')
  world.rooms.edit('fiche', (doc) => setField(ficheAction, doc, 'numero', '5.1'))
  await expect.poll(async () => (await row())?.numero).toBe('5.1')
})

it('names its kind when the title was erased', async () => {
  world.rooms.edit('fiche', (doc) => setField(ficheAction, doc, 'intitule', null))
  await expect.poll(async () => (await row())?.title).toBe('Fiche action')
})

it('writes what is waiting before it stops', async () => {
  world.rooms.edit('fiche', (doc) => setField(ficheAction, doc, 'intitule', 'Juste avant l’arrêt'))
  await stop()
  expect((await row())?.title).toBe('Fiche 5 — Juste avant l’arrêt')
})
