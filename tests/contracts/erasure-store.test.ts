import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Identity, PERSONNE_EFFACEE } from '#server/store/erasure-store'
import type { Store } from '#server/store/open'
import { sqliteSeanceStore } from '#server/store/seance-store'
import * as tables from '#server/store/tables'
import { insertPeople, insertSeance } from '#tests/commands/rows'
import { tempStore } from '#tests/support/store'

/**
 * Every column that says who someone is, and what erasing that person does to it. A table that names people and is not
 * here fails: say what becomes of it, in `erasure-store.ts` and on the screen that asks.
 */
const fates: Record<string, 'removed' | 'detached' | 'nameless'> = {
  'personnes.id': 'nameless',
  'role_grants.personId': 'removed',
  'role_grants.grantedBy': 'nameless',
  'effacements_a_finir.personId': 'nameless',
  'sessions.personId': 'removed',
  'liens.personId': 'nameless',
  'liens.createdBy': 'nameless',
  'phase_moves.personId': 'nameless',
  'propositions.auteurId': 'detached',
  'gommettes.personId': 'nameless',
  'ecrits.personId': 'removed',
  'sous_groupes.rapporteurId': 'detached',
  'affectations.personId': 'nameless',
  'departs.personId': 'removed',
  'dates_proposees.personId': 'nameless',
  'reponses_dates.personId': 'removed',
  'emargements.personId': 'nameless',
  'emargements.recordedBy': 'nameless',
  'parole.personId': 'removed',
  'prises_de_parole.personId': 'removed',
  'signaux.personId': 'removed',
  'updates.personId': 'nameless',
  'client_owners.personId': 'nameless',
  'arrivees.personId': 'removed',
  'arrivees.handledBy': 'nameless',
  'snapshots.authorId': 'nameless',
  'etapes_acteurs.personId': 'nameless',
  'journal.personId': 'nameless',
  'restitution_steps.personId': 'nameless',
  'commentaires.personId': 'nameless',
  'commentaires.resoluPar': 'nameless',
  'reponses_commentaires.personId': 'nameless',
  'fusions.deId': 'nameless',
  'fusions.versId': 'nameless',
}
/** Columns in which people are called by their name. */
const names = [
  'personnes.nom',
  'emargements.nom',
  'emargements.represente',
  'liens.pour',
  'points.intervenant',
  'suivis.qui',
]

const all: readonly SQLiteTable[] = Object.values(tables)
const columnsOf = (table: SQLiteTable) =>
  Object.entries(getTableColumns(table)).map(([key, column]) => ({
    ...{ key, column, where: `${getTableConfig(table).name}.${key}` },
    isPerson:
      table === tables.personnes
        ? key === 'id'
        : /^(person|auteur|author|rapporteur)Id$|By$/.test(key) ||
          getTableConfig(table).foreignKeys.some(
            ({ reference }) => reference().foreignTable === tables.personnes && reference().columns.includes(column),
          ),
  }))

/** A row in which `at` names Awa, and everything else Bruno; what must be filled holds something of its type. */
function rowOf(table: SQLiteTable, at: string): Record<string, unknown> {
  const columns = columnsOf(table)
  const named = columns.some((c) => c.isPerson) ? ['id', 'personId'] : columns.map((c) => c.key)
  const isAwa = named.includes(at)
  const filled = columns.map(({ key, column, where, isPerson }) => {
    if (isPerson) return [key, key === at ? 'awa' : 'bruno']
    if (names.includes(where)) return [key, isAwa ? 'Awa Étoile' : 'Bruno Lune']
    if (!column.notNull || column.hasDefault || (column.primary && column.dataType === 'number'))
      return [key, undefined]
    if (column.dataType === 'json') return [key, []]
    if (column.dataType === 'buffer') return [key, Buffer.from('x')]
    return [key, column.dataType === 'string' ? `${key} ${at}` : 1]
  })
  return Object.fromEntries(filled)
}

describe.each([['SQLite', sqliteSeanceStore]])('a person erased from %s', (_name, open) => {
  let store: ReturnType<typeof open>
  let opened: Store
  beforeEach(() => {
    opened = tempStore()
    store = open(opened.db)
  })
  const identity = async (id: string): Promise<Identity> => {
    const found = (await store.erasure.identities()).find((p) => p.ids.includes(id))
    if (found === undefined) throw new Error(`nobody is ${id}`)
    return found
  }
  const erase = async (id: string, elsewhere = true) =>
    store.erasure.erase(await identity(id), { by: 'admin', at: 9, elsewhere })

  it('is dealt with in every table that says who someone is', () => {
    const found = all.flatMap(columnsOf).filter((c) => c.isPerson)
    expect(found.map((c) => c.where).sort()).toEqual(Object.keys(fates).sort())
  })

  it('leaves no name in any table, what is counted, and everything of anybody else', async () => {
    const { db, sqlite } = opened
    sqlite.pragma('foreign_keys = OFF')
    // Whoever was merged is erased with the other: see the test below.
    const apart = all.filter((table) => table !== tables.fusions)
    for (const table of apart) {
      const marked = columnsOf(table).filter((c) => c.isPerson || names.includes(c.where))
      const keys = (marked.some((c) => c.isPerson) ? marked.filter((c) => c.isPerson) : marked).map((c) => c.key)
      for (const at of keys.length === 0 ? [] : [...keys, 'nobody']) db.insert(table).values(rowOf(table, at)).run()
    }
    await erase('awa')
    const said: Record<string, string> = {}
    for (const table of apart)
      for (const { where, key, isPerson } of columnsOf(table)) {
        const values = db
          .select()
          .from(table)
          .all()
          .map((row: Record<string, unknown>) => row[key])
        expect(JSON.stringify(values), where).not.toContain('Awa Étoile')
        if (names.includes(where)) expect(values, where).toContain('Bruno Lune')
        if (!isPerson) continue
        expect(values, where).toContain('bruno')
        said[where] = values.includes('awa') ? 'nameless' : values.includes(null) ? 'detached' : 'removed'
      }
    expect({ ...said, 'fusions.deId': 'nameless', 'fusions.versId': 'nameless' }).toEqual(fates)
    expect((await store.erasure.identities()).map((p) => p.nom)).toEqual(['Bruno Lune'])
  })

  it('is every row made under that name and organisation; a homonym elsewhere keeps theirs', async () => {
    const { db } = opened
    insertSeance(db)
    const person = (id: string, nom: string, organisme: string) => ({ id, nom, organisme, couleur: 0, creeA: 1 })
    const rows = [person('1', 'Awa', 'Caf'), person('2', 'AWA', 'CAF'), person('3', 'Awa', 'Ville')]
    db.insert(tables.personnes)
      .values([...rows, person('4', 'Ava', 'Caf')])
      .run()
    db.insert(tables.fusions).values({ deId: '4', versId: '1', at: 1 }).run()
    db.insert(tables.points)
      .values({ id: 'p', seanceId: 'seance', titre: 'Suivi', nature: 'suivi', intervenant: 'Awa', rang: 0 })
      .run()
    expect((await identity('1')).ids).toEqual(['1', '2', '4'])
    await erase('1', false)
    expect((await store.erasure.identities()).map((p) => p.ids)).toEqual([['3']])
    expect(db.select().from(tables.points).get()?.intervenant).toBe('Awa')
  })

  it('stays on a sheet they signed, and leaves one where they were only expected', async () => {
    const { db } = opened
    insertSeance(db)
    insertSeance(db, { id: 'next', code: null, qrToken: null })
    insertPeople(db, 'awa')
    const line = {
      personId: 'awa',
      nom: 'awa',
      fonction: 'Directrice',
      organisme: 'Caf',
      represente: 'Bruno',
      arriveA: null,
    }
    const times = { mode: 'salle', par: 'animation', recordedBy: null, partiA: null, at: 1 } as const
    await store.emargements.add({ ...line, ...times, seanceId: 'seance', statut: 'present', signeA: 1 })
    await store.emargements.add({ ...line, ...times, seanceId: 'next', statut: 'excuse', signeA: null })
    await erase('awa')
    expect(await store.emargements.current('seance')).toMatchObject([
      { nom: PERSONNE_EFFACEE, fonction: null, represente: null, organisme: 'Caf', statut: 'present' },
    ])
    expect(await store.emargements.current('next')).toEqual([])
    expect(() => db.update(tables.emargements).set({ nom: 'Autre' }).run()).toThrow()
    expect(() => db.update(tables.emargements).set({ nom: PERSONNE_EFFACEE, statut: 'excuse' }).run()).toThrow()
  })

  it('is in the history of the attendance document no more', async () => {
    const { db } = opened
    insertSeance(db)
    const sheet = { id: 'sheet', kind: 'emargement', title: '', seanceId: 'seance', createdAt: 1 } as const
    db.insert(tables.documents).values(sheet).run()
    const doc = new Y.Doc()
    doc.on('update', (bytes: Uint8Array) => {
      const update = { documentId: 'sheet', epoch: 1, at: 1, bytes: Buffer.from(bytes) }
      db.insert(tables.updates).values(update).run()
    })
    for (const nom of ['Awa', PERSONNE_EFFACEE]) doc.getMap('ligne').set('nom', nom)
    await store.erasure.forgetHistory(['seance'])
    const kept = db.select().from(tables.updates).all()
    expect(kept.map((u) => u.seq)).toEqual([2])
    expect(Buffer.concat(kept.map((u) => u.bytes)).includes('Awa')).toBe(false)
    const again = new Y.Doc()
    for (const { bytes } of kept) Y.applyUpdate(again, bytes)
    expect(again.getMap('ligne').get('nom')).toBe(PERSONNE_EFFACEE)
  })
})
