/** A WebSocket anyone may open for a moment, to see whether their network lets it pass: it speaks first, and repeats. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

const MAX_AT_ONCE = 200
const MAX_MESSAGES = 20
const MAX_BYTES = 1024
const LIFE_MS = 10_000
const HELLO = new Uint8Array([1])
const TRY_LATER = 1013
const DONE = 1000

export interface Echo {
  upgrade(request: IncomingMessage, tcp: Duplex, head: Buffer): void
  close(): void
}

export function createEcho(): Echo {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const open = new Set<WebSocket>()

  function take(socket: WebSocket): void {
    // Whoever breaks off has seen what they wanted to.
    socket.on('error', () => socket.terminate())
    socket.send(HELLO)
    if (open.size >= MAX_AT_ONCE) {
      socket.close(TRY_LATER)
      return
    }
    open.add(socket)
    let left = MAX_MESSAGES
    const ending = setTimeout(() => socket.terminate(), LIFE_MS).unref()
    socket.on('message', (data) => {
      if (left-- > 0) socket.send(data)
      else socket.close(DONE)
    })
    socket.on('close', () => {
      clearTimeout(ending)
      open.delete(socket)
    })
  }

  return {
    upgrade: (request: IncomingMessage, tcp: Duplex, head: Buffer) => server.handleUpgrade(request, tcp, head, take),
    close() {
      for (const socket of open) socket.terminate()
    },
  }
}
