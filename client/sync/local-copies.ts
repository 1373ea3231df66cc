/**
 * Which copies of which documents this device keeps for a person, and what in them the server never confirmed. One key of
 * the storage for each fact: two tabs write side by side, and neither may write over what the other noted.
 */
import { clearDocument } from 'y-indexeddb'

const keyOf = (fact: 'copie' | 'absence' | 'attente', personId: string, ...rest: string[]): string =>
  [fact, personId, ...rest].join(':')

/** One database per person and document: on a shared device nobody finds another's text. */
export const copyName = (personId: string, room: string): string => keyOf('copie', personId, room)

function put(storage: Storage | null, key: string, value: number | null): void {
  try {
    if (value === null) storage?.removeItem(key)
    else storage?.setItem(key, String(value))
  } catch (error) {
    console.warn('this device is full; what waits is only known while the page is open', error)
  }
}

/** Null for what is absent, or was written by something else under our name. */
function get(storage: Storage | null, key: string): number | null {
  const value = Number(storage?.getItem(key) ?? Number.NaN)
  return Number.isFinite(value) ? value : null
}

function keysUnder(storage: Storage | null, prefix: string): string[] {
  const keys: string[] = []
  for (let i = 0; i < (storage?.length ?? 0); i++) {
    const key = storage?.key(i)
    if (key?.startsWith(prefix)) keys.push(key)
  }
  return keys
}

/** The document has, or may have, a database of its own. */
export const noteCopy = (storage: Storage | null, personId: string, room: string): void =>
  put(storage, copyName(personId, room), 1)

/** When the server was last heard, while it is not: milliseconds since 1970. */
export const noteOffline = (storage: Storage | null, personId: string, room: string, since: number | null): void =>
  put(storage, keyOf('absence', personId, room), since)

export const offlineSinceIn = (storage: Storage | null, personId: string, room: string): number | null =>
  get(storage, keyOf('absence', personId, room))

const sum = (storage: Storage | null, keys: readonly string[]): number =>
  keys.reduce((total, key) => total + (get(storage, key) ?? 0), 0)

/** Local edits not acknowledged, of all this device keeps for a person. */
export const pendingOf = (storage: Storage | null, personId: string): number =>
  sum(storage, keysUnder(storage, `${keyOf('attente', personId)}:`))

/** The edits of one document that wait, as one page notes them for the next. */
export interface PendingNotes {
  /** Left in the copy by earlier pages, or by other tabs. */
  readonly inherited: number
  /** So many of this page's own wait. */
  note(own: number): void
  /** All the copy held when this page opened it is on disk. */
  settle(): void
}

export function pendingNotes(storage: Storage | null, personId: string, room: string): PendingNotes {
  const prefix = `${keyOf('attente', personId, room)}:`
  const left = new Map(keysUnder(storage, prefix).map((key) => [key, get(storage, key) ?? 0]))
  const mine = prefix + Math.random().toString(36).slice(2)
  let noted = 0
  return {
    inherited: [...left.values()].reduce((total, pending) => total + pending, 0),
    note(own) {
      if (own !== noted) put(storage, mine, own === 0 ? null : own)
      noted = own
    },
    settle() {
      // Another tab may be open, and have typed more since: only what was there is settled.
      for (const [key, pending] of left) {
        const more = (get(storage, key) ?? 0) - pending
        put(storage, key, more > 0 ? more : null)
      }
      left.clear()
    },
  }
}

export async function wipeCopy(storage: Storage | null, personId: string, room: string): Promise<void> {
  try {
    if (get(storage, copyName(personId, room)) !== null) await clearDocument(copyName(personId, room))
  } catch (error) {
    console.warn('a copy could not be removed from this device', error)
  }
  const noted = keysUnder(storage, `${keyOf('attente', personId, room)}:`)
  for (const key of [copyName(personId, room), keyOf('absence', personId, room), ...noted]) put(storage, key, null)
}

export async function wipeCopies(storage: Storage | null, personId: string): Promise<void> {
  const rooms = new Set(
    (['copie', 'absence', 'attente'] as const).flatMap((fact) => {
      const prefix = `${keyOf(fact, personId)}:`
      return keysUnder(storage, prefix).flatMap((key) => key.slice(prefix.length).split(':', 1))
    }),
  )
  for (const room of rooms) await wipeCopy(storage, personId, room)
}
