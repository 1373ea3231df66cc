/** Clients: the unmodified provider of npm, and bare sockets for what no honest client sends. */
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageAck, messageHealth } from '#shared/sync/messages'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'

/** Waits for a state, looking often. */
export async function until<T>(look: () => T | false | null | undefined, what: string, ms = 10_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const seen = look()
    if (seen !== false && seen !== null && seen !== undefined) return seen
    if (Date.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** The `ws` socket with a session, as the browser would add it. */
function socketFor(person: string, headers: Record<string, string> = {}) {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: `person=${person}`, ...headers } })
    }
  } as unknown as typeof globalThis.WebSocket
}

export interface Peer {
  doc: Y.Doc
  provider: WebsocketProvider
  /** How many messages the server said are on disk; null before it said anything. */
  acks(): number | null
  healthy(): boolean
  /** The code of the last final close. */
  closed(): number | null
  /** Tells the server acknowledgements are wanted. */
  askAcks(): void
}

export interface PeerOptions {
  doc?: Y.Doc
  connect?: boolean
}

export function join(
  url: string,
  room: string,
  person: string,
  { doc = new Y.Doc(), connect }: PeerOptions = {},
): Peer {
  const provider = new WebsocketProvider(url, room, doc, {
    disableBc: true,
    protocols: [SCHEMA_PROTOCOL],
    WebSocketPolyfill: socketFor(person),
    maxBackoffTime: 200,
    ...(connect === undefined ? {} : { connect }),
  })
  let acked: number | null = null
  let healthy = true
  let closed: number | null = null
  const readVarUint = (bytes: { arr: Uint8Array; pos: number }): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes.arr[bytes.pos++] ?? 0
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
  }
  provider.messageHandlers[messageAck] = (_encoder, decoder) => {
    acked = readVarUint(decoder)
  }
  provider.messageHandlers[messageHealth] = (_encoder, decoder) => {
    healthy = readVarUint(decoder) === 1
  }
  provider.on('closed', ({ code }: { code: number }) => {
    closed = code
  })
  onTestFinished(() => {
    provider.destroy()
    provider.awareness.destroy()
  })
  return {
    doc,
    provider,
    acks: () => acked,
    healthy: () => healthy,
    closed: () => closed,
    askAcks: () => provider.ws?.send(new Uint8Array([messageAck])),
  }
}

export async function joined(url: string, room: string, person: string, options?: PeerOptions): Promise<Peer> {
  const peer = join(url, room, person, options)
  await until(() => peer.provider.synced, `${person} is in sync`)
  return peer
}

export interface Bare {
  socket: WebSocket
  received: Uint8Array[]
  closed: Promise<number>
  send(bytes: Uint8Array | string): void
}

/** A socket that speaks no protocol by itself. */
export async function bare(
  url: string,
  room: string,
  headers: Record<string, string>,
  protocols: string[] = [SCHEMA_PROTOCOL],
): Promise<Bare> {
  const socket = new WebSocket(`${url}/${room}`, protocols, { headers })
  const received: Uint8Array[] = []
  socket.on('message', (data) => received.push(data as Buffer))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  onTestFinished(() => socket.terminate())
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return { socket, received, closed, send: (bytes) => socket.send(bytes) }
}

export const personCookie = (person: string) => ({ cookie: `person=${person}` })

/** The status of a refused upgrade, or 101. */
export function upgradeStatus(url: string, room: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${url}/${room}`, { headers })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve) => {
    socket.on('open', () => resolve(101))
    socket.on('error', (error) => resolve(Number(/\d{3}/.exec(error.message)?.[0] ?? 0)))
  })
}
