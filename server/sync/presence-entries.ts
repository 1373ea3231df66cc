/** Presence on the wire: y-protocols' awareness messages, an id, a clock and a state in JSON for each client. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readCursor } from './cursor.ts'

export interface PresenceEntry {
  clientId: number
  clock: number
  json: string
}

/** An entry of a message whose state is only decoded when somebody wants it: most are echoes of what we sent. */
export interface LazyEntry {
  clientId: number
  clock: number
  json(): string
}

/** What a client may say of itself, each part checked and in JSON again. */
export interface Said {
  cursor: string
  champ: string
}

const MAX_STATE = 2048
const MAX_CHAMP = 200
const utf8 = new TextDecoder()

/** Null when the bytes are cut short or not an awareness message. */
export function readEntries(bytes: Uint8Array): LazyEntry[] | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const entries: LazyEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      entries.push({ clientId, clock, json: () => utf8.decode(state) })
    }
    return entries
  } catch {
    return null // The decoder throws where bytes are missing: the connection decides.
  }
}

/** Null: the client leaves. Undefined: not a state. */
export function readSaid(json: string): Said | null | undefined {
  if (json.length > MAX_STATE) return undefined
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    return undefined // Not JSON: ignored like any state that is not one.
  }
  if (state === null) return null
  if (typeof state !== 'object') return undefined
  const { cursor, champ } = state as { cursor?: unknown; champ?: unknown }
  const isChamp = typeof champ === 'string' && champ.length <= MAX_CHAMP
  return { cursor: JSON.stringify(readCursor(cursor)), champ: JSON.stringify(isChamp ? champ : null) }
}

export function encodeEntries(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
