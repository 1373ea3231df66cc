/** What clients and servers say, in the y-websocket protocol and in Hocuspocus's, which puts the document's name before it. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageAck, messageAwareness, messageSync } from '#shared/sync/messages'

export type Protocol = 'y-websocket' | 'hocuspocus' | 'relay'

/** What a server said, as far as a measurement is concerned. */
export type Heard =
  | { kind: 'admitted' }
  | { kind: 'step1' }
  /** `isState`: what the joining client lacked. */
  | { kind: 'update'; bytes: Uint8Array; isState: boolean }
  | { kind: 'awareness'; body: Uint8Array }
  /** So many of this connection's updates are confirmed: in all, or since the last time. */
  | { kind: 'confirmed'; total: number | null; more: number }
  | { kind: 'other' }

export interface Messages {
  /** Said first, before anything was heard. */
  opening(): Uint8Array[]
  step1(): Uint8Array
  step2(update: Uint8Array): Uint8Array
  update(update: Uint8Array): Uint8Array
  awareness(body: Uint8Array): Uint8Array
  read(message: Uint8Array): Heard
}

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
/** Hocuspocus's own. */
const AUTH = 2
const TOKEN = 0
const AUTHENTICATED = 2
const SYNC_REPLY = 4
const SYNC_STATUS = 8
/** Of a document nothing is known of. */
const EMPTY_STATE_VECTOR = new Uint8Array([0])

function readSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  return step === STEP_1 ? { kind: 'step1' } : { kind: 'update', bytes, isState: step === STEP_2 }
}

function messagesAfter(prefix: Uint8Array): Omit<Messages, 'opening' | 'read'> {
  const message = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, prefix)
      write(encoder)
    })
  const sync = (step: number, bytes: Uint8Array): Uint8Array =>
    message((encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  return {
    step1: () => sync(STEP_1, EMPTY_STATE_VECTOR),
    step2: (update) => sync(STEP_2, update),
    update: (update) => sync(UPDATE, update),
    awareness: (body) =>
      message((encoder) => {
        encoding.writeVarUint(encoder, messageAwareness)
        encoding.writeVarUint8Array(encoder, body)
      }),
  }
}

function yWebsocket(wantsAcks: boolean): Messages {
  const said = messagesAfter(new Uint8Array())
  return {
    ...said,
    opening: () => [...(wantsAcks ? [new Uint8Array([messageAck])] : []), said.step1()],
    read(message) {
      const decoder = decoding.createDecoder(message)
      const type = decoding.readVarUint(decoder)
      if (type === messageSync) return readSync(decoder)
      if (type === messageAwareness) return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) }
      if (type === messageAck) return { kind: 'confirmed', total: decoding.readVarUint(decoder), more: 0 }
      return { kind: 'other' }
    },
  }
}

function hocuspocus(room: string): Messages {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, room))
  const token = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, TOKEN)
    encoding.writeVarString(encoder, 'anyone')
  })
  return {
    ...messagesAfter(prefix),
    opening: () => [token],
    read(message) {
      const decoder = decoding.createDecoder(message)
      decoding.readVarUint8Array(decoder)
      const type = decoding.readVarUint(decoder)
      if (type === messageSync || type === SYNC_REPLY) return readSync(decoder)
      if (type === messageAwareness) return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) }
      if (type === SYNC_STATUS) {
        return { kind: 'confirmed', total: null, more: decoding.readVarUint(decoder) }
      }
      const isAdmission = type === AUTH && decoding.readVarUint(decoder) === AUTHENTICATED
      return { kind: isAdmission ? 'admitted' : 'other' }
    },
  }
}

/** Nobody answers at a relay: there is nothing to say before one types. */
const relay = (): Messages => ({ ...yWebsocket(false), opening: () => [] })

export function messagesOf(protocol: Protocol, room: string, wantsAcks: boolean): Messages {
  if (protocol === 'hocuspocus') return hocuspocus(room)
  return protocol === 'relay' ? relay() : yWebsocket(wantsAcks)
}
