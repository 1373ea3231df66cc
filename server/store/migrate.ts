import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { z } from 'zod'
import { projectRoot } from '#server/project-root'

const journalShape = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })).min(1) })

export const migrationsFolder = () => join(projectRoot(), 'server/store/migrations')

export const migrationJournal = () =>
  journalShape.parse(JSON.parse(readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8'))).entries

/** Where a database stands beside the migrations this program knows. */
export function migrationState(sqlite: Database.Database): 'older' | 'current' | 'newer' {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get()
  if (!table) return 'older'
  const applied = Number(sqlite.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() ?? 0)
  const newest = Math.max(...migrationJournal().map((entry) => entry.when))
  if (applied > newest) return 'newer'
  return applied === newest ? 'current' : 'older'
}

/**
 * All of them in one transaction, so a failure leaves the data as it was. Foreign keys are checked after and not during:
 * SQLite rebuilds a table to change it, and inside a transaction it ignores the pragma that would switch them off.
 */
export function runMigrations(sqlite: Database.Database): void {
  sqlite.pragma('foreign_keys = OFF')
  migrate(drizzle(sqlite), { migrationsFolder: migrationsFolder() })
  const broken = sqlite.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`migration broke ${broken.length} references`)
}
