/**
 * A font that has every character, each drawn as the same box: the last one asked. What no other draws is then seen to be
 * missing, and kept: the file can still be searched and copied, and says it to who listens.
 */
import { fontOf, joined, nameTable, packed } from './sfnt.ts'

const EM = 1000
const WIDTH = 600
const FOOT = -200
const TOP = 700
/** As many copies of the box: a reader that asks a glyph what it stands for is told one character. */
const GLYPHS = 1024
const CHARACTERS = 0x110000

/** Two rectangles, the inner one turning the other way: the inside stays white. */
const corners = [60, 0, 60, TOP, 540, TOP, 540, 0, 110, 50, 490, 50, 490, 650, 110, 650]
const steps = (first: 0 | 1): number[] =>
  corners.flatMap((at, i) => (i % 2 === first ? [at - (corners[i - 2] ?? 0)] : []))
const box = joined(
  packed(2, 2, 60, 0, 540, TOP, 3, 7, 0),
  packed(1, 1, 1, 1, 1, 1, 1, 1, 1),
  packed(2, ...steps(0), ...steps(1)),
)

const repeated = (count: number, bytes: Uint8Array): Uint8Array => joined(...Array.from({ length: count }, () => bytes))
const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)

/** No more than the tables a font must have, each field at its place: see the OpenType specification. */
export function boxFont(family: string): Uint8Array {
  const groups = Array.from({ length: CHARACTERS / GLYPHS }, (_, i) => [GLYPHS * i, GLYPHS * (i + 1) - 1, 1]).flat()
  const tables: Record<string, Uint8Array> = {
    'OS/2': joined(
      ...[packed(2, 4, WIDTH, 400, 5, 0), zeros(58), packed(2, TOP, FOOT, 0, TOP, -FOOT), zeros(8)],
      packed(2, 500, TOP, 0, 0x20, 0),
    ),
    cmap: joined(
      packed(2, 0, 1, 3, 10, 0, 12, 12, 0),
      packed(4, 16 + 4 * groups.length, 0, groups.length / 3, ...groups),
    ),
    glyf: repeated(GLYPHS + 1, box),
    head: joined(
      ...[packed(4, 0x10000, 0, 0, 0x5f0f3cf5), packed(2, 0, EM), zeros(16)],
      packed(2, 60, 0, 540, TOP, 0, 8, 2, 1, 0),
    ),
    hhea: joined(packed(4, 0x10000), packed(2, TOP, FOOT, 0, WIDTH, 60, 60, 540, 1), zeros(14), packed(2, GLYPHS + 1)),
    hmtx: repeated(GLYPHS + 1, packed(2, WIDTH, 60)),
    loca: packed(4, ...Array.from({ length: GLYPHS + 2 }, (_, i) => i * box.length)),
    maxp: joined(packed(4, 0x10000), packed(2, GLYPHS + 1, 8, 2, 0, 0, 1), zeros(16)),
    name: nameTable(family, 'Box'),
    post: joined(packed(4, 0x30000), zeros(28)),
  }
  return fontOf(new Map(Object.entries(tables)))
}
