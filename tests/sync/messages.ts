import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'

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
/** An update without anything in it. */
export const NOTHING = new Uint8Array([0, 0])
