import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#server/store/db'
import { type PlanStore, sqlitePlanStore } from '#server/store/plan-store'
import { actionsDeSchema, axes, groupes, organismes, ressources, schemas, snapshots } from '#server/store/tables'
import { tempStore } from '#tests/support/store'

describe.each([['SQLite', sqlitePlanStore]])('the plan in %s', (_name, open) => {
  let db: Db
  let store: PlanStore
  beforeEach(() => {
    db = tempStore().db
    store = open(db)
    db.insert(schemas)
      .values([
        { id: 'old', titre: 'Ancien', signataires: ['Caf'], rang: 1 },
        { id: 'now', titre: 'Courant', signataires: [], courant: true, rang: 0 },
      ])
      .run()
    db.insert(axes)
      .values([
        { id: 'a2', schemaId: 'old', numero: 2, titre: 'Deux' },
        { id: 'a1', schemaId: 'old', numero: 1, titre: 'Un' },
      ])
      .run()
  })

  it('lists schemes by rank and axes by number', async () => {
    expect((await store.schemas()).map((s) => s.id)).toEqual(['now', 'old'])
    expect((await store.axes('old')).map((a) => a.id)).toEqual(['a1', 'a2'])
    expect(await store.axes('now')).toEqual([])
  })

  it('keeps actions as printed, without inventing a number', async () => {
    db.insert(actionsDeSchema)
      .values([
        { id: 'x', schemaId: 'old', axeId: 'a1', numero: null, titre: 'Sans numéro', rang: 2 },
        { id: 'y', schemaId: 'old', axeId: 'a1', numero: 15, titre: 'Quinze', rang: 1 },
      ])
      .run()
    expect((await store.actions('old')).map((a) => a.numero)).toEqual([15, null])
  })

  it('gives groups with their resources, and organisations', async () => {
    db.insert(groupes).values({ id: 'g', schemaId: 'now', axeId: null, titre: 'Groupe', rang: 0 }).run()
    db.insert(ressources).values({ id: 'r', groupeId: 'g', titre: 'Portrait social', rang: 0 }).run()
    db.insert(organismes).values({ id: 'o', nom: 'Caf', nature: 'caf' }).run()
    expect((await store.groupe('g'))?.titre).toBe('Groupe')
    expect((await store.ressources('g')).map((r) => [r.titre, r.accesRestreint])).toEqual([['Portrait social', false]])
    expect((await store.organismes()).map((o) => o.nom)).toEqual(['Caf'])
  })

  it('keeps every version of a fiche that was adopted, the last noted first', async () => {
    db.insert(snapshots).values({ id: 's', libelle: 'L', at: 0, position: 0, content: '{}', hash: 'h' }).run()
    const reference = { documentId: 'f', snapshotId: 's', adopteeA: 0, adopteeLe: null, adopteePar: null }
    await store.adopt({ ...reference, id: 'r1', annee: 2026 })
    await store.adopt({ ...reference, id: 'r2', annee: 2025, adopteeLe: '2025-03-18' })
    await store.adopt({ ...reference, id: 'r3', annee: 2024, documentId: 'g' })
    expect((await store.references('f')).map((r) => [r.annee, r.adopteeLe])).toEqual([
      [2025, '2025-03-18'],
      [2026, null],
    ])
    expect(await store.references('other')).toEqual([])
    expect((await store.latestReferences(['g', 'other', 'f'])).map((r) => r.id)).toEqual(['r2', 'r3'])
    expect(await store.latestReferences([])).toEqual([])
  })

  it('answers null for what does not exist', async () => {
    expect([await store.schema('?'), await store.axe('?'), await store.groupe('?')]).toEqual([null, null, null])
  })
})
