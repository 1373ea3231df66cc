/** Which copies of which documents this device keeps for a person, and what in them the server never confirmed. */
import { clearDocument } from 'y-indexeddb'
import type { Tally } from './tally.ts'

interface Copy {
  /** It has, or may have, a database of its own. */
  stored: boolean
  /** Local edits not acknowledged when last heard of. */
  pending: number
  /** When the oldest of them was made; left out while there is none. Milliseconds since 1970. */
  oldest?: number | null
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
  const {
    stored,
    pending,
    oldest = null,
    offlineSince = null,
  }: Copy = {
    ...{ stored: false, pending: 0 },
    ...copies[room],
    ...part,
  }
  const next: Copy = {
    ...{ stored, pending },
    ...(oldest === null ? {} : { oldest }),
    ...(offlineSince === null ? {} : { offlineSince }),
  }
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

export const notePending = (
  storage: Storage | null,
  personId: string,
  room: string,
  { pending, oldest }: Pick<Tally, 'pending' | 'oldest'>,
): void => change(storage, personId, room, { pending, oldest })

export const noteOffline = (storage: Storage | null, personId: string, room: string, since: number | null): void =>
  change(storage, personId, room, { offlineSince: since })

export const offlineSinceIn = (storage: Storage | null, personId: string, room: string): number | null =>
  readCopies(storage, personId)[room]?.offlineSince ?? null

export function pendingIn(storage: Storage | null, personId: string, room: string): Pick<Tally, 'pending' | 'oldest'> {
  const { pending = 0, oldest = null } = readCopies(storage, personId)[room] ?? {}
  return { pending, oldest }
}

export const pendingOf = (storage: Storage | null, personId: string): number =>
  Object.values(readCopies(storage, personId)).reduce((sum, { pending }) => sum + pending, 0)

export async function wipeCopy(storage: Storage | null, personId: string, room: string): Promise<void> {
  try {
    if (readCopies(storage, personId)[room]?.stored === true) await clearDocument(copyName(personId, room))
  } catch (error) {
    console.warn('a copy could not be removed from this device', error)
  }
  change(storage, personId, room, { stored: false, pending: 0, oldest: null, offlineSince: null })
}

export async function wipeCopies(storage: Storage | null, personId: string): Promise<void> {
  for (const room of Object.keys(readCopies(storage, personId))) await wipeCopy(storage, personId, room)
  storage?.removeItem(keyOf(personId))
}
