/** The bytes on the wire: y-websocket's own messages, and three of ours. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import {
  messageAck,
  messageAwareness,
  messageHealth,
  messageQueryAwareness,
  messageReport,
  messageSync,
} from '#shared/sync/messages'

export type Frame =
  | { kind: 'step1'; stateVector: Uint8Array }
  /** Step 2 and updates are taken the same way, and counted together. */
  | { kind: 'update'; bytes: Uint8Array; isStep2: boolean }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'queryAwareness' }
  | { kind: 'askAcks' }
  | { kind: 'report'; pending: number; waitedMs: number }

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === messageYjsSyncStep1) return { kind: 'step1', stateVector: bytes }
  const isStep2 = step === messageYjsSyncStep2
  return isStep2 || step === messageYjsUpdate ? { kind: 'update', bytes, isStep2 } : null
}

function readBody(type: number, decoder: decoding.Decoder): Frame | null {
  if (type === messageSync) return readSync(decoder)
  if (type === messageAwareness) return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
  if (type === messageQueryAwareness) return { kind: 'queryAwareness' }
  if (type === messageReport)
    return { kind: 'report', pending: decoding.readVarUint(decoder), waitedMs: decoding.readVarUint(decoder) }
  return type === messageAck ? { kind: 'askAcks' } : null
}

/** Null for anything a client has no business sending. */
export function readFrame(data: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(data)
    const frame = readBody(decoding.readVarUint(decoder), decoder)
    return decoding.hasContent(decoder) ? null : frame
  } catch {
    return null // The decoder throws where bytes are missing; the sender is told the same as for an unknown type.
  }
}

function frame(type: number, body: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  body(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
  frame(messageSync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(messageYjsSyncStep1, stateVector)
export const step2Frame = (bytes: Uint8Array): Uint8Array => syncFrame(messageYjsSyncStep2, bytes)
export const updateFrame = (bytes: Uint8Array): Uint8Array => syncFrame(messageYjsUpdate, bytes)
export const awarenessFrame = (bytes: Uint8Array): Uint8Array =>
  frame(messageAwareness, (encoder) => encoding.writeVarUint8Array(encoder, bytes))
export const ackFrame = (count: number): Uint8Array =>
  frame(messageAck, (encoder) => encoding.writeVarUint(encoder, count))
export const healthFrame = (healthy: boolean): Uint8Array =>
  frame(messageHealth, (encoder) => encoding.writeVarUint(encoder, healthy ? 1 : 0))
/** « Tell me now what you still hold. » */
export const reportRequestFrame = (): Uint8Array => frame(messageReport, () => undefined)
