import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { proseText } from '#shared/document/value'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let [awa, bruno]: By[] = []
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  for (const phase of ['open', 'live'] as const) await world.commands.movePhase(seanceId, phase, animateur)
  awa = await join('Awa', 0)
  bruno = await join('Bruno', 1)
})

async function join(nom: string, nth: number): Promise<By> {
  const by = await world.participant(seanceId, nom)
  const sousGroupeId = (await world.seances.sousGroupes.list(seanceId))[nth]?.id ?? ''
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId }, by)
  return by
}
const contours = async (nth: number): Promise<string> => {
  const id = await world.document(seanceId, 'sous-groupe', nth)
  const sheet = (await world.rooms.read([id])).get(id)?.value as SousGroupe | undefined
  return proseText(sheet?.contours ?? [])
}
const open = () => world.commands.ouvrirEcriture(seanceId, 'contours')
const now = async () => (await world.live(seanceId)).ecriture ?? ''
const write = async (by: By | undefined, texte: string, ecritureId?: string) =>
  world.commands.ecrire(seanceId, ecritureId ?? (await now()), texte, by?.personId ?? '')
const reveal = () => world.commands.revelerEcriture(seanceId)

it('what each writes is read by nobody else until it is revealed, then stands in the sheet of their sub-group', async () => {
  await open()
  await write(awa, 'Un premier jet')
  await write(awa, 'Un kit\nPour les lieux')
  await write(bruno, 'Un guide')
  expect(await world.live(seanceId)).toMatchObject({ ecritureObjectif: 'contours', ecritureAuteurs: 2 })
  expect(JSON.stringify(await world.live(seanceId))).not.toContain('Un kit')
  expect(await contours(0)).toBe('')
  expect(await world.commands.monEcrit(seanceId, animateur.personId)).toMatchObject({ value: { texte: '' } })
  expect(await world.commands.monEcrit(seanceId, awa?.personId ?? '')).toMatchObject({
    value: { ecritureId: await now(), texte: 'Un kit\nPour les lieux' },
  })
  await reveal()
  expect(await contours(0)).toContain('Organisme de Awa\u00a0: Un kit\nPour les lieux')
  expect(await contours(0)).not.toContain('Un guide')
  expect(await contours(1)).toContain('Organisme de Bruno\u00a0: Un guide')
  expect(await world.live(seanceId)).toMatchObject({ ecriture: null, ecritureObjectif: null })
})

it('revealed again after a stop half-way, nothing is there twice; what was in the sheet stays', async () => {
  const id = await world.document(seanceId, 'sous-groupe', 0)
  await world.rooms.write(id, { contours: [{ type: 'paragraph', content: [{ type: 'text', text: 'Déjà là' }] }] })
  await open()
  await write(awa, 'Un kit')
  const { reveal: mark } = world.seances.ecritures
  world.seances.ecritures.reveal = () => Promise.reject(new Error('stopped'))
  await expect(reveal()).rejects.toThrow('stopped')
  world.seances.ecritures.reveal = mark
  await reveal()
  expect((await contours(0)).match(/Un kit|Déjà là/g)).toEqual(['Déjà là', 'Un kit'])
})

it('is refused once revealed, without a sub-group, and while another is going on', async () => {
  await open()
  expect(await open()).toMatchObject({ code: 'ecritureRunning' })
  expect(await write(await world.participant(seanceId, 'Chloé'), 'Un kit')).toMatchObject({
    code: 'ownSousGroupeMissing',
  })
  const first = await now()
  await reveal()
  expect(await write(awa, 'Trop tard', first)).toMatchObject({ code: 'ecritureClosed' })
  await open()
  expect(await write(awa, 'Pas pour celle-ci', first)).toMatchObject({ code: 'ecritureClosed' })
})

it('follows a sub-group that was merged with another', async () => {
  const [one, two] = await world.seances.sousGroupes.list(seanceId)
  await open()
  await write(awa, 'Un kit')
  await world.commands.mergeSousGroupe(seanceId, one?.id ?? '', two?.id ?? '')
  await reveal()
  expect(await contours(1)).toContain('Un kit')
})
