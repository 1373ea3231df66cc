/** Which copies of which documents this device keeps for a person, and what in them the server never confirmed. */
import { clearDocument } from 'y-indexeddb'

interface Copy {
  /** It has, or may have, a database of its own. */
  stored: boolean
  /** Local edits not acknowledged when last heard of. */
  pending: number
  /** When the server was last heard, while it is not; left out while it is. Milliseconds since 1970. */
  offlineSince?: number | null
}
type Copies = Record<string, Copy>

const keyOf = (personId: string): string => `copies:${personId}`

/** One database per person and document: on a shared device nobody finds another's text. */
export const copyName = (personId: string, room: string): string => `copie:${personId}:${room}`

function readCopies(storage: Storage | null, personId: string): Copies {
  try {
    const value: unknown = JSON.parse(storage?.getItem(keyOf(personId)) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Copies) : {}
  } catch {
    return {} // Not ours: as if nothing had been noted.
  }
}

function change(storage: Storage | null, personId: string, room: string, part: Partial<Copy>): void {
  const copies = readCopies(storage, personId)
  const { stored, pending, offlineSince = null }: Copy = { stored: false, pending: 0, ...copies[room], ...part }
  const next: Copy = { stored, pending, ...(offlineSince === null ? {} : { offlineSince }) }
  if (stored || pending > 0 || offlineSince !== null) copies[room] = next
  else delete copies[room]
  try {
    storage?.setItem(keyOf(personId), JSON.stringify(copies))
  } catch (error) {
    console.warn('this device is full; what waits is only known while the page is open', error)
  }
}

export const noteCopy = (storage: Storage | null, personId: string, room: string, stored: boolean): void =>
  change(storage, personId, room, { stored })

export const notePending = (storage: Storage | null, personId: string, room: string, pending: number): void =>
  change(storage, personId, room, { pending })

export const noteOffline = (storage: Storage | null, personId: string, room: string, since: number | null): void =>
  change(storage, personId, room, { offlineSince: since })

export const offlineSinceIn = (storage: Storage | null, personId: string, room: string): number | null =>
  readCopies(storage, personId)[room]?.offlineSince ?? null

export const pendingIn = (storage: Storage | null, personId: string, room: string): number =>
  readCopies(storage, personId)[room]?.pending ?? 0

export const pendingOf = (storage: Storage | null, personId: string): number =>
  Object.values(readCopies(storage, personId)).reduce((sum, { pending }) => sum + pending, 0)

export async function wipeCopy(storage: Storage | null, personId: string, room: string): Promise<void> {
  try {
    if (readCopies(storage, personId)[room]?.stored === true) await clearDocument(copyName(personId, room))
  } catch (error) {
    console.warn('a copy could not be removed from this device', error)
  }
  change(storage, personId, room, { stored: false, pending: 0, offlineSince: null })
}

export async function wipeCopies(storage: Storage | null, personId: string): Promise<void> {
  for (const room of Object.keys(readCopies(storage, personId))) await wipeCopy(storage, personId, room)
  storage?.removeItem(keyOf(personId))
}
