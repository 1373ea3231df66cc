import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followTitles } from '#server/commands/titles'
import { documents, sousGroupes } from '#server/store/tables'
import { setField } from '#shared/document/edit'
import { ficheAction } from '#shared/documents/fiche-action'
import { sousGroupe } from '#shared/documents/sous-groupe'
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
  stop = followTitles({ ...world, logger: pino({ level: 'silent' }) })
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

it('names a sub-group everywhere as its own sheet does, without the short name of before', async () => {
  const seanceId = await world.seance()
  const sheet = await world.document(seanceId, 'sous-groupe')
  world.db.update(sousGroupes).set({ titreCourt: 'Traduction' }).where(eq(sousGroupes.documentId, sheet)).run()
  await world.mirrors.refresh(seanceId)
  const names = async () => (await world.live(seanceId)).sousGroupes.map((g) => [g.titre, g.titreCourt])
  expect((await names())[0]).toEqual(['Traduction du SDSF sur le terrain', 'Traduction'])
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'intitule', 'Décliner le schéma sur le terrain'))
  await expect.poll(names).toEqual([
    ['Décliner le schéma sur le terrain', null],
    ['Boîte à outils', null],
  ])
  expect((await world.seances.sousGroupes.list(seanceId))[0]).toMatchObject({
    titre: 'Décliner le schéma sur le terrain',
    titreCourt: null,
  })
})

it('leaves a sub-group its names when something else of its sheet changes, or when its title is erased', async () => {
  const seanceId = await world.seance()
  const sheet = await world.document(seanceId, 'sous-groupe')
  world.db.update(sousGroupes).set({ titreCourt: 'Traduction' }).where(eq(sousGroupes.documentId, sheet)).run()
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'livrableNature', 'guide'))
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'intitule', null))
  await stop()
  expect((await world.seances.documents.get(sheet))?.title).toBe('Fiche de sous-groupe')
  expect((await world.seances.sousGroupes.list(seanceId))[0]).toMatchObject({
    titre: 'Traduction du SDSF sur le terrain',
    titreCourt: 'Traduction',
  })
})
