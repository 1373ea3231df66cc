import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#server/store/db'
import { type EvaluationStore, sqliteEvaluationStore } from '#server/store/evaluation-store'
import { insertSeance } from '#tests/commands/rows'
import { tempStore } from '#tests/support/store'

describe.each([['SQLite', sqliteEvaluationStore]])('evaluations in %s', (_name, open) => {
  let db: Db
  let store: EvaluationStore
  beforeEach(() => {
    db = tempStore().db
    insertSeance(db)
    store = open(db)
  })
  const row = (cle: string, note: number, mot: string | null = null) => ({ seanceId: 'seance', cle, note, mot })

  it('keeps one answer per key, the last, and no more than asked', async () => {
    expect(await store.put(row('b', 2), 2)).toBe(true)
    expect(await store.put(row('a', 5, 'dense'), 2)).toBe(true)
    expect(await store.put(row('b', 4), 2)).toBe(true)
    expect(await store.put(row('c', 1), 2)).toBe(false)
    expect(await store.list('seance')).toEqual([row('a', 5, 'dense'), row('b', 4)])
    expect(await store.list('other')).toEqual([])
  })

  it('keeps nothing of who answered, when, or in what order', () => {
    const columns = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info('evaluations')`)
    expect(columns.map((c) => c.name)).toEqual(['seance_id', 'cle', 'note', 'mot'])
    expect(() => db.all(sql`SELECT rowid FROM evaluations`)).toThrow(/rowid/)
  })
})
