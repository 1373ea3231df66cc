/** A message to clients, put into the form each kind of wire wants once, however many clients it goes to. */

const BINARY = 0x82
const SHORT = 126
const LONG = 65_536

/** One unmasked WebSocket frame: what a server sends has no mask, so the same bytes do for everyone. */
function frameOf(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < SHORT ? 2 : length < LONG ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = BINARY
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, head)
  return frame
}

export class Outgoing {
  private held: Uint8Array
  private framed: Buffer | null = null
  private text: string | null = null

  constructor(message: Uint8Array) {
    this.held = message
  }

  get message(): Uint8Array {
    return this.held
  }

  get webSocketFrame(): Buffer {
    if (this.framed === null) {
      const { length } = this.held
      this.framed = frameOf(this.held)
      // The message is a part of the frame: a long one is not kept twice.
      this.held = this.framed.subarray(-length)
    }
    return this.framed
  }

  /** For event streams, which carry text. */
  get base64(): string {
    const { buffer, byteOffset, byteLength } = this.held
    this.text ??= Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    return this.text
  }
}
