import { join } from 'node:path'
import Database from 'better-sqlite3'
import { no, type Outcome, ok } from '#server/services'
import { refusalOf, type StoreRefusal } from './refusals.ts'

/**
 * One server per data folder. The lock is SQLite's own, on a file beside the database, so the system releases it
 * when the process dies, whatever killed it: no stale lock to remove by hand.
 */
export function lockFolder(dataDir: string, waitMs: number): Outcome<{ release(): void }, StoreRefusal> {
  let file: Database.Database | null = null
  try {
    const held = new Database(join(dataDir, 'serveur.lock'), { timeout: waitMs })
    file = held
    held.exec('BEGIN EXCLUSIVE')
    return ok({ release: () => void held.close() })
  } catch (error) {
    file?.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return no('dossierOccupe')
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    // The database beside it is another file, and was not looked at.
    if (refusal === 'baseIllisible') return no('verrouIllisible')
    return no(refusal === 'dossierInaccessible' ? 'dossierEnLecture' : refusal)
  }
}
