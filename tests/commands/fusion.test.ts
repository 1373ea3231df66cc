import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { newId } from '#server/store/ids'
import { journal, sessions } from '#server/store/tables'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
})

const lineOf = async ({ personId }: By) => {
  const line = await world.seances.emargements.ofPerson(seanceId, personId)
  if (line === null) throw new Error('no line')
  return line
}
const merge = async (kept: By, double: By) =>
  world.commands.fusionnerLignes(seanceId, (await lineOf(kept)).ligneId, (await lineOf(double)).ligneId, animateur)
/** Pages of theirs that were cut before they could send everything. */
async function cut(...people: By[]): Promise<void> {
  const documentId = await world.document(seanceId, 'notes-de-seance')
  const link = { documentId, transport: null, since: 0, sessionIsOpen: false, writes: true, heardAt: 0, wroteAt: null }
  const held = { toldAt: 0, pending: 2, pendingSince: 0, waiting: 0 }
  const links = people.map(({ personId }) => ({ ...link, ...held, personId, sessionId: personId }))
  world.rooms.present.splice(0, Number.POSITIVE_INFINITY, ...links)
}

it('the same person on two devices becomes one line, and both devices are theirs (F8)', async () => {
  const awa = await world.participant(seanceId, 'Awa Diallo')
  const again = await world.participant(seanceId, 'Diallo Awa', { mode: 'distance', represente: 'La ville' })
  const [first, second] = await world.seances.sousGroupes.list(seanceId)
  if (first === undefined || second === undefined) throw new Error('two sub-groups are prepared')
  await world.commands.movePhase(seanceId, 'live', animateur)
  await world.commands.chooseSousGroupe(seanceId, { sousGroupeId: second.id, personId: again.personId }, animateur)
  const double = await lineOf(again)

  expect(await merge(awa, again)).toMatchObject({ ok: true })

  expect(await world.seances.emargements.current(seanceId)).toMatchObject([
    { personId: awa.personId, nom: 'Awa Diallo', mode: 'salle', statut: 'present', represente: 'La ville' },
  ])
  expect(await world.live(seanceId)).toMatchObject({ enSalle: 1, aDistance: 0 })
  expect(await world.seances.sousGroupes.affectations(seanceId)).toMatchObject([
    { personId: awa.personId, sousGroupeId: second.id },
  ])
  const open = world.db.select().from(sessions).where(eq(sessions.personId, awa.personId)).all()
  expect(open).toHaveLength(2)
  // Both spellings can still be read, and the security journal knows.
  const versions = await world.seances.emargements.history(seanceId, double.ligneId)
  expect(versions.map((v) => v.nom)).toEqual(['Diallo Awa', 'Diallo Awa'])
  expect(world.db.select().from(journal).where(eq(journal.act, 'emargement.fusion')).all()).toHaveLength(1)
  // What they wrote under the other id bears the name they go by.
  expect(await world.accessStore.person(again.personId)).toMatchObject({ nom: 'Awa Diallo' })
})

it('both wrote alone: the texts are joined; both gave points: they count once', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const again = await world.participant(seanceId, 'AWA')
  const { ecritures, gommettes } = world.seances
  await ecritures.open({ id: 'e', seanceId, objectif: 'contours', ouvertA: 1, reveleA: null })
  const round = { id: 't', seanceId, nombre: 3, compte: 'personne', ouvertA: 1, reveleA: null } as const
  await gommettes.open(round)
  for (const [i, { personId }] of [awa, again].entries()) {
    const said = { ecritureId: 'e', sousGroupeId: 'g', organisme: null, personId, at: i }
    await ecritures.write({ ...said, texte: ['Un kit', 'Un guide'][i] ?? '' })
    await gommettes.give({ tourId: 't', personId, organisme: null, choix: { a: i + 1 }, at: i })
  }
  await merge(awa, again)
  expect(await ecritures.texts('e')).toMatchObject([{ personId: awa.personId, texte: 'Un kit\nUn guide' }])
  expect(await gommettes.rows('t')).toMatchObject([{ personId: awa.personId, choix: { a: 1 } }])
})

it('the id of the device that still holds something stays; two such devices wait', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const again = await world.participant(seanceId, 'AWA')
  await cut(awa, again)
  expect(await merge(awa, again)).toEqual({ ok: false, code: 'devicesHold' })
  await cut(again)
  expect(await merge(awa, again)).toMatchObject({ ok: true })
  expect(await world.seances.emargements.current(seanceId)).toMatchObject([{ personId: again.personId, nom: 'Awa' }])
})

it('an access to other meetings stays; two of them are not made one here', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const again = await world.participant(seanceId, 'AWA')
  const grant = (personId: string) =>
    world.accessStore.addGrant({
      ...{ id: newId(), personId, role: 'animateur', groupeId: 'groupe', seanceId: null },
      ...{ lienId: null, grantedBy: null, grantedAt: 0 },
    })
  await grant(again.personId)
  await grant(awa.personId)
  expect(await merge(awa, again)).toEqual({ ok: false, code: 'twoAccesses' })
  expect(await merge(awa, awa)).toEqual({ ok: false, code: 'sameLigne' })
})

it('once the meeting is closed, only those who run it merge', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const again = await world.participant(seanceId, 'AWA')
  await world.commands.movePhase(seanceId, 'live', animateur)
  await world.commands.movePhase(seanceId, 'closed', animateur)
  const [kept, double] = [await lineOf(awa), await lineOf(again)]
  const asked = [seanceId, kept.ligneId, double.ligneId] as const
  const secretaire = await world.staff('secretaire')
  expect(await world.commands.fusionnerLignes(...asked, secretaire)).toEqual({ ok: false, code: 'frozen' })
  expect(await world.commands.fusionnerLignes(...asked, animateur)).toMatchObject({ ok: true })
})

it('two people whose names look alike are said to be two, once for everybody', async () => {
  const [awa, ava] = [await world.participant(seanceId, 'Awa'), await world.participant(seanceId, 'Ava')]
  const [first, second] = [(await lineOf(awa)).ligneId, (await lineOf(ava)).ligneId]
  for (const [a, b] of [
    [first, second],
    [second, first],
  ] as const)
    expect(await world.commands.distinguerLignes(seanceId, a, b, animateur)).toMatchObject({ ok: true })
  const id = await world.document(seanceId, 'emargement')
  const [ligne = '', autre = ''] = [first, second].sort()
  expect((await world.rooms.read([id])).get(id)?.value).toMatchObject({
    distinctes: [{ id: `${ligne} ${autre}`, ligne, autre }],
  })
  expect(await world.commands.distinguerLignes(seanceId, first, 'x', animateur)).toEqual({
    ok: false,
    code: 'notFound',
  })
})
