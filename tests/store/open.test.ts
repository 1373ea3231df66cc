import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { DATABASE_NAME, openStore, tryOpenStore } from '#server/store/open'
import { storeSentence } from '#server/store/refusals'
import { schemas } from '#server/store/tables'
import { MORNING, tempStore } from '#tests/support/store'
import { tempDir } from '#tests/support/temp-dir'

const clock = () => MORNING
const schema = { id: 's', titre: 'Schéma', signataires: ['Caf'], rang: 1 }

describe('opening a data folder', () => {
  it('creates the folder and finds its rows again at the next start', () => {
    const dataDir = join(tempDir(), 'deep', 'data')
    const first = openStore(dataDir, clock)
    first.db.insert(schemas).values(schema).run()
    first.close()
    const second = openStore(dataDir, clock)
    expect(second.db.select().from(schemas).all()).toMatchObject([{ titre: 'Schéma', signataires: ['Caf'] }])
    second.close()
  })

  it('asks for a full flush to disk at the first start and at every later one', () => {
    const dataDir = tempDir()
    for (const _start of [1, 2, 3]) {
      const store = openStore(dataDir, clock)
      expect(store.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(store.sqlite.pragma('synchronous', { simple: true })).toBe(2)
      expect(store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
      expect(store.sqlite.pragma('recursive_triggers', { simple: true })).toBe(1)
      store.close()
    }
  })

  it('refuses a second server on the same folder, and accepts it once the first has stopped', () => {
    const dataDir = tempDir()
    const first = openStore(dataDir, clock)
    expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'dossierOccupe' })
    first.close()
    const second = tryOpenStore(dataDir, clock)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.close()
  })

  it('lets a command read and write beside the running server', () => {
    const dataDir = tempDir()
    const server = openStore(dataDir, clock)
    const beside = tryOpenStore(dataDir, clock, { beside: true })
    if (!beside.ok) throw new Error(beside.code)
    beside.value.db.insert(schemas).values(schema).run()
    beside.value.close()
    expect(server.db.select().from(schemas).all()).toHaveLength(1)
    server.close()
  })

  it('creates nothing for a command on a folder without data', () => {
    expect(tryOpenStore(join(tempDir(), 'rien'), clock, { beside: true })).toEqual({ ok: false, code: 'dossierAbsent' })
  })

  it('refuses a file that is not a database and leaves it as it was', () => {
    const dataDir = tempDir()
    const bytes = randomBytes(8192)
    writeFileSync(join(dataDir, DATABASE_NAME), bytes)
    expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'baseIllisible' })
    expect(readFileSync(join(dataDir, DATABASE_NAME)).equals(bytes)).toBe(true)
  })

  it('refuses a database whose pages were overwritten and leaves it as it was', () => {
    const dataDir = tempDir()
    openStore(dataDir, clock).close()
    const file = join(dataDir, DATABASE_NAME)
    const bytes = readFileSync(file)
    randomBytes(4096).copy(bytes, 4096 * 3)
    writeFileSync(file, bytes)
    expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'baseIllisible' })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('refuses data written by a newer program', () => {
    const dataDir = tempDir()
    openStore(dataDir, clock).close()
    const file = new Database(join(dataDir, DATABASE_NAME))
    file.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('later', 9e12)
    file.close()
    expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'basePlusRecente' })
  })

  it('refuses a path that is a file', () => {
    const dataDir = join(tempDir(), 'data')
    writeFileSync(dataDir, '')
    expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'dossierInaccessible' })
  })

  describe('as someone who may not write everywhere', () => {
    const isRoot = process.getuid?.() === 0
    afterEach(() => {
      if (isRoot) process.seteuid?.(0)
    })

    it('refuses a read-only folder', () => {
      const parent = tempDir()
      chmodSync(parent, 0o755)
      const dataDir = join(parent, 'data')
      mkdirSync(dataDir)
      chmodSync(dataDir, 0o555)
      if (isRoot) process.seteuid?.(65_534)
      expect(tryOpenStore(dataDir, clock)).toEqual({ ok: false, code: 'dossierEnLecture' })
    })
  })

  it('says each refusal in a French sentence that names the folder', () => {
    expect(storeSentence('dossierEnLecture', '/srv/data')).toBe(
      'Le dossier de données « /srv/data » est en lecture seule : donnez au serveur le droit d’y écrire.',
    )
  })
})

describe('rows that are only ever added to', () => {
  const insertSnapshot = `INSERT INTO snapshots (numero, id, libelle, at, position, content, hash) VALUES (1, 'a', 'l', 0, 0, '{}', 'h')`

  it('keeps snapshots from being changed, deleted or replaced', () => {
    const { sqlite } = tempStore()
    sqlite.exec(insertSnapshot)
    for (const statement of [
      "UPDATE snapshots SET content = '{}'",
      'DELETE FROM snapshots',
      insertSnapshot.replace('INSERT', 'INSERT OR REPLACE'),
    ])
      expect(() => sqlite.exec(statement), statement).toThrow('append only')
    expect(sqlite.prepare('SELECT count(*) FROM snapshots').pluck().get()).toBe(1)
  })

  it('keeps attendance lines and logged edits from being rewritten', () => {
    const { sqlite } = tempStore()
    sqlite.exec(`
      INSERT INTO seances (id, titre, jour, coanimation, ordre_du_jour, cadre, actualites, phase, created_at)
        VALUES ('s', 't', '2025-07-01', '[]', '[]', '[]', '[]', 'enSeance', 0);
      INSERT INTO emargements (id, seance_id, ligne_id, nom, mode, statut, par, at)
        VALUES ('e', 's', 'l', 'n', 'salle', 'present', 'soiMeme', 0);
      INSERT INTO updates (document_id, epoch, at, bytes) VALUES ('d', 1, 0, x'00');`)
    expect(() => sqlite.exec("UPDATE emargements SET nom = 'x'")).toThrow('append only')
    expect(() => sqlite.exec('DELETE FROM emargements')).toThrow('append only')
    expect(() => sqlite.exec("UPDATE updates SET bytes = x'01'")).toThrow('append only')
  })
})
