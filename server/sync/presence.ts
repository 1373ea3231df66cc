/** Who is in a room and where their caret is. Never stored; identity comes from the session, whatever the client sends. */
import type { PresenceUser } from '#shared/sync/presence'
import { awarenessFrame } from './frames.ts'
import { Outgoing } from './outgoing.ts'
import { encodeEntries, type PresenceEntry, readEntries, readSaid, type Said } from './presence-entries.ts'

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
  everyone(): Outgoing
  /** What changed, when it is time to tell it and something else is about to leave for everyone; it is then told. */
  news(): Outgoing | null
  stop(): void
}

export interface PresenceParts {
  /** The person a Yjs client id belongs to, by what was written with it. */
  ownerOf(clientId: number): string | undefined
  /** What changed, to be sent to everyone, the sender included. */
  tell(news: Outgoing): void
}

/** Carets move at each key: everyone hears of them a few times a second, sooner when text leaves anyway. */
const EVERY_MS = 200
const LEAST_MS = 120
/** Clients say they are still here every 15 to 18 s, and forget whoever they have not heard of for 30. */
const STILL_HERE_MS = 5_000
/** In a plenary, names and where people write: with more carets than this nobody follows any. */
const MAX_CARETS = 30
/** A clock this high could not be passed by the id's honest user coming back. */
const MAX_CLOCK = 2 ** 31
const MAX_REMEMBERED = 10_000

interface Line {
  from: Present
  clock: number
  /** What the client said, as it came: said again, it is no news. */
  json: string
  said: Said
  user: string
}

const nobody = new Outgoing(awarenessFrame(encodeEntries([])))

/** For a document only the server writes: nobody has a caret there, and who is present is said elsewhere. */
export const noPresence: Presence = {
  take: (_from, bytes) => readEntries(bytes) !== null,
  refresh: () => undefined,
  leave: () => undefined,
  personOf: () => undefined,
  everyone: () => nobody,
  news: () => null,
  stop: () => undefined,
}

/** Most rooms are open with nobody writing in them: what presence keeps is made once someone says something of themselves. */
export class RoomPresence implements Presence {
  private readonly parts: PresenceParts
  private presence: Presence = noPresence

  constructor(parts: PresenceParts) {
    this.parts = parts
  }

  take(from: Present, bytes: Uint8Array): boolean {
    const saysSomething = bytes[0] !== 0
    if (saysSomething && this.presence === noPresence) this.presence = createPresence(this.parts)
    return this.presence.take(from, bytes)
  }

  refresh(from: Present): void {
    this.presence.refresh(from)
  }

  leave(from: Present): void {
    this.presence.leave(from)
  }

  personOf(clientId: number): string | undefined {
    return this.presence.personOf(clientId)
  }

  everyone(): Outgoing {
    return this.presence.everyone()
  }

  news(): Outgoing | null {
    return this.presence.news()
  }

  stop(): void {
    this.presence.stop()
  }
}

function createPresence({ ownerOf, tell }: PresenceParts): Presence {
  const lines = new Map<number, Line>()
  /** One presence id per connection. */
  const idOf = new Map<Present, number>()
  /** An id shown for one person never shows another. */
  const shownFor = new Map<number, string>()
  /** What everyone hears of soon, and what they hear of later since nothing in it is new. */
  const soon = new Map<number, number>()
  const later = new Map<number, number>()
  let timer: NodeJS.Timeout | null = null
  let lastTold = 0
  let slowTimer: NodeJS.Timeout | null = null
  let all: Outgoing | null = null

  const userOf = (from: Present): string => JSON.stringify(from.presenceUser())

  function entryOf(id: number, clock: number): PresenceEntry {
    const line = lines.get(id)
    if (line === undefined) return { clientId: id, clock, json: 'null' }
    const cursor = lines.size > MAX_CARETS ? 'null' : line.said.cursor
    return {
      clientId: id,
      clock: line.clock,
      json: `{"user":${line.user},"cursor":${cursor},"champ":${line.said.champ}}`,
    }
  }

  function taken(news: Map<number, number>): Outgoing {
    const entries = [...news].map(([id, clock]) => entryOf(id, clock))
    news.clear()
    return new Outgoing(awarenessFrame(encodeEntries(entries)))
  }

  function takeSoon(): Outgoing {
    if (timer !== null) clearTimeout(timer)
    timer = null
    lastTold = performance.now()
    return taken(soon)
  }

  function noteSoon(clientId: number, clock: number): void {
    all = null
    later.delete(clientId)
    soon.set(clientId, clock)
    timer ??= setTimeout(() => tell(takeSoon()), EVERY_MS)
  }

  function noteLater(clientId: number, clock: number): void {
    if (!soon.has(clientId)) later.set(clientId, clock)
    slowTimer ??= setTimeout(() => {
      slowTimer = null
      if (later.size > 0) tell(taken(later))
    }, STILL_HERE_MS)
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
    noteSoon(clientId, line.clock)
  }

  function takeEntry(from: Present, clientId: number, clock: number, json: string): void {
    const known = lines.get(clientId)
    if (known?.from === from && known.json === json) {
      known.clock = clock
      noteLater(clientId, clock)
      return
    }
    const said = readSaid(json)
    if (said === undefined) return
    if (said === null) {
      if (idOf.get(from) === clientId) remove(clientId)
      return
    }
    claim(from, clientId)
    lines.set(clientId, { from, clock, json, said, user: userOf(from) })
    const sameToEveryone = lines.size > MAX_CARETS && known?.from === from && known.said.champ === said.champ
    if (sameToEveryone) noteLater(clientId, clock)
    else noteSoon(clientId, clock)
  }

  return {
    take(from, bytes) {
      const entries = readEntries(bytes)
      if (entries === null) return false
      for (const { clientId, clock, json } of entries) {
        // The stock provider sends back what it heard of others: not an offence, and never believed.
        if (clock < MAX_CLOCK && mayUse(from, clientId)) takeEntry(from, clientId, clock, json())
      }
      return true
    },
    refresh(from) {
      const id = idOf.get(from)
      const line = id === undefined ? undefined : lines.get(id)
      if (id === undefined || line === undefined) return
      line.clock += 1
      line.user = userOf(from)
      noteSoon(id, line.clock)
    },
    leave(from) {
      const id = idOf.get(from)
      idOf.delete(from)
      if (id !== undefined && lines.get(id)?.from === from) remove(id)
    },
    personOf: (clientId) => shownFor.get(clientId),
    everyone() {
      all ??= new Outgoing(awarenessFrame(encodeEntries([...lines].map(([id, { clock }]) => entryOf(id, clock)))))
      return all
    },
    news: () => (soon.size > 0 && performance.now() - lastTold >= LEAST_MS ? takeSoon() : null),
    stop() {
      if (timer !== null) clearTimeout(timer)
      if (slowTimer !== null) clearTimeout(slowTimer)
    },
  }
}
