/** From an HTTP request to a socket that may be let in. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { MAX_FRAME_BYTES } from '#shared/sync/messages'

export interface Arrival {
  socket: WebSocket
  cookie: string | undefined
  /** What follows `/sync/`. */
  roomName: string
}

export interface UpgradeParts {
  allowedOrigins(): readonly string[]
  logger: Logger
  /** The socket is paused: nothing of it is read before it is let in. */
  onArrival(arrival: Arrival): void
}

const PATH = '/sync/'

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * Browsers always send an Origin with a WebSocket, so a page of another site is stopped here. Without one, it is not a
 * browser: another program cannot ride on somebody's cookie, it must hold one of its own.
 */
const isForeign = (origin: string | undefined, allowed: readonly string[]): boolean =>
  origin !== undefined && !allowed.includes(origin)

export function createUpgrade({ allowedOrigins, logger, onArrival }: UpgradeParts) {
  const server = new WebSocketServer({
    noServer: true,
    // Between one size and the other we can still say why; beyond, ws closes with 1009.
    maxPayload: 2 * MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.once('error', (error) => logger.debug({ err: error }, 'a connection broke before it was one'))
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (!path.startsWith(PATH)) {
      refuse(socket, '404 Not Found')
      return
    }
    if (isForeign(request.headers.origin, allowedOrigins())) {
      logger.warn({ origin: request.headers.origin }, 'a WebSocket from another site was refused')
      refuse(socket, '403 Forbidden')
      return
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.pause()
      webSocket.on('error', (error) => logger.debug({ err: error }, 'a socket failed'))
      onArrival({ socket: webSocket, cookie: request.headers.cookie, roomName: path.slice(PATH.length) })
    })
  }
}
