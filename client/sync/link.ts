/** The unmodified provider of y-websocket, with what we ask beside it: acknowledgements, health, gentle reconnection. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { type CloseReason, closeCodes, closeReasonOf, isFinal } from '#shared/sync/close-codes'
import { messageAck, messageHealth, messageSync } from '#shared/sync/messages'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { countingSocket } from './counting-socket.ts'
import type { Tally } from './tally.ts'

export interface LinkParts {
  url: string
  Socket: typeof WebSocket
  room: string
  doc: Y.Doc
  tally: Tally
  maySend(): boolean
  onChange(): void
  onClosed(reason: CloseReason): void
}

export interface Link {
  readonly provider: WebsocketProvider
  readonly connected: boolean
  /** The server can write its disk, as far as it told. */
  readonly healthy: boolean
  /** On this connection: states exchanged, and everything of ours that the server asked for is on disk. */
  readonly verified: boolean
  connect(): void
  /** After sleep or a change of network: nothing is believed until the server answers again. */
  check(): void
  /** The person may write again: sends all we hold, since the server's own question went unanswered. */
  sendAll(): void
  /** Hands over what waits though the person may only read: the server knows what it has of it, and why it takes no more. */
  offer(): void
  destroy(): void
}

const LONGEST_WAIT_MS = 15_000
const ANSWER_WITHIN_MS = 4_000
/** The socket library's own way to refuse a frame beyond all sizes. */
const FRAME_TOO_BIG = 1009

const reasonOf = (code: number): CloseReason | null =>
  code === FRAME_TOO_BIG ? 'tooLarge' : isFinal(code) ? (closeReasonOf(code) ?? 'badMessage') : null

function syncMessage(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  write(encoder)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

export function createLink(parts: LinkParts): Link {
  const { doc, tally, onChange } = parts
  let healthy = true
  let offering = false
  /** How many times in a row the server gave this connection up, after whatever it had answered. */
  let givenUp = 0
  let checking: ReturnType<typeof setTimeout> | null = null
  const Socket = countingSocket(parts.Socket, {
    maySend: () => offering || parts.maySend(),
    onSyncMessage: (isStep2) => tally.sent(isStep2),
  })
  const provider = new WebsocketProvider(parts.url, parts.room, doc, {
    connect: false,
    disableBc: true,
    protocols: [SCHEMA_PROTOCOL],
    WebSocketPolyfill: Socket,
    shouldReconnect: ({ code }) => reasonOf(code) === null,
  })
  const { awareness } = provider

  function stopChecking(): void {
    if (checking !== null) clearTimeout(checking)
    checking = null
  }

  function sendAll(): void {
    if (provider.wsconnected) provider.ws?.send(syncMessage((encoder) => syncProtocol.writeSyncStep2(encoder, doc)))
  }

  function askAcks(): void {
    provider.ws?.send(new Uint8Array([messageAck]))
  }

  provider.messageHandlers[messageAck] = (_encoder, decoder) => {
    tally.acknowledged(decoding.readVarUint(decoder))
    if (tally.confirmed) givenUp = 0
    stopChecking()
    onChange()
  }
  provider.messageHandlers[messageHealth] = (_encoder, decoder) => {
    healthy = decoding.readVarUint(decoder) === 1
    onChange()
  }

  // The stock handler sends back what it hears of others; only what we say of ourselves needs to leave.
  const sendPresence = provider._awarenessUpdateHandler
  awareness.off('update', sendPresence)
  const sendOwnPresence = (change: Parameters<typeof sendPresence>[0], origin: unknown) => {
    if (origin === 'local') sendPresence(change, origin)
  }
  awareness.on('update', sendOwnPresence)

  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      tally.connected()
      healthy = true
      // Others may remember our last presence as gone: a newer clock brings it back.
      awareness.setLocalState(awareness.getLocalState())
      askAcks()
    } else stopChecking()
    onChange()
  })
  provider.on('sync', onChange)
  provider.on('connection-close', (event) => {
    for (const clientId of awareness.meta.keys()) if (clientId !== doc.clientID) awareness.meta.delete(clientId)
    givenUp = event?.code === closeCodes.unavailable.code ? givenUp + 1 : 0
    // The provider forgets its failures as soon as it has the server's state; what we send it then may fail each time.
    provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, givenUp)
    // Full jitter: after an outage, people must not all knock at the same instant.
    const longest = Math.min(LONGEST_WAIT_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1))
    provider.maxBackoffTime = (givenUp > 0 ? (1 + Math.random()) / 2 : Math.random()) * longest
  })
  provider.on('closed', ({ code }) => {
    const reason = reasonOf(code)
    if (reason !== null) parts.onClosed(reason)
  })

  return {
    provider,
    get connected() {
      return provider.wsconnected
    },
    get healthy() {
      return healthy
    },
    get verified() {
      // Whoever the server did not ask for anything is a reader: having its state is all there is to confirm.
      return provider.synced && checking === null && (tally.confirmed || !tally.answered)
    },
    connect: () => provider.connect(),
    check() {
      if (!provider.shouldConnect) return
      if (!provider.wsconnected) {
        // The network is back, perhaps: no use waiting for the end of a long pause.
        if (provider.ws === null) provider.connect()
        return
      }
      stopChecking()
      checking = setTimeout(() => {
        stopChecking()
        provider.disconnect()
        provider.connect()
      }, ANSWER_WITHIN_MS)
      provider.ws?.send(syncMessage((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))
      askAcks()
      onChange()
    },
    sendAll,
    offer() {
      offering = true
      sendAll()
      offering = false
    },
    destroy() {
      stopChecking()
      awareness.off('update', sendOwnPresence)
      provider.destroy()
      awareness.destroy()
    },
  }
}
