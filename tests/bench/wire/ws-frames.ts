/** WebSocket frames by hand: a load generator must cost less than the servers it measures. */
export const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/**
 * A whole frame as a client sends it. The mask is of zeros, which is a mask: the server unmasks all the same, and a frame
 * made once can be sent as it is.
 */
export function clientFrame(payload: Uint8Array, opcode: number = OPCODE.binary): Buffer {
  const { length } = payload
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + extra + length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(length, 2)
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 6 + extra)
  return frame
}

/** The length of the header and of what it announces; null while the header is not whole. */
function measure(bytes: Buffer): { header: number; length: number } | null {
  if (bytes.length < 2) return null
  const short = (bytes[1] ?? 0) & 0x7f
  if (short < 126) return { header: 2, length: short }
  const header = short === 126 ? 4 : 10
  if (bytes.length < header) return null
  return { header, length: short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)) }
}

export interface FrameReader {
  push(chunk: Buffer): void
}

/** Reads what a server sends. A payload is only valid during the call: it may be a view of the chunk. */
export function createFrameReader(onMessage: (opcode: number, payload: Uint8Array) => void): FrameReader {
  let rest: Buffer | null = null
  let parts: Uint8Array[] = []
  let begun = 0

  function take(first: number, payload: Buffer): void {
    const opcode = first & 0x0f
    const isLast = (first & 0x80) !== 0
    if (opcode >= 8) onMessage(opcode, payload)
    else if (isLast && parts.length === 0) onMessage(opcode, payload)
    else {
      if (opcode !== 0) begun = opcode
      parts.push(Uint8Array.from(payload))
      if (!isLast) return
      const whole = Buffer.concat(parts)
      parts = []
      onMessage(begun, whole)
    }
  }

  return {
    push(chunk) {
      let bytes = rest === null ? chunk : Buffer.concat([rest, chunk])
      for (let size = measure(bytes); size !== null && bytes.length >= size.header + size.length; ) {
        const end = size.header + size.length
        take(bytes[0] ?? 0, bytes.subarray(size.header, end))
        bytes = bytes.subarray(end)
        size = measure(bytes)
      }
      rest = bytes.length === 0 ? null : Buffer.from(bytes)
    },
  }
}
