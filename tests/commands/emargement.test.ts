import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { journal } from '#server/store/tables'
import { createWorld, type World } from './world.ts'

const ligne = {
  nom: 'Chloé',
  fonction: null,
  organisme: 'Mairie',
  mode: 'salle',
  statut: 'present',
  represente: null,
  par: 'animation',
} as const

let world: World
let animateur: By
let secretaire: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  secretaire = await world.staff('secretaire')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
})

const lines = () => world.seances.emargements.current(seanceId)
const add = async (by: By = animateur, over: Partial<Parameters<World['commands']['addLigne']>[1]> = {}) => {
  const added = await world.commands.addLigne(seanceId, { ...ligne, ...over }, by)
  return added.ok ? added.value.id : added.code
}

it('signs fifty people in at once, each with one line', async () => {
  const signed = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      world.signIn({
        seanceId,
        signature: {
          nom: `Personne ${i}`,
          fonction: null,
          organisme: null,
          mode: i % 2 ? 'distance' : 'salle',
          represente: null,
        },
        actor: null,
        formId: null,
      }),
    ),
  )
  expect(signed.every((s) => s.ok)).toBe(true)
  expect(new Set((await lines()).map((l) => l.personId)).size).toBe(50)
  expect(await world.live(seanceId)).toMatchObject({ enSalle: 25, aDistance: 25 })
})

it('says who a delegate represents, in the room or at a distance', async () => {
  await world.participant(seanceId, 'Awa', { mode: 'distance', represente: 'Union des associations' })
  expect(await lines()).toMatchObject([{ mode: 'distance', represente: 'Union des associations', statut: 'present' }])
  expect(await world.live(seanceId)).toMatchObject({ aDistance: 1, enSalle: 0 })
})

it('keeps the previous line of a correction, and its author', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const [mine] = await lines()
  await world.commands.correctMaLigne(seanceId, { organisme: 'Plaine Commune' }, awa)
  await world.commands.correctLigne(seanceId, mine?.ligneId ?? '', { nom: 'Awa D.', arriveA: 12 }, animateur)
  const history = await world.seances.emargements.history(seanceId, mine?.ligneId ?? '')
  expect(history.map((v) => [v.nom, v.organisme, v.par, v.recordedBy])).toEqual([
    ['Awa D.', 'Plaine Commune', 'animation', animateur.personId],
    ['Awa', 'Plaine Commune', 'soi', awa.personId],
    ['Awa', 'Organisme de Awa', 'soi', awa.personId],
  ])
})

it('shows the corrected name and organisation beside the caret', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  await world.commands.correctMaLigne(seanceId, { nom: 'Awa D.', organisme: 'EPT', mode: 'distance' }, awa)
  expect(await world.accessStore.person(awa.personId)).toMatchObject({ nom: 'Awa D.', organisme: 'EPT' })
  const sheet = await world.document(seanceId, 'sous-groupe')
  expect((await world.access.document(world.actor(awa, seanceId), sheet))?.mode).toBe('distance')
})

it('adds someone who has no access or forgot the code, who can then be placed in a sub-group (F5)', async () => {
  await add()
  const [line] = await lines()
  expect(line).toMatchObject({
    nom: 'Chloé',
    par: 'animation',
    recordedBy: animateur.personId,
    signeA: world.clock.now,
  })
  const [groupe] = await world.seances.sousGroupes.list(seanceId)
  const placed = await world.commands.chooseSousGroupe(
    seanceId,
    { sousGroupeId: groupe?.id ?? '', personId: line?.personId ?? '' },
    animateur,
  )
  expect(placed).toMatchObject({ ok: true })
})

it('keeps « by the person » for what the person did', async () => {
  await add(animateur, { par: 'soi' })
  expect((await lines())[0]?.par).toBe('animation')
})

it('notes the time when an expected person is marked present', async () => {
  const id = await add(animateur, { statut: 'attendu' })
  expect((await lines())[0]?.signeA).toBeNull()
  world.clock.now += 1000
  await world.commands.correctLigne(seanceId, id, { statut: 'present' }, animateur)
  expect((await lines())[0]).toMatchObject({ statut: 'present', signeA: world.clock.now })
})

it('corrects one’s own line only, and only where one signed', async () => {
  expect(await world.commands.correctMaLigne(seanceId, { nom: 'Moi' }, animateur)).toEqual({
    ok: false,
    code: 'noLigne',
  })
  expect(await world.commands.correctLigne(seanceId, 'nowhere', { nom: 'x' }, animateur)).toEqual({
    ok: false,
    code: 'notFound',
  })
})

it('is frozen once closed, but for what those who run the meeting correct or copy from paper, which is logged', async () => {
  const awa = await world.participant(seanceId, 'Awa')
  const [mine] = await lines()
  const ligneId = mine?.ligneId ?? ''
  await world.commands.movePhase(seanceId, 'live', animateur)
  await world.commands.movePhase(seanceId, 'closed', animateur)
  const frozen = { ok: false, code: 'frozen' }
  expect(await world.commands.correctMaLigne(seanceId, { nom: 'x' }, awa)).toEqual(frozen)
  expect(await world.commands.correctLigne(seanceId, ligneId, { nom: 'x' }, secretaire)).toEqual(frozen)
  expect(await add(secretaire, { par: 'papier' })).toBe('frozen')
  expect(await add(animateur)).toBe('onlyFromPaper')
  expect(await world.commands.correctLigne(seanceId, ligneId, { nom: 'Awa D.' }, animateur)).toMatchObject({ ok: true })
  const fromPaper = await add(animateur, { par: 'papier' })
  expect((await lines()).map((l) => [l.nom, l.par, l.signeA === null])).toEqual([
    ['Awa D.', 'animation', false],
    ['Chloé', 'papier', true],
  ])
  const logged = world.db
    .select()
    .from(journal)
    .all()
    .filter((j) => j.act.startsWith('emargement.'))
  expect(logged.map((j) => [j.act, j.detail, j.personId])).toEqual([
    ['emargement.correctionApresCloture', ligneId, animateur.personId],
    ['emargement.ajoutApresCloture', fromPaper, animateur.personId],
  ])
  await world.commands.movePhase(seanceId, 'validated', animateur)
  expect(await world.commands.correctLigne(seanceId, ligneId, { nom: 'x' }, animateur)).toEqual(frozen)
})

it('copies from paper who was there, without pretending that they signed then', async () => {
  const ligneId = await add(animateur, { statut: 'attendu' })
  const change = { statut: 'present', mode: 'distance', par: 'papier' } as const
  await world.commands.correctLigne(seanceId, ligneId, change, animateur)
  expect(await lines()).toMatchObject([{ statut: 'present', mode: 'distance', par: 'papier', signeA: null }])
})
