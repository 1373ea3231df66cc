import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'

const message = (write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  write(encoder)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

export const updateMessage = (update: Uint8Array) => message((e) => syncProtocol.writeUpdate(e, update))
export const step2Message = (update: Uint8Array) =>
  message((e) => {
    encoding.writeVarUint(e, syncProtocol.messageYjsSyncStep2)
    encoding.writeVarUint8Array(e, update)
  })
/** « I am here », with nothing more to say. */
export function presenceMessage(doc: Y.Doc): Uint8Array {
  const awareness = new awarenessProtocol.Awareness(doc)
  awareness.setLocalState({})
  const bytes = awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID])
  awareness.destroy()
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
/** An update without anything in it. */
export const NOTHING = new Uint8Array([0, 0])
