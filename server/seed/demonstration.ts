import { eq } from 'drizzle-orm'
import type { Clock, Mirrors, Rooms } from '#server/services'
import { type Db, immediately } from '#server/store/db'
import { seances, settings } from '#server/store/tables'
import { seanceDuPremierJuillet } from './content/seance-2025-07-01.ts'
import { conferenceDeSignature, seminaireDuTroisMars } from './content/seances-2020.ts'
import { ficheDocuments } from './fiches.ts'
import { createKeys } from './keys.ts'
import { insertDocuments } from './new-document.ts'
import { insertPlan } from './plan.ts'
import { newSeance } from './seances.ts'

/** What the first start put in the data folder: `vide` (nothing), or the id of the demonstration meeting. */
const FIRST_START = 'premierDemarrage'
const EMPTY = 'vide'

interface SeedServices {
  db: Db
  rooms: Pick<Rooms, 'seed'>
  mirrors: Mirrors
  clock: Clock
}

const firstStart = (db: Db): string | null =>
  db.select().from(settings).where(eq(settings.key, FIRST_START)).get()?.value ?? null

/** True until one of the two loads below has run: a data folder is filled once. */
export const isFirstStart = (db: Db): boolean => firstStart(db) === null

/** Marks a workspace that starts without content, so that no later start fills it. */
export function loadVide(db: Db): void {
  db.insert(settings).values({ key: FIRST_START, value: EMPTY }).onConflictDoNothing().run()
}

/**
 * Fills an empty data folder with the demonstration workspace. Documents are written first and rows in one transaction
 * after them: a start that was cut short leaves documents nobody can reach, and the next one begins again.
 */
export async function loadDemonstration({ db, rooms, mirrors, clock }: SeedServices): Promise<void> {
  const now = clock()
  const id = createKeys()
  const live = newSeance(seanceDuPremierJuillet, 'live', id, now)
  const past = [conferenceDeSignature, seminaireDuTroisMars].map((s) => newSeance(s, 'validated', id, now))
  const meetings = [live, ...past]
  const documents = [...ficheDocuments(id), ...meetings.flatMap((s) => s.documents)]

  for (const { id: documentId, kind, value } of documents) await rooms.seed(documentId, kind, value)
  immediately(db, (tx) => {
    insertPlan(tx, id)
    for (const meeting of meetings) meeting.insert(tx)
    insertDocuments(tx, documents, now)
    tx.insert(settings).values({ key: FIRST_START, value: live.id }).run()
  })
  for (const meeting of meetings) await mirrors.refresh(meeting.id)
}

/** The demonstration meeting and its code (null once closed), or null in a workspace without demonstration. */
export function demonstrationSeance(db: Db): { id: string; code: string | null } | null {
  const seanceId = firstStart(db)
  if (seanceId === null || seanceId === EMPTY) return null
  return db.select({ id: seances.id, code: seances.code }).from(seances).where(eq(seances.id, seanceId)).get() ?? null
}
