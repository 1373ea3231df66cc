import type Database from 'better-sqlite3'

/** How long a connection waits for another one to finish writing. */
export const BUSY_WAIT_MS = 5_000

/** Said at every opening: a WAL file that is opened again silently falls back to NORMAL, which loses commits on a power cut. */
export function makeDurable(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('recursive_triggers = ON')
}
