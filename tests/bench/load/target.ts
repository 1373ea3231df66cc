import type { Protocol } from '../wire/messages.ts'

/** How a server is spoken to. */
export interface Target {
  port: number
  protocol: Protocol
  /** What stands before the name of the room. */
  path: string
  /** Asks for acknowledgements, as the clients of that server do. */
  wantsAcks: boolean
  /** Null when the server wants none. */
  subprotocol: string | null
}
