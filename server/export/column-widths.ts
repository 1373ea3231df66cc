import type { Cell } from '#shared/api/outline'
import { wordsOf } from './printable.ts'

/** Room a character takes at the size of a cell, in twentieths of a point. */
const PER_CHARACTER = 126
const PADDING = 240
const NARROWEST = 1000

const wordsIn = (c: Cell | undefined): string => (c === undefined ? '' : c.blocks.map(wordsOf).join(' '))
const longestWord = (words: string): number => Math.max(0, ...words.split(/\s+/).map((w) => w.length))

/**
 * Each column gets room for its longest word, then what is left goes to the columns that say most. Programs lay out
 * automatic widths differently: given widths look the same in all.
 */
export function columnWidths(rows: readonly (readonly Cell[])[], textWidth: number): number[] {
  const count = Math.max(1, ...rows.map((r) => r.length))
  const columns = Array.from({ length: count }, (_, i) => rows.map((r) => wordsIn(r[i])))
  const needed = columns.map((cells) =>
    Math.min(textWidth / 3, Math.max(NARROWEST, Math.max(...cells.map(longestWord)) * PER_CHARACTER + PADDING)),
  )
  const said = columns.map((cells) => Math.min(400, cells.reduce((sum, c) => sum + c.length, 0) / cells.length))
  const total = said.reduce((a, b) => a + b, 0) || 1
  const left = textWidth - needed.reduce((a, b) => a + b, 0)
  const shared = needed.map((n, i) =>
    left > 0 ? n + (left * (said[i] ?? 0)) / total : (n * textWidth) / (textWidth - left),
  )
  return shared.map(Math.floor)
}
