import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { type Clock, no, type Outcome, ok } from '#server/services'
import { BUSY_WAIT_MS, makeDurable } from './durable.ts'
import { lockFolder } from './lock.ts'
import { migrationState, runMigrations } from './migrate.ts'
import { refusalOf, type StoreRefusal, StoreRefused } from './refusals.ts'
import * as tables from './tables.ts'

export interface Store {
  db: BetterSQLite3Database<typeof tables>
  sqlite: Database.Database
  close(): void
}

interface OpenOptions {
  /** A command run beside the server: it shares the folder with it, and never creates one. */
  beside?: boolean
}

export const DATABASE_NAME = 'tour-de-table.db'
const LOCK_WAIT_MS = 1_500
/** Opening a database writes beside it; below this, a day of meeting would not fit either. */
const LEAST_FREE_BYTES = 8 * 1024 * 1024

export function openStore(dataDir: string, clock: Clock): Store {
  const opened = tryOpenStore(dataDir, clock)
  if (!opened.ok) throw new StoreRefused(opened.code, dataDir)
  return opened.value
}

export function tryOpenStore(
  dataDir: string,
  clock: Clock,
  { beside = false }: OpenOptions = {},
): Outcome<Store, StoreRefusal> {
  const file = join(dataDir, DATABASE_NAME)
  if (beside && !existsSync(file)) return no('dossierAbsent')
  const folder = prepareFolder(dataDir)
  if (!folder.ok) return folder
  if (!beside && isFull(dataDir)) return no('disquePlein')
  const lock = lockFolder(dataDir, beside ? 0 : LOCK_WAIT_MS)
  if (!lock.ok && !(beside && lock.code === 'dossierOccupe')) return lock
  const release = () => {
    if (lock.ok) lock.value.release()
  }
  const opened = openDatabase(file, clock, lock.ok)
  if (!opened.ok) {
    release()
    return opened
  }
  const { sqlite, db } = opened.value
  return ok({
    db,
    sqlite,
    close: () => {
      sqlite.close()
      release()
    },
  })
}

function prepareFolder(dataDir: string): Outcome<null, StoreRefusal> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return ok(null)
  } catch (error) {
    return no(refusalOf(error) ?? 'dossierInaccessible')
  }
}

/** Some file systems do not say how large they are: no blocks at all means that nobody knows. */
function isFull(dataDir: string): boolean {
  const { blocks, bavail, bsize } = statfsSync(dataDir)
  return blocks > 0 && bavail * bsize < LEAST_FREE_BYTES
}

function openDatabase(
  file: string,
  clock: Clock,
  mayMigrate: boolean,
): Outcome<Pick<Store, 'db' | 'sqlite'>, StoreRefusal> {
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(file, { timeout: BUSY_WAIT_MS })
    if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') return refuse(sqlite, 'baseIllisible')
    const state = migrationState(sqlite)
    if (state === 'newer') return refuse(sqlite, 'basePlusRecente')
    if (state === 'older' && !mayMigrate) return refuse(sqlite, 'baseAMettreAJour')
    makeDurable(sqlite)
    if (state === 'older') runMigrations(sqlite)
    sqlite.pragma('foreign_keys = ON')
    sqlite.prepare("INSERT OR IGNORE INTO settings (key, value) VALUES ('creeA', ?)").run(String(clock()))
    return ok({ sqlite, db: drizzle(sqlite, { schema: tables, casing: 'snake_case' }) })
  } catch (error) {
    sqlite?.close()
    const refusal = refusalOf(error)
    if (refusal !== null) return no(refusal)
    throw error
  }
}

function refuse(sqlite: Database.Database, code: StoreRefusal): Outcome<never, StoreRefusal> {
  sqlite.close()
  return no(code)
}
