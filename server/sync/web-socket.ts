/** From an HTTP request to a WebSocket that may be let in. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { ECHO_PATH } from '#shared/sync/echo'
import { MAX_FRAME_BYTES } from '#shared/sync/messages'
import type { Echo } from './echo.ts'
import type { Outgoing } from './outgoing.ts'
import type { Wire, WireEnd } from './wire.ts'

/** Someone at the door: nothing they send is read before they are let in. */
export interface Arrival {
  wire: Wire
  cookie: string | undefined
  /** What follows `/sync/`. */
  roomName: string
  /** What its documents are made of, as it announces it; empty when it says nothing. */
  schema: string
}

export interface UpgradeParts {
  allowedOrigins(): readonly string[]
  logger: Logger
  onArrival(arrival: Arrival): void
  echo: Echo
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

/** Frames are written to the TCP socket as they are, already framed and shared by everyone they go to. */
class WebSocketWire implements Wire {
  readonly transport = 'webSocket'
  private readonly socket: WebSocket
  private readonly tcp: Duplex

  constructor(socket: WebSocket, tcp: Duplex) {
    this.socket = socket
    this.tcp = tcp
    socket.pause()
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }
  get buffered(): number {
    return this.tcp.writableLength
  }

  listen(end: WireEnd): void {
    const { socket } = this
    socket.on('message', (data, isBinary) => end.receive(isBinary && data instanceof Buffer ? data : null))
    socket.on('pong', () => end.alive())
    if (socket.readyState === socket.CLOSED) end.gone()
    else socket.on('close', () => end.gone())
    socket.resume()
  }

  send(...frames: readonly Outgoing[]): void {
    if (!this.isOpen) return
    const { tcp } = this
    if (frames.length > 1) tcp.cork()
    for (const frame of frames) tcp.write(frame.webSocketFrame)
    if (frames.length > 1) tcp.uncork()
  }

  pause(): void {
    this.socket.pause()
  }
  resume(): void {
    this.socket.resume()
  }
  ping(): void {
    this.socket.ping()
  }
  close(code: number, reason: string): void {
    this.socket.resume() // A paused socket would never see the other side's answer.
    this.socket.close(code, reason)
  }
  terminate(): void {
    this.socket.terminate()
  }
}

export function createUpgrade({ allowedOrigins, logger, onArrival, echo }: UpgradeParts) {
  const server = new WebSocketServer({
    noServer: true,
    // Between one size and the other we can still say why; beyond, ws closes with 1009.
    maxPayload: 2 * MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })

  // Made once: a listener made for each connection would keep its whole request in memory as long as it lasts.
  const brokenEarly = (error: Error): void => logger.debug({ err: error }, 'a connection broke before it was one')
  const failed = (error: Error): void => logger.debug({ err: error }, 'a socket failed')

  return (request: IncomingMessage, tcp: Duplex, head: Buffer): void => {
    tcp.once('error', brokenEarly)
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (!path.startsWith(PATH)) {
      refuse(tcp, '404 Not Found')
      return
    }
    if (isForeign(request.headers.origin, allowedOrigins())) {
      logger.warn({ origin: request.headers.origin }, 'a WebSocket from another site was refused')
      refuse(tcp, '403 Forbidden')
      return
    }
    if (path === ECHO_PATH) {
      echo.upgrade(request, tcp, head)
      return
    }
    server.handleUpgrade(request, tcp, head, (socket) => {
      tcp.off('error', brokenEarly)
      socket.on('error', failed)
      const wire = new WebSocketWire(socket, tcp)
      const { protocol: schema } = socket
      onArrival({ wire, cookie: request.headers.cookie, roomName: path.slice(PATH.length), schema })
    })
  }
}
