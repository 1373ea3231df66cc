/** Who is in a room and where their caret is. Never stored; identity comes from the session, whatever the client sends. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PresenceState, PresenceUser } from '#shared/sync/presence'
import { readCursor } from './cursor.ts'

/** What a connection is to presence. */
export interface Present {
  readonly personId: string
  presenceUser(): PresenceUser
}

export interface Presence {
  /** Takes what a connection says of itself; everything else in the message is ignored. False when it cannot be read. */
  take(from: Present, bytes: Uint8Array): boolean
  /** The person's mode or organisation changed. */
  refresh(from: Present): void
  leave(from: Present): void
  /** The person an id was shown for, before anything was written with it. */
  personOf(clientId: number): string | undefined
  /** Everyone, for whoever joins. */
  everyone(): Uint8Array
  stop(): void
}

export interface PresenceParts {
  /** The person a Yjs client id belongs to, by what was written with it. */
  ownerOf(clientId: number): string | undefined
  /** What changed, to be sent to everyone, the sender included. */
  tell(news: Uint8Array): void
}

/** Carets move at each key: everyone hears of them a few times a second. */
const EVERY_MS = 150

const MAX_STATE = 2048
const MAX_CHAMP = 200
/** A clock this high could not be passed by the id's honest user coming back. */
const MAX_CLOCK = 2 ** 31
const MAX_REMEMBERED = 10_000

interface Line {
  from: Present
  clock: number
  /** What the client said, kept to be joined with a changed identity. */
  said: Pick<PresenceState, 'cursor' | 'champ'>
}
interface Said {
  clientId: number
  clock: number
  json: string
}

function readEntries(bytes: Uint8Array): Said[] | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const entries: Said[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      entries.push({ clientId, clock, json: decoding.readVarString(decoder) })
    }
    return entries
  } catch {
    return null // Cut short or not an awareness message: the connection decides.
  }
}

/** Null: the client leaves. Undefined: not a state. */
function readState(json: string): Line['said'] | null | undefined {
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
  return { cursor: readCursor(cursor), champ: isChamp ? champ : null }
}

function encode(lines: readonly [number, { clock: number; state: PresenceState | null }][]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, lines.length)
  for (const [clientId, { clock, state }] of lines) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

export function createPresence({ ownerOf, tell }: PresenceParts): Presence {
  const lines = new Map<number, Line>()
  /** One presence id per connection. */
  const idOf = new Map<Present, number>()
  /** An id shown for one person never shows another. */
  const shownFor = new Map<number, string>()
  const changed = new Map<number, number>()
  let timer: NodeJS.Timeout | null = null

  const stateOf = ({ from, said }: Line): PresenceState => ({ user: from.presenceUser(), ...said })
  const encodeId = (id: number, clock: number): [number, { clock: number; state: PresenceState | null }] => {
    const line = lines.get(id)
    return [id, line === undefined ? { clock, state: null } : { clock: line.clock, state: stateOf(line) }]
  }

  function note(clientId: number, clock: number): void {
    changed.set(clientId, clock)
    timer ??= setTimeout(() => {
      timer = null
      const news = encode([...changed].map(([id, last]) => encodeId(id, last)))
      changed.clear()
      tell(news)
    }, EVERY_MS)
  }

  function mayUse(from: Present, clientId: number): boolean {
    const mine = idOf.get(from)
    if (mine !== undefined) return mine === clientId
    const person = shownFor.get(clientId) ?? ownerOf(clientId)
    return (person === undefined || person === from.personId) && shownFor.size < MAX_REMEMBERED
  }

  /** A person who reconnects before the old connection is known dead takes their id back. */
  function claim(from: Present, clientId: number): void {
    const before = lines.get(clientId)?.from
    if (before !== undefined && before !== from) idOf.delete(before)
    idOf.set(from, clientId)
    shownFor.set(clientId, from.personId)
  }

  function remove(clientId: number): void {
    const line = lines.get(clientId)
    if (line === undefined) return
    lines.delete(clientId)
    note(clientId, line.clock)
  }

  return {
    take(from, bytes) {
      const entries = readEntries(bytes)
      if (entries === null) return false
      for (const { clientId, clock, json } of entries) {
        // The stock provider sends back what it heard of others: not an offence, and never believed.
        if (clock >= MAX_CLOCK || !mayUse(from, clientId)) continue
        const said = readState(json)
        if (said === undefined) continue
        if (said === null) {
          if (idOf.get(from) === clientId) remove(clientId)
          continue
        }
        claim(from, clientId)
        lines.set(clientId, { from, clock, said })
        note(clientId, clock)
      }
      return true
    },
    refresh(from) {
      const id = idOf.get(from)
      const line = id === undefined ? undefined : lines.get(id)
      if (id === undefined || line === undefined) return
      line.clock += 1
      note(id, line.clock)
    },
    leave(from) {
      const id = idOf.get(from)
      idOf.delete(from)
      if (id !== undefined && lines.get(id)?.from === from) remove(id)
    },
    personOf: (clientId) => shownFor.get(clientId),
    everyone: () => encode([...lines].map(([id, { clock }]) => encodeId(id, clock))),
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
