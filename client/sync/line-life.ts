/** One line, from its opening to its end, and the channels of the tab on it. */
import { closeCodes } from '#shared/sync/close-codes'
import type { LineEvent } from '#shared/sync/line-events'
import { type DownWay, readDown } from './line-down.ts'
import { createUp } from './line-up.ts'

export interface ChannelEvents {
  opened(): void
  message(bytes: ArrayBuffer): void
  closed(code: number, reason: string): void
}

export interface LineChannel {
  send(bytes: Uint8Array): void
  close(): void
}

export interface LifeParts {
  /** With its id. */
  url: string
  fetch: typeof fetch
  way: DownWay
  onEnd(): void
}

export interface LineLife {
  channel(room: string, schema: string, events: ChannelEvents): LineChannel
  /** The network came back, perhaps: what waits for an answer asks again. */
  poke(): void
  /** Says what is left to say and that this is all; every channel is closed. */
  leave(): void
}

/** What a browser says of a WebSocket that was cut, that was left, or of a message beyond all sizes. */
export const CUT = 1006
const LEFT = 1001
const TOO_BIG = 1009

/** The server keeps what it was not told has come. */
const CONFIRM_EVERY = 128 * 1024
/** A page that is left for another often opens a document at once. */
const IDLE_MS = 5_000

function bytesOf(base64: string): ArrayBuffer {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes.buffer
}

export function startLife({ url, fetch, way, onEnd }: LifeParts): LineLife {
  const channels = new Map<number, ChannelEvents & { isOpen: boolean }>()
  let lastChannel = 0
  let received = 0
  let sinceConfirmed = 0
  let dead = false
  let idle: ReturnType<typeof setTimeout> | null = null

  const up = createUp({ url, fetch, received: () => received, onTooBig, onLost })
  const down = readDown({
    url,
    fetch,
    way,
    after: () => received,
    answered: () => up.answered,
    ask: up.confirm,
    onEvent: heard,
    onLost,
  })

  function onTooBig(channel: number): void {
    up.push({ kind: 'close', channel })
    drop(channel, TOO_BIG)
  }

  function onLost(status: number): void {
    if (status === 401) end(closeCodes.sessionExpired.code, 'sessionExpired')
    else end(CUT, '')
  }

  function end(code: number, reason: string): void {
    if (dead) return
    dead = true
    if (idle !== null) clearTimeout(idle)
    up.stop()
    down.stop()
    onEnd()
    for (const channel of [...channels.keys()]) drop(channel, code, reason)
  }

  function leave(): void {
    up.lastWords()
    end(LEFT, '')
  }

  /** The channel is over, and its owner told so. */
  function drop(channel: number, code: number, reason = ''): void {
    const events = channels.get(channel)
    forget(channel)
    events?.closed(code, reason)
  }

  function forget(channel: number): void {
    channels.delete(channel)
    if (channels.size === 0 && !dead) idle ??= setTimeout(leave, IDLE_MS)
  }

  function heard(event: LineEvent): void {
    if (event.kind === 'hello') return
    if (event.kind === 'ping') {
      // Whoever polls says that they are there by polling again.
      if (!way.polls) up.confirm()
      return
    }
    if (event.number <= received) return
    received = event.number
    if (event.kind === 'close') drop(event.channel, event.code, event.reason)
    else deliver(event)
  }

  function deliver({ channel: number, base64 }: LineEvent & { kind: 'message' }): void {
    sinceConfirmed += base64.length
    if (sinceConfirmed > CONFIRM_EVERY) {
      sinceConfirmed = 0
      if (!way.polls) up.confirm()
    }
    const channel = channels.get(number)
    if (channel === undefined) return
    // The server always speaks first.
    if (!channel.isOpen) {
      channel.isOpen = true
      channel.opened()
    }
    channel.message(bytesOf(base64))
  }

  return {
    channel(room, schema, events) {
      if (idle !== null) clearTimeout(idle)
      idle = null
      const channel = ++lastChannel
      channels.set(channel, { ...events, isOpen: false })
      up.push({ kind: 'open', channel, room, schema })
      return {
        send(bytes) {
          if (channels.has(channel)) up.push({ kind: 'data', channel, bytes })
        },
        close() {
          if (!channels.has(channel)) return
          forget(channel)
          up.push({ kind: 'close', channel })
        },
      }
    },
    poke() {
      up.poke()
      down.poke()
    },
    leave,
  }
}
