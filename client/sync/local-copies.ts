/**
 * Which copies of which documents this device keeps for a person, and what in them the server never confirmed. One key of
 * the storage for each fact: two tabs write side by side, and neither may write over what the other noted.
 */
import { fromBase64, toBase64 } from 'lib0/buffer'
import { removeRows } from './local-rows.ts'
import type { Inherited } from './tally.ts'

const facts = ['copie', 'suite', 'absence', 'attente', 'depuis'] as const

const keyOf = (fact: (typeof facts)[number], personId: string, ...rest: string[]): string =>
  [fact, personId, ...rest].join(':')

/** One database per person and document: on a shared device nobody finds another's text. */
export const copyName = (personId: string, room: string): string => keyOf('copie', personId, room)

function put(storage: Storage | null, key: string, value: number | string | null): void {
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
  readonly inherited: Inherited
  /** So many of this page's own wait, and when the oldest was made. */
  note(own: number, oldest: number | null): void
  /** All the copy held when this page opened it is on disk. */
  settle(): void
}

export function pendingNotes(storage: Storage | null, personId: string, room: string): PendingNotes {
  const prefix = `${keyOf('attente', personId, room)}:`
  const left = new Map(keysUnder(storage, prefix).map((key) => [key, get(storage, key) ?? 0]))
  const sincePrefix = `${keyOf('depuis', personId, room)}:`
  const since = keysUnder(storage, sincePrefix)
  const oldest = Math.min(...since.map((key) => get(storage, key) ?? Number.POSITIVE_INFINITY))
  const page = Math.random().toString(36).slice(2)
  let noted: Inherited = { pending: 0, oldest: null }
  return {
    inherited: {
      pending: [...left.values()].reduce((total, pending) => total + pending, 0),
      oldest: Number.isFinite(oldest) ? oldest : null,
    },
    note(pending, when) {
      const next = { pending, oldest: pending === 0 ? null : when }
      if (next.pending !== noted.pending) put(storage, prefix + page, pending === 0 ? null : pending)
      if (next.oldest !== noted.oldest) put(storage, sincePrefix + page, next.oldest)
      noted = next
    },
    settle() {
      // Another tab may be open, and have typed more since: only what was there is settled.
      for (const [key, pending] of left) {
        const more = (get(storage, key) ?? 0) - pending
        put(storage, key, more > 0 ? more : null)
        if (more <= 0) put(storage, sincePrefix + key.slice(prefix.length), null)
      }
      left.clear()
    },
  }
}

/** What a page that went had not seen written in its copy. Here, as the database would not hear a page that goes. */
export interface LastWords {
  found(): Uint8Array[]
  /** What was found is in the copy. */
  settle(): void
  leave(bytes: Uint8Array): void
}

export function lastWords(storage: Storage | null, personId: string, room: string): LastWords {
  const prefix = `${keyOf('suite', personId, room)}:`
  const left = keysUnder(storage, prefix)
  return {
    found: () =>
      left.flatMap((key) => {
        const text = storage?.getItem(key) ?? null
        return text === null ? [] : [fromBase64(text)]
      }),
    settle() {
      for (const key of left.splice(0)) put(storage, key, null)
    },
    leave: (bytes) => put(storage, prefix + Math.random().toString(36).slice(2), toBase64(bytes)),
  }
}

/** Whether the copy is gone. One that could not be removed stays known, so that it is removed another time. */
export async function wipeCopy(storage: Storage | null, personId: string, room: string): Promise<boolean> {
  const name = copyName(personId, room)
  const gone = get(storage, name) === null || (await removeRows(name))
  const noted = (['suite', 'attente', 'depuis'] as const).flatMap((fact) =>
    keysUnder(storage, `${keyOf(fact, personId, room)}:`),
  )
  for (const key of [...(gone ? [name] : []), keyOf('absence', personId, room), ...noted]) put(storage, key, null)
  return gone
}

/** Whether all of them are gone. */
export async function wipeCopies(storage: Storage | null, personId: string): Promise<boolean> {
  const rooms = new Set(
    facts.flatMap((fact) => {
      const prefix = `${keyOf(fact, personId)}:`
      return keysUnder(storage, prefix).flatMap((key) => key.slice(prefix.length).split(':', 1))
    }),
  )
  // Together: a tab that holds them all makes one wait, not as many as there are.
  const gone = await Promise.all([...rooms].map((room) => wipeCopy(storage, personId, room)))
  return gone.every(Boolean)
}
