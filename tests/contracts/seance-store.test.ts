import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#server/store/db'
import { type SeanceStore, sqliteSeanceStore } from '#server/store/seance-store'
import {
  insertPeople,
  insertPoints,
  insertSeance,
  insertSousGroupes,
  pointRow,
  seanceRow,
  sousGroupeRow,
} from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

describe.each([['SQLite', sqliteSeanceStore]])('meetings in %s', (_name, open) => {
  let db: Db
  let store: SeanceStore
  beforeEach(() => {
    db = tempStore().db
    store = open(db)
  })

  describe('running order', () => {
    beforeEach(() => insertSeance(db, { phase: 'live' }))

    it('keeps two parts lettered B in the order of the paper', async () => {
      insertPoints(
        db,
        pointRow({ id: 'z', rang: 0, numero: 'A' }),
        pointRow({ id: 'y', rang: 1, numero: 'B', titre: 'Premier B' }),
        pointRow({ id: 'x', rang: 2, numero: 'B', titre: 'Second B' }),
        pointRow({ id: 'w', rang: 3, numero: null }),
      )
      expect((await store.points.list('seance')).map((p) => [p.numero, p.id])).toEqual([
        ['A', 'z'],
        ['B', 'y'],
        ['B', 'x'],
        [null, 'w'],
      ])
    })

    it('ends the previous item, and keeps a parent running while one of its children is current', async () => {
      insertPoints(
        db,
        pointRow({ id: 'a', rang: 0 }),
        pointRow({ id: 'b', rang: 1 }),
        pointRow({ id: 'b1', rang: 2, parentId: 'b' }),
        pointRow({ id: 'b2', rang: 3, parentId: 'b' }),
      )
      await store.points.goTo('seance', 'a', 10)
      await store.points.goTo('seance', 'b1', 20)
      await store.points.goTo('seance', 'b2', 30)
      const clocks = async () => (await store.points.list('seance')).map((p) => [p.id, p.commenceA, p.finiA])
      expect(await clocks()).toEqual([
        ['a', 10, 20],
        ['b', 20, null],
        ['b1', 20, 30],
        ['b2', 30, null],
      ])
      await store.points.goTo('seance', null, 40)
      expect((await clocks()).map((c) => c[2])).toEqual([20, 40, 30, 40])
    })

    it('goes on from the time already spent on an item when it comes back', async () => {
      insertPoints(db, pointRow({ id: 'a', rang: 0 }), pointRow({ id: 'b', rang: 1 }))
      await store.points.goTo('seance', 'a', 100)
      await store.points.goTo('seance', 'b', 160)
      await store.points.goTo('seance', 'a', 1000)
      expect((await store.points.list('seance'))[0]).toMatchObject({ commenceA: 940, finiA: null })
    })

    it('refuses an item of another meeting', async () => {
      insertSeance(db, { id: 'other' })
      insertPoints(db, pointRow({ id: 'theirs', rang: 0, seanceId: 'other' }))
      expect(await store.points.goTo('seance', 'theirs', 1)).toBe(false)
      expect((await store.meetings.get('seance'))?.pointCourantId).toBeNull()
    })
  })

  describe('sub-groups', () => {
    beforeEach(() => {
      insertSeance(db, { phase: 'live' })
      insertPeople(db, 'awa')
      insertSousGroupes(db, sousGroupeRow({ id: 'sg1', numero: 1 }), sousGroupeRow({ id: 'sg2', numero: 2 }))
    })

    it('keeps a person in one sub-group at most', async () => {
      await store.sousGroupes.affect('seance', 'awa', 'sg1', 1)
      await store.sousGroupes.affect('seance', 'awa', 'sg2', 2)
      expect(await store.sousGroupes.affectations('seance')).toEqual([
        { seanceId: 'seance', personId: 'awa', sousGroupeId: 'sg2', at: 2, coredige: false, pretA: null },
      ])
      await store.sousGroupes.affect('seance', 'awa', null, 3)
      expect(await store.sousGroupes.affectations('seance')).toEqual([])
    })

    it('numbers a new sub-group after the others', async () => {
      const { numero: _, ...row } = sousGroupeRow({ id: 'sg3', numero: 0 })
      await store.sousGroupes.add(row, {
        id: row.documentId,
        kind: 'sous-groupe',
        title: row.titre,
        seanceId: 'seance',
        createdAt: MORNING,
      })
      expect((await store.sousGroupes.list('seance')).map((g) => g.numero)).toEqual([1, 2, 3])
      expect((await store.documents.get(row.documentId))?.kind).toBe('sous-groupe')
    })

    it('keeps the instant of a call that is made twice', async () => {
      await store.sousGroupes.call('sg1', 5)
      await store.sousGroupes.call('sg1', 9)
      expect((await store.sousGroupes.get('seance', 'sg1'))?.appelDepuis).toBe(5)
      expect(await store.sousGroupes.get('other', 'sg1')).toBeNull()
    })
  })

  it('keeps one place in the queue and one signal for someone who asks twice', async () => {
    insertSeance(db, { phase: 'live' })
    insertPeople(db, 'awa', 'bruno')
    await store.direct.ask('seance', 'bruno', 2)
    await store.direct.ask('seance', 'awa', 1)
    await store.direct.ask('seance', 'awa', 3)
    expect((await store.direct.parole('seance')).map((p) => [p.personId, p.at])).toEqual([
      ['awa', 1],
      ['bruno', 2],
    ])
    await store.direct.raise('seance', 'awa', 'entendsPas', 1)
    await store.direct.raise('seance', 'awa', 'entendsPas', 2)
    expect(await store.direct.signaux('seance')).toHaveLength(1)
  })

  it('saves a preparation without touching what happened to the items kept', async () => {
    await store.preparation.create(seanceRow({ phase: 'live' }), {
      facts: seanceRow(),
      points: [
        {
          id: 'a',
          parentId: null,
          numero: null,
          titre: 'A',
          nature: 'point',
          intervenant: null,
          documentId: null,
          lien: null,
          dureePrevue: 5,
          rang: 0,
        },
        {
          id: 'b',
          parentId: null,
          numero: null,
          titre: 'B',
          nature: 'point',
          intervenant: null,
          documentId: null,
          lien: null,
          dureePrevue: 5,
          rang: 1,
        },
      ],
      propositions: [{ id: 'p', titre: 'Proposition', titreCourt: null, rang: 0 }],
      sousGroupes: [],
      reports: [],
      documents: [],
    })
    await store.points.goTo('seance', 'a', MORNING)
    await store.preparation.save(
      'seance',
      {
        facts: { ...seanceRow(), titre: 'Autre titre' },
        points: [
          {
            id: 'c',
            parentId: null,
            numero: null,
            titre: 'C',
            nature: 'pause',
            intervenant: null,
            documentId: null,
            lien: null,
            dureePrevue: null,
            rang: 0,
          },
          {
            id: 'a',
            parentId: null,
            numero: '1',
            titre: 'A',
            nature: 'point',
            intervenant: null,
            documentId: null,
            lien: null,
            dureePrevue: 9,
            rang: 1,
          },
        ],
        propositions: [],
        sousGroupes: [],
        reports: [],
        documents: [],
      },
      MORNING,
    )
    expect((await store.points.list('seance')).map((p) => [p.id, p.commenceA, p.dureePrevue])).toEqual([
      ['c', null, null],
      ['a', MORNING, 9],
    ])
    expect(await store.propositions.list('seance')).toEqual([])
    expect(await store.meetings.get('seance')).toMatchObject({
      titre: 'Autre titre',
      phase: 'live',
      pointCourantId: 'a',
    })
  })

  it('frees the people of a sub-group taken out, and keeps its sheet out of the lists', async () => {
    insertSeance(db)
    insertPeople(db, 'awa')
    insertSousGroupes(db, sousGroupeRow({ id: 'sg1', numero: 1 }))
    await store.sousGroupes.affect('seance', 'awa', 'sg1', 1)
    const empty = { facts: seanceRow(), points: [], propositions: [], sousGroupes: [], reports: [], documents: [] }
    await store.preparation.save('seance', empty, MORNING)
    expect(await store.sousGroupes.affectations('seance')).toEqual([])
    expect(await store.documents.ofSeance('seance')).toEqual([])
    expect((await store.documents.get('fiche-sg1'))?.removedAt).toBe(MORNING)
  })

  it('follows a line once, keeps what was done, and drops what was taken out', async () => {
    insertSeance(db)
    const line = {
      seanceId: 'seance',
      groupeId: null,
      snapshotId: 's1',
      documentId: 'notes',
      nature: 'decision',
      qui: null,
      contact: null,
      echeance: null,
      sousGroupeId: null,
      pointId: null,
    }
    await store.suivis.follow('seance', [
      { ...line, rowId: 'r1', texte: 'Écrire le guide' },
      { ...line, rowId: 'r2', texte: 'À retirer' },
    ])
    const [first] = await store.suivis.ofSeance('seance')
    await store.suivis.follow('seance', [{ ...line, snapshotId: 's2', rowId: 'r1', texte: 'Écrire le guide ensemble' }])
    expect(await store.suivis.ofSeance('seance')).toEqual([
      { ...first, snapshotId: 's2', texte: 'Écrire le guide ensemble' },
    ])
    await store.suivis.follow('seance', [])
    expect(await store.suivis.ofSeance('seance')).toEqual([])
  })

  it('gives the organisation of people, without their names', async () => {
    insertPeople(db, 'awa', 'bruno')
    expect([...(await store.people.organismes(['awa']))]).toEqual([['awa', 'Organisme de awa']])
    expect((await store.people.organismes([])).size).toBe(0)
  })
})
