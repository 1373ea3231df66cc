import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followSheets } from '#server/mirror/follow-sheets'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { appendProse } from '#shared/document/prose-tree'
import { proseFromLines } from '#shared/document/value'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from '#tests/commands/world'

let world: World
let seanceId: string
let sheet: string
let stop: () => Promise<void>

beforeEach(async () => {
  world = createWorld()
  seanceId = await world.seance()
  sheet = await world.document(seanceId, 'sous-groupe')
  stop = followSheets({ ...world, logger: pino({ level: 'silent' }) })
})
afterEach(() => stop())

const shown = async () => (await world.live(seanceId)).sousGroupes[0]

it('shows the state of an objective, the words and their time as soon as it changes', async () => {
  expect(await shown()).toMatchObject({ livrableEtat: null, mots: 0, modifieA: null, extrait: null })
  world.rooms.edit(sheet, (doc) => {
    appendProse(rootProse(doc, 'contours'), proseFromLines('Deux villes pilotes, retours tous les 2 mois.'))
    setField(sousGroupe, doc, 'livrableEtat', 'sansObjet')
  })
  const modifieA = world.clock.now
  await expect.poll(async () => (await shown())?.livrableEtat).toBe('sansObjet')
  expect(await shown()).toMatchObject({ mots: 8, modifieA, extrait: 'Deux villes pilotes, retours tous les 2 mois.' })
})

it('writes the live document for a change of state, not for each word', async () => {
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'contoursEtat', 'aFinir'))
  await expect.poll(async () => (await shown())?.contoursEtat).toBe('aFinir')
  const writes = () => world.rooms.trace.filter((step) => step === 'write seance-en-direct').length
  const before = writes()
  for (const words of ['Un', 'mot', 'après', 'l’autre'])
    world.rooms.edit(sheet, (doc) => appendProse(rootProse(doc, 'contours'), proseFromLines(words)))
  world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'contoursEtat', 'traite'))
  await expect.poll(async () => (await shown())?.contoursEtat).toBe('traite')
  expect(writes()).toBe(before + 1)
  expect((await shown())?.mots).toBe(4)
})
