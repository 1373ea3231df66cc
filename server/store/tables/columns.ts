import { integer, text } from 'drizzle-orm/sqlite-core'

export const id = () => text().primaryKey()
export const instant = () => integer()
export const rank = () => integer().notNull()
