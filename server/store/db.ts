import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type * as tables from './tables.ts'

export type Db = BetterSQLite3Database<typeof tables>
type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/**
 * A transaction that takes the right to write from its first step. Another thread writes the update log: a transaction
 * begun by reading could find at its first write that what it read is of yesterday, and be refused.
 */
export const immediately = <T>(db: Db, work: (tx: Transaction) => T): T =>
  db.transaction(work, { behavior: 'immediate' })
