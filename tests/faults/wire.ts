/** Bare connections: what they must offer beside their cookie, which the product's own code offers by itself. */
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import type { Person } from '#tests/support/people'

const protocols = [SCHEMA_PROTOCOL]

export interface BareLine {
  readonly socket: WebSocket
  /** Bytes received so far. */
  readonly received: number
  /** The code of the close; null while it is open. */
  readonly closed: number | null
}

/** Opens the socket of a document and waits until it is open. */
export async function bareLine(address: string, { cookie }: Person, room: string, origin: string): Promise<BareLine> {
  const url = `${address.replace(/^http/, 'ws')}/sync/${room}`
  const socket = new WebSocket(url, protocols, { headers: { cookie, origin } })
  let received = 0
  let closed: number | null = null
  socket.on('message', (data: Buffer) => {
    received += data.length
  })
  socket.on('close', (code) => {
    closed = code
  })
  onTestFinished(() => socket.terminate())
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined) // Told by `close`.
  return {
    socket,
    get received() {
      return received
    },
    get closed() {
      return closed
    },
  }
}

/** A step 1 that knows nothing: the server answers with the whole document, and with all that changes after. */
const EVERYTHING = new Uint8Array([0, 0, 1, 0])

/** Somebody who only listens, as a page would, without the weight of a document in this process. */
export async function listener(address: string, person: Person, room: string, origin: string): Promise<BareLine> {
  const line = await bareLine(address, person, room, origin)
  line.socket.send(EVERYTHING)
  return line
}
