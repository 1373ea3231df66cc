import { beforeEach, describe, expect, it } from 'vitest'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { insertPeople, insertSeance } from '#tests/commands/rows'
import { tempStore } from '#tests/support/store'

describe.each([['SQLite', sqliteSeanceStore]])('proposals, points and words written alone in %s', (_name, open) => {
  let store: ReturnType<typeof open>
  beforeEach(() => {
    const { db } = tempStore()
    insertSeance(db)
    insertPeople(db, 'awa', 'bruno')
    store = open(db)
  })
  const proposed = (id: string) => ({
    ...{ id, titre: id, organisme: null, auteurId: 'awa', proposeA: 1, pointId: null, sousGroupeId: null },
  })

  it('a proposal comes last, within a number; its fate leaves its wording, and what it does not say, as they were', async () => {
    const { propositions } = store
    expect(await propositions.add('seance', proposed('b'), 2)).toBe(true)
    expect(await propositions.add('seance', proposed('a'), 2)).toBe(true)
    expect(await propositions.add('seance', proposed('c'), 2)).toBe(false)
    await propositions.decide('seance', 'a', { sort: 'reformulee', reformulation: 'A', motif: 'plus clair' })
    await propositions.decide('seance', 'a', { sort: 'aExaminer' })
    expect(await propositions.decide('other', 'b', { sort: 'retenue' })).toBe(false)
    expect(await propositions.list('seance')).toMatchObject([
      { id: 'b', sort: 'aExaminer', rang: 0 },
      { id: 'a', titre: 'a', sort: 'aExaminer', reformulation: 'A', motif: 'plus clair', rang: 1 },
    ])
  })

  it('points: one row per person, the last round counts, a round is revealed once', async () => {
    const { gommettes } = store
    const round = (id: string, ouvertA: number) => ({
      ...{ id, seanceId: 'seance', nombre: 3, compte: 'personne' as const, ouvertA, reveleA: null },
    })
    expect(await gommettes.tour('seance')).toBeNull()
    await gommettes.open(round('first', 1))
    const given = { tourId: 'first', personId: 'awa', organisme: 'Caf', at: 2 }
    await gommettes.give({ ...given, choix: { a: 3 } })
    await gommettes.give({ ...given, choix: { b: 1 } })
    expect(await gommettes.rows('first')).toMatchObject([{ personId: 'awa', choix: { b: 1 } }])
    expect(await gommettes.reveal('first', 3)).toBe(true)
    expect(await gommettes.reveal('first', 4)).toBe(false)
    expect(await gommettes.tour('seance')).toMatchObject({ id: 'first', reveleA: 3 })
    await gommettes.open(round('second', 1))
    expect(await gommettes.tour('seance')).toMatchObject({ id: 'second', reveleA: null })
    expect(await gommettes.rows('second')).toEqual([])
  })

  it('words written alone: one text per person until they are revealed, none when it is erased', async () => {
    const { ecritures } = store
    await ecritures.open({ id: 'e', seanceId: 'seance', objectif: 'contours', ouvertA: 1, reveleA: null })
    const said = { ecritureId: 'e', sousGroupeId: 'g', organisme: 'Caf' }
    await ecritures.write({ ...said, personId: 'awa', texte: 'Un kit', at: 2 })
    await ecritures.write({ ...said, personId: 'bruno', texte: 'Un guide', at: 3 })
    await ecritures.write({ ...said, personId: 'awa', texte: 'Deux kits', at: 4 })
    expect((await ecritures.texts('e')).map((t) => t.texte)).toEqual(['Un guide', 'Deux kits'])
    await ecritures.write({ ...said, personId: 'bruno', texte: '', at: 5 })
    expect((await ecritures.texts('e')).map((t) => t.personId)).toEqual(['awa'])
    expect(await ecritures.current('seance')).toMatchObject({ id: 'e' })
    await ecritures.reveal('e', 6)
    expect(await ecritures.current('seance')).toBeNull()
  })
})
