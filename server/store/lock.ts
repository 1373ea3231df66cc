import { join } from 'node:path'
import Database from 'better-sqlite3'
import { no, type Outcome, ok } from '#server/services'

/**
 * One server per data folder. The lock is SQLite's own, on a file beside the database, so the system releases it
 * when the process dies, whatever killed it: no stale lock to remove by hand.
 */
export function lockFolder(
  dataDir: string,
  waitMs: number,
): Outcome<{ release(): void }, 'dossierOccupe' | 'dossierEnLecture'> {
  let file: Database.Database | null = null
  try {
    const held = new Database(join(dataDir, 'serveur.lock'), { timeout: waitMs })
    file = held
    held.exec('BEGIN EXCLUSIVE')
    return ok({ release: () => void held.close() })
  } catch (error) {
    file?.close()
    if (error instanceof Database.SqliteError) {
      if (error.code === 'SQLITE_BUSY') return no('dossierOccupe')
      if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(error.code)) return no('dossierEnLecture')
    }
    throw error
  }
}
