import { eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { settings } from './tables.ts'

const KEY = 'adresse'

/** The address the server last listened on: a command run beside it cannot know it otherwise. */
export const lastAddress = (db: Db): string | null =>
  db.select().from(settings).where(eq(settings.key, KEY)).get()?.value ?? null

export const rememberAddress = (db: Db, address: string): void =>
  void db
    .insert(settings)
    .values({ key: KEY, value: address })
    .onConflictDoUpdate({ target: settings.key, set: { value: address } })
    .run()
