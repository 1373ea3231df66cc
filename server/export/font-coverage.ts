/** Which characters a font can draw, read from its `cmap` table. */
export function coverageOf(font: Uint8Array): (character: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tag = (at: number): string => String.fromCharCode(...font.subarray(at, at + 4))
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + 16 * i)
  const cmap = tables.find((at) => tag(at) === 'cmap')
  if (cmap === undefined) throw new Error('a font without characters')
  const start = view.getUint32(cmap + 8)
  const ranges: [first: number, last: number][] = []
  for (let i = 0; i < view.getUint16(start + 2); i += 1) {
    const at = start + view.getUint32(start + 4 + 8 * i + 4)
    const format = view.getUint16(at)
    // A segment per range of the basic plane; a group per range of them all.
    if (format === 4) {
      const bytes = view.getUint16(at + 6)
      for (let s = 0; s < bytes; s += 2) ranges.push([view.getUint16(at + 16 + bytes + s), view.getUint16(at + 14 + s)])
    }
    if (format === 12)
      for (let g = 0; g < view.getUint32(at + 12); g += 1)
        ranges.push([view.getUint32(at + 16 + 12 * g), view.getUint32(at + 20 + 12 * g)])
  }
  // The last segment of a table says where it ends, and draws nothing.
  const drawn = ranges.filter(([first]) => first < 0xffff || first > 0x10000)
  return (character) => drawn.some(([first, last]) => character >= first && character <= last)
}
