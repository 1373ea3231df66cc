import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { freezeSeance } from '#server/snapshot/freeze-seance'
import { proseText } from '#shared/document/value'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let awa: By
let seanceId: string

/** Awa holds the device of her table; Bruno was expected, Chloé comes with them. */
beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  for (const phase of ['open', 'live'] as const) await world.commands.movePhase(seanceId, phase, animateur)
  awa = await world.participant(seanceId, 'Awa')
  const sousGroupeId = (await world.seances.sousGroupes.list(seanceId))[0]?.id ?? ''
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId }, awa)
  const expected = { fonction: null, represente: null, mode: 'distance', statut: 'attendu', par: 'animation' } as const
  await world.commands.addLigne(seanceId, { ...expected, nom: 'Bruno', organisme: 'Mairie' }, animateur)
  await seat({ nom: 'bruno', organisme: 'mairie' }, { nom: 'Chloé', organisme: 'Caf' })
})

const lines = () => world.seances.emargements.current(seanceId)
const line = async (nom: string) => {
  const found = (await lines()).find((l) => l.nom === nom)
  if (found === undefined) throw new Error(`no ${nom}`)
  return found
}
const personOf = async (nom: string): Promise<string> => (await line(nom)).personId ?? ''
const seat = async (...nouveaux: { nom: string; organisme: string | null }[]) => {
  const { value } = await world.commands.maTable(seanceId, awa.personId)
  return world.commands.mettreATable(seanceId, { lignes: value.autour.map((p) => p.ligneId), nouveaux }, awa)
}

it('each around the device is present, once, in the room and the sub-group of whoever holds it', async () => {
  const here = { statut: 'present', mode: 'salle', par: 'table', recordedBy: awa.personId, tableDe: awa.personId }
  expect((await lines()).map((l) => l.nom)).toEqual(['Awa', 'Bruno', 'Chloé'])
  for (const nom of ['Bruno', 'Chloé']) expect(await line(nom)).toMatchObject(here)
  await seat({ nom: 'Chloé', organisme: 'Caf' })
  expect(await lines()).toHaveLength(3)
  const live = await world.live(seanceId)
  expect(live).toMatchObject({ enSalle: 3, aDistance: 0, surAppareilPartage: 2 })
  expect(new Set(live.participants.map((p) => p.sousGroupe)).size).toBe(1)
  const other = (await world.seances.sousGroupes.list(seanceId))[1]?.id ?? ''
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: other }, awa)
  expect((await world.live(seanceId)).participants.map((p) => p.sousGroupe)).toEqual([other, other, other])
})

it('what is typed there is said to be typed for all of them, by organisation', async () => {
  await world.commands.ouvrirEcriture(seanceId, 'contours')
  const { ecriture } = await world.live(seanceId)
  await world.commands.ecrire(seanceId, ecriture ?? '', 'Un kit', awa.personId)
  await world.commands.revelerEcriture(seanceId)
  const id = await world.document(seanceId, 'sous-groupe')
  const sheet = (await world.rooms.read([id])).get(id)?.value as SousGroupe
  expect(proseText(sheet.contours)).toContain('Organisme de Awa, Mairie, Caf\u00a0: Un kit')
  const sheetAccess = await world.access.document(world.actor(awa, seanceId), id)
  expect(sheetAccess).toMatchObject({ mode: 'salle', table: 'Organisme de Awa, Mairie, Caf' })
  const seance = await world.seances.meetings.get(seanceId)
  if (seance === null) throw new Error('no meeting')
  const { rows } = await freezeSeance(world, seance)
  expect(rows.sousGroupes.map((g) => g.tables)).toEqual([['Organisme de Awa, Mairie, Caf'], undefined])
})

it('each has their own points and their own turn to speak, given on that device alone', async () => {
  await world.commands.proposer(seanceId, { titre: 'Un kit' }, awa)
  const { id } = (await world.seances.propositions.list(seanceId))[0] ?? { id: '' }
  await world.commands.ouvrirGommettes(seanceId, { nombre: 2, compte: 'personne' })
  const give = async (nom: string, n: number, by = awa) =>
    world.commands.poserGommettes(seanceId, { [id]: n }, await personOf(nom), by.personId)
  const dora = await world.participant(seanceId, 'Dora')
  expect(await give('Awa', 2)).toMatchObject({ ok: true })
  expect(await give('Bruno', 2)).toMatchObject({ ok: true })
  expect(await give('Chloé', 3)).toMatchObject({ code: 'tooManyGommettes' })
  expect(await give('Dora', 1)).toMatchObject({ code: 'notAtTable' })
  expect(await give('Bruno', 1, dora)).toMatchObject({ code: 'notAtTable' })
  await world.commands.revelerGommettes(seanceId)
  expect((await world.live(seanceId)).propositions[0]).toMatchObject({ gommettes: 4 })
  const bruno = await personOf('Bruno')
  expect(await world.commands.askParole(seanceId, dora, bruno)).toMatchObject({ code: 'notAtTable' })
  await world.commands.askParole(seanceId, awa, bruno)
  expect((await world.live(seanceId)).parole.map((p) => p.organisme)).toEqual(['Mairie'])
  expect(await world.commands.endParole(seanceId, bruno, dora)).toMatchObject({ code: 'forbidden' })
  expect(await world.commands.endParole(seanceId, bruno, awa)).toMatchObject({ ok: true })
})

it('nobody who has a device is typed for, and whoever takes up theirs leaves the table', async () => {
  const dora = await world.participant(seanceId, 'Dora')
  expect(await seat({ nom: 'Dora', organisme: 'Organisme de Dora' })).toMatchObject({ code: 'ownDevice' })
  const taken = { lignes: [(await line('Bruno')).ligneId], nouveaux: [] }
  expect(await world.commands.mettreATable(seanceId, taken, dora)).toMatchObject({ code: 'otherTable' })
  const signature = { nom: 'Bruno', organisme: 'Mairie', fonction: null, mode: 'salle', represente: null } as const
  await world.signIn({ seanceId, signature, actor: null, formId: null })
  expect(await line('Bruno')).toMatchObject({ par: 'soi', tableDe: null })
  expect(await world.commands.askParole(seanceId, awa, await personOf('Bruno'))).toMatchObject({ code: 'notAtTable' })
  await world.commands.mettreATable(seanceId, { lignes: [], nouveaux: [] }, awa)
  expect(await line('Chloé')).toMatchObject({ statut: 'present', tableDe: null })
  expect(await world.live(seanceId)).toMatchObject({ enSalle: 4, surAppareilPartage: 0 })
})

it('a holder whose two lines become one keeps their table', async () => {
  const again = await world.participant(seanceId, 'Awa D.')
  const kept = (await line('Awa D.')).ligneId
  await world.commands.fusionnerLignes(seanceId, kept, (await line('Awa')).ligneId, animateur)
  const holder = await personOf('Awa D.')
  expect([again.personId, awa.personId]).toContain(holder)
  for (const nom of ['Bruno', 'Chloé']) expect(await line(nom)).toMatchObject({ tableDe: holder, statut: 'present' })
  expect(await line('Awa D.')).toMatchObject({ tableDe: null })
})
