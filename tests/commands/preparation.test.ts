import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { By } from '#server/commands/needs'
import { journal, seances } from '#server/store/tables'
import { setField } from '#shared/document/edit'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { createWorld, preparation, type World } from './world.ts'

let world: World
let animateur: By
let seanceId: string

beforeEach(async () => {
  world = createWorld()
  animateur = await world.staff('animateur')
  seanceId = await world.seance()
  await world.commands.movePhase(seanceId, 'open', animateur)
  await world.commands.movePhase(seanceId, 'live', animateur)
})

const point = async (i: number) => (await world.seances.points.list(seanceId))[i]?.id ?? ''
const groupe = async (i: number) => (await world.seances.sousGroupes.list(seanceId))[i]?.id ?? ''

describe('preparing', () => {
  const input = async () => ({
    ...preparation,
    points: (await world.seances.points.list(seanceId)).map((p) => ({
      id: p.id,
      parent: null as number | null,
      numero: p.numero,
      titre: p.titre,
      nature: p.nature,
      intervenant: null,
      documentId: p.documentId,
      lien: p.lien,
      duree: p.dureePrevue,
    })),
    sousGroupes: (await world.seances.sousGroupes.list(seanceId)).map((g) => ({
      id: g.id,
      titre: g.titre,
      titreCourt: null,
      lieu: null,
      visio: null,
    })),
  })

  it('keeps the ids of items and sub-groups, and what happened to them', async () => {
    await world.commands.goToPoint(seanceId, await point(0))
    const before = await input()
    const changed = { ...before, points: before.points.toReversed(), sousGroupes: before.sousGroupes.toReversed() }
    expect(await world.update(seanceId, changed)).toMatchObject({ ok: true })
    const live = await world.live(seanceId)
    expect(live.points.map((p) => p.id)).toEqual(before.points.map((p) => p.id).toReversed())
    expect(live.points.at(-1)?.commenceA).toBe(world.clock.now)
    expect(live.sousGroupes.map((g) => [g.id, g.numero])).toEqual([
      [before.sousGroupes[1]?.id, 1],
      [before.sousGroupes[0]?.id, 2],
    ])
  })

  it('keeps the order of parts that bear the same letter (A16)', async () => {
    const now = await input()
    const points = ['A', 'B', 'B', 'C'].map((numero, i) => ({
      ...(now.points[0] ?? expect.fail('no item')),
      ...{ id: undefined, parent: null, numero, titre: `Partie ${i}` },
    }))
    expect(await world.update(seanceId, { ...now, points })).toMatchObject({ ok: true })
    const live = await world.live(seanceId)
    expect(live.points.map((p) => `${p.numero} ${p.titre}`)).toEqual([
      ...['A Partie 0', 'B Partie 1', 'B Partie 2', 'C Partie 3'],
    ])
  })

  it('does not take away a sub-group whose sheet was written, but does when it is blank', async () => {
    const sheet = await world.document(seanceId, 'sous-groupe', 0)
    world.rooms.edit(sheet, (doc) => setField(sousGroupe, doc, 'contoursEtat', 'aFinir'))
    const now = await input()
    const without = (i: number) => ({ ...now, sousGroupes: now.sousGroupes.filter((_, at) => at !== i) })
    expect(await world.update(seanceId, without(0))).toEqual({ ok: false, code: 'sousGroupeWritten' })
    expect(await world.seances.sousGroupes.list(seanceId)).toHaveLength(2)
    expect(await world.update(seanceId, without(1))).toMatchObject({ ok: true })
    expect(await world.seances.sousGroupes.list(seanceId)).toHaveLength(1)
  })

  it('renames the sheet with its sub-group, unless the sub-group reworded it', async () => {
    const sheets = [await world.document(seanceId, 'sous-groupe', 0), await world.document(seanceId, 'sous-groupe', 1)]
    world.rooms.edit(sheets[1] ?? '', (doc) => setField(sousGroupe, doc, 'intitule', 'Mots du sous-groupe'))
    const now = await input()
    await world.update(seanceId, {
      ...now,
      sousGroupes: now.sousGroupes.map((g, i) => ({ ...g, titre: `Nouveau titre ${i}` })),
    })
    const values = await world.rooms.read(sheets)
    expect(sheets.map((s) => values.get(s)?.value)).toMatchObject([
      { intitule: 'Nouveau titre 0' },
      { intitule: 'Mots du sous-groupe' },
    ])
  })

  it('never reaches the items of another meeting', async () => {
    const other = await world.seance()
    const [theirs] = await world.seances.points.list(other)
    const now = await input()
    const stolen = now.points.map((p, i) => (i === 0 ? { ...p, id: theirs?.id ?? '', titre: 'Volé' } : p))
    expect(await world.update(seanceId, { ...now, points: stolen })).toMatchObject({ ok: true })
    expect((await world.seances.points.list(other))[0]).toEqual(theirs)
  })

  it('refuses a part that stands under one that comes after it', async () => {
    const now = await input()
    const points = now.points.map((p, i) => (i === 0 ? { ...p, parent: 2 } : p))
    expect(await world.update(seanceId, { ...now, points })).toEqual({ ok: false, code: 'pointOrder' })
  })
})

describe('a new meeting', () => {
  const create = async (compositionDe: string | null, groupeId = 'groupe') => {
    const made = await world.commands.createSeance(groupeId, { ...preparation, compositionDe }, animateur)
    return made.ok ? made.value.id : made.code
  }

  it('expects the people of the one before again, known by their own devices, and nobody else', async () => {
    const awa = await world.participant(seanceId, 'Awa', { mode: 'distance', represente: 'Mairie' })
    const next = await create(seanceId)
    expect(await world.seances.emargements.current(next)).toMatchObject([
      { nom: 'Awa', personId: awa.personId, mode: 'distance', represente: 'Mairie', statut: 'attendu', signeA: null },
    ])
    expect(await world.live(next)).toMatchObject({ enSalle: 0, aDistance: 0 })
    expect(await world.seances.emargements.current(await create(null))).toEqual([])
  })

  it('never takes the people of another group', async () => {
    const stranger = await world.seance()
    world.db.update(seances).set({ groupeId: null }).where(eq(seances.id, stranger)).run()
    expect(await create(stranger)).toBe('notFound')
  })
})

describe('documents of a group', () => {
  it('let participants make a livrable while their meeting is live, and those who run it at any time', async () => {
    const awa = await world.participant(seanceId, 'Awa')
    const make = (by: By, only: string | null) =>
      world.commands.createLivrable('groupe', { intitule: 'Un guide', sousGroupeId: null }, { ...by, seanceId: only })
    expect(await make(awa, seanceId)).toMatchObject({ ok: true })
    await world.commands.movePhase(seanceId, 'closed', animateur)
    expect(await make(awa, seanceId)).toEqual({ ok: false, code: 'wrongPhase' })
    expect(await make(animateur, null)).toMatchObject({ ok: true })
    expect((await world.seances.documents.ofGroupe('groupe', 'livrable')).map((d) => d.title)).toEqual([
      'Un guide',
      'Un guide',
    ])
  })

  it('are taken out of the lists, never the documents of a meeting', async () => {
    const made = await world.commands.createLivrable(
      'groupe',
      { intitule: 'Un guide', sousGroupeId: await groupe(0) },
      { ...animateur, seanceId: null },
    )
    if (!made.ok) throw new Error(made.code)
    expect(await world.commands.removeDocument(made.value.id, animateur)).toMatchObject({ ok: true })
    expect(await world.commands.removeDocument(made.value.id, animateur)).toEqual({ ok: false, code: 'notFound' })
    expect(await world.access.document(world.actor(animateur), made.value.id)).toBeNull()
    const sheet = await world.document(seanceId, 'sous-groupe')
    expect(await world.commands.removeDocument(sheet, animateur)).toEqual({ ok: false, code: 'notRemovable' })
    expect(
      world.db
        .select()
        .from(journal)
        .all()
        .map((j) => j.act),
    ).toContain('document.retrait')
  })
})
