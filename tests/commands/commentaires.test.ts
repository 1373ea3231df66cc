/** What is said of a restitution: beside its text, by whoever may read it, until it is validated. */
import { beforeEach, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { createWorld, type World } from './world.ts'

let world: World
let animateur: By
let secretaire: By
const id = 'restitution'
const bout = (assoc: 0 | -1) => ({ item: { client: 1, clock: 4 }, assoc })
const said = { ancre: { debut: bout(0), fin: bout(-1) }, citation: 'six objectifs', texte: 'Lesquels ?' }

beforeEach(async () => {
  world = createWorld()
  ;[animateur, secretaire] = [await world.staff('animateur'), await world.staff('secretaire')]
  await world.rooms.seed(id, 'restitution', { intitule: 'Restitution annuelle' })
  const place = { numero: null, axeId: null, groupeId: 'groupe', seanceId: null, createdAt: 0 }
  await world.seances.documents.add({ id, kind: 'restitution', title: 'Restitution annuelle', ...place })
})

async function comment(): Promise<string> {
  const made = await world.commands.commenter(id, said, secretaire)
  if (!made.ok) throw new Error(made.code)
  return made.value.id
}
const fils = () => world.seances.commentaires.ofDocument(id)

it('keeps a thread with its answers, resolved and opened again by its author and those who write', async () => {
  const first = await comment()
  world.clock.now++
  await comment()
  await world.commands.repondreCommentaire(id, first, 'Ceux de juillet.', animateur)
  await world.commands.reglerCommentaire(id, first, true, animateur)
  expect(await fils()).toMatchObject([
    { id: first, ...said, resoluPar: animateur.personId, reponses: [{ texte: 'Ceux de juillet.' }] },
    { resoluA: null, reponses: [] },
  ])
  expect(await world.seances.commentaires.open(id)).toBe(1)
  await world.commands.reglerCommentaire(id, first, false, secretaire)
  const reader = await world.staff('secretaire')
  expect(await world.commands.reglerCommentaire(id, first, true, reader)).toEqual({ ok: false, code: 'forbidden' })
  expect(await world.seances.commentaires.open(id)).toBe(2)
})

it('is taken back by whoever wrote it, until somebody answers; with its answers by who validates', async () => {
  const mine = await comment()
  const other = await world.staff('coanimateur')
  expect(await world.commands.retirerCommentaire(id, mine, other)).toEqual({ ok: false, code: 'notTheirComment' })
  await world.commands.repondreCommentaire(id, mine, 'Oui.', animateur)
  expect(await world.commands.retirerCommentaire(id, mine, secretaire)).toEqual({ ok: false, code: 'commentAnswered' })
  const second = await comment()
  expect((await world.commands.retirerCommentaire(id, second, secretaire)).ok).toBe(true)
  expect((await fils()).map((f) => f.id)).toEqual([mine])
  expect((await world.commands.retirerCommentaire(id, mine, animateur)).ok).toBe(true)
  expect(await fils()).toEqual([])
})

it('says nothing more once it is validated, nor of another restitution', async () => {
  const mine = await comment()
  expect(await world.commands.repondreCommentaire('autre', mine, 'Oui.', animateur)).toEqual({
    ok: false,
    code: 'notFound',
  })
  for (const to of ['soumise', 'validee'] as const) await world.commands.passRestitution(id, to, animateur)
  const refused = { ok: false, code: 'restitutionSettled' }
  expect(await world.commands.commenter(id, said, secretaire)).toEqual(refused)
  expect(await world.commands.reglerCommentaire(id, mine, true, animateur)).toEqual(refused)
})

it('is among what still names a person who asks to be erased', async () => {
  const { nom } = (await world.accessStore.person(secretaire.personId)) ?? { nom: '' }
  const naming = async () => {
    const found = await world.commands.effacementDe(secretaire.personId)
    return found.ok ? found.value.documents.map((d) => d.id) : null
  }
  await comment()
  expect(await naming()).toEqual([])
  await world.commands.commenter(id, { ...said, texte: `Demander à ${nom}` }, animateur)
  expect(await naming()).toEqual([id])
})
