import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type * as tables from './tables.ts'

export type Db = BetterSQLite3Database<typeof tables>
