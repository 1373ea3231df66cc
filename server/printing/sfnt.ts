/** Font files, as far as calling one by another name and making one ask for: a directory of named tables. */

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Numbers one after the other, the highest byte first, on so many bytes each. */
export function packed(width: 1 | 2 | 4, ...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(width * numbers.length)
  const view = viewOf(bytes)
  for (const [i, n] of numbers.entries()) {
    if (width === 1) view.setUint8(i, n)
    else if (width === 2) view.setUint16(2 * i, n)
    else view.setUint32(4 * i, n)
  }
  return bytes
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function tablesOf(font: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(font)
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, i) => {
      const at = 12 + 16 * i
      const start = view.getUint32(at + 8)
      return [String.fromCharCode(...font.subarray(at, at + 4)), font.subarray(start, start + view.getUint32(at + 12))]
    }),
  )
}

/** The sums of the tables are left at zero: they tell damage on the way, and these fonts never leave the memory. */
export function fontOf(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  let at = 12 + 16 * sorted.length
  const [entries, bodies]: [Uint8Array[], Uint8Array[]] = [[], []]
  for (const [tag, body] of sorted) {
    const padding = -body.length & 3
    entries.push(packed(1, ...[...tag].map((c) => c.charCodeAt(0))), packed(4, 0, at, body.length))
    bodies.push(body, new Uint8Array(padding))
    at += body.length + padding
  }
  return joined(packed(4, 0x10000), packed(2, sorted.length, 0, 0, 0), ...entries, ...bodies)
}

/** The family a font is asked for by, and the name it bears in a file. */
export function nameTable(family: string, postScript: string): Uint8Array {
  const units = (words: string): Uint8Array => packed(2, ...[...words].map((c) => c.charCodeAt(0)))
  const [first, second] = [units(family), units(postScript)]
  const record = (id: number, { length }: Uint8Array, at: number) => packed(2, 3, 1, 0x409, id, length, at)
  const records = [record(1, first, 0), record(6, second, first.length)]
  return joined(packed(2, 0, records.length, 6 + 12 * records.length), ...records, first, second)
}
