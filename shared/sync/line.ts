/**
 * Documents over plain requests, where a network refuses WebSockets: one line per tab, one channel per document. What goes
 * up, in numbered POSTs; what comes down is in `line-events.ts`.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MAX_FRAME_BYTES } from './messages.ts'

/** Under `/sync/`, so that whoever lets documents pass lets this pass. No room has such a name. */
export const LINE_PATH = '/sync/~line'

export type LineFrame =
  /** A document is opened under a number of its own, as by a WebSocket handshake. */
  | { kind: 'open'; channel: number; room: string; schema: string }
  | { kind: 'data'; channel: number; bytes: Uint8Array }
  | { kind: 'close'; channel: number }
  /** The page is left: nothing more comes of this line. */
  | { kind: 'end' }

export interface LinePost {
  /** Counted from 1: the server does each once. */
  number: number
  /** The last message that came down and arrived: the server need not keep it any more. */
  received: number
  frames: readonly LineFrame[]
}

/** One absurd frame passes, so that the server can say why it takes it not; as with WebSockets. */
export const MAX_POST_BYTES = 2 * MAX_FRAME_BYTES + 64 * 1024
export const MAX_CHANNELS = 64

const [OPEN, DATA, CLOSE, END] = [0, 1, 2, 3]

function writeFrame(encoder: encoding.Encoder, frame: LineFrame): void {
  switch (frame.kind) {
    case 'open':
      encoding.writeVarUint(encoder, OPEN)
      encoding.writeVarUint(encoder, frame.channel)
      encoding.writeVarString(encoder, frame.room)
      encoding.writeVarString(encoder, frame.schema)
      break
    case 'data':
      encoding.writeVarUint(encoder, DATA)
      encoding.writeVarUint(encoder, frame.channel)
      encoding.writeVarUint8Array(encoder, frame.bytes)
      break
    case 'close':
      encoding.writeVarUint(encoder, CLOSE)
      encoding.writeVarUint(encoder, frame.channel)
      break
    case 'end':
      encoding.writeVarUint(encoder, END)
  }
}

export function writePost({ number, received, frames }: LinePost): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, number)
  encoding.writeVarUint(encoder, received)
  for (const frame of frames) writeFrame(encoder, frame)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

function readFrame(decoder: decoding.Decoder): LineFrame | null {
  const kind = decoding.readVarUint(decoder)
  if (kind === END) return { kind: 'end' }
  const channel = decoding.readVarUint(decoder)
  switch (kind) {
    case OPEN:
      return {
        kind: 'open',
        channel,
        room: decoding.readVarString(decoder),
        schema: decoding.readVarString(decoder),
      }
    case DATA:
      return { kind: 'data', channel, bytes: decoding.readVarUint8Array(decoder) }
    case CLOSE:
      return { kind: 'close', channel }
    default:
      return null
  }
}

/** Null for anything no client of ours sends. */
export function readPost(body: Uint8Array): LinePost | null {
  try {
    const decoder = decoding.createDecoder(body)
    const number = decoding.readVarUint(decoder)
    const received = decoding.readVarUint(decoder)
    const frames: LineFrame[] = []
    while (decoding.hasContent(decoder)) {
      const frame = readFrame(decoder)
      if (frame === null) return null
      frames.push(frame)
    }
    return { number, received, frames }
  } catch {
    return null // The decoder throws where bytes are missing.
  }
}
