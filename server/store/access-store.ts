import type { Db } from './db.ts'
import { type LienStore, sqliteLienStore } from './lien-store.ts'
import { type PlaceStore, sqlitePlaceStore } from './place-store.ts'
import { type RelecteurStore, sqliteRelecteurStore } from './relecteur-store.ts'
import { type SessionStore, sqliteSessionStore } from './session-store.ts'

/** All that decides who may do what. */
export interface AccessStore extends SessionStore, LienStore, PlaceStore, RelecteurStore {}

export const sqliteAccessStore = (db: Db): AccessStore => ({
  ...sqliteSessionStore(db),
  ...sqliteLienStore(db),
  ...sqlitePlaceStore(db),
  ...sqliteRelecteurStore(db),
})
