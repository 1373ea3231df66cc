/** What stands on a slide, measured: lines of text, rows of a table, a chart, each small enough to go to the next slide. */
import type { Block, Cell, Inline } from '#shared/api/outline'
import type { Chart } from '#shared/chart/chart'
import { columnWidths } from './column-widths.ts'
import { wordsOf } from './printable.ts'
import { cellText } from './tables.ts'

/** In inches, of a 13.33 × 7.5 slide: what is left under the title and above the footer. */
export const BODY = { x: 0.6, y: 1.35, w: 12.13, h: 5.55 }
/** What is left for the words of a slide; `dense` is 1 for letters as narrow as ours. */
export interface Room {
  w: number
  h: number
  dense: number
}
const PER_INCH = 125 / BODY.w
const CELL_PER_INCH = 11.5
const LINE = 0.235
const CELL_LINE = 0.21
/** Between two pieces. */
export const GAP = 0.12

export interface Line {
  inlines: Inline[]
  /** Depth of a list item; null for a paragraph. */
  bullet: number | null
  small: boolean
  /** A heading, or the words that say where what follows comes from: never the last of a column. */
  opens?: boolean
}
export type Piece = { height: number } & (
  | { kind: 'lines'; lines: Line[] }
  | { kind: 'table'; caption: string; head: Cell[]; rows: Cell[][]; widths: number[] }
  | { kind: 'chart'; chart: Chart }
)

/** Lines of `room` letters, broken between words, or in a word longer than a line. */
function linesNeeded(words: string, room: number): number {
  return words.split('\n').reduce((sum, line) => {
    let [lines, left] = [1, room]
    for (const { length } of line.split(' ')) {
      if (length > left && left < room) [lines, left] = [lines + 1, room]
      const over = Math.max(0, Math.ceil(length / room) - 1)
      lines += over
      left -= length - over * room + 1
    }
    return sum + lines
  }, 0)
}

/** Bold letters are about a tenth wider. */
function letters(inlines: readonly Inline[], room: number, header = false): number {
  const [all, bold] = [inlines, inlines.filter((i) => i.bold || header)].map((some) => wordsOf(some).length)
  return Math.max(6, Math.floor(room / (1 + (0.1 * (bold ?? 0)) / Math.max(1, all ?? 0))))
}

function listLines(block: Extract<Block, { kind: 'list' }>, depth: number): Line[] {
  return block.items.flatMap((item, i) => {
    // A number is typed: it must stay the same when the list goes on on another slide.
    const mark = block.ordered ? [{ text: `${i + 1}. ` }] : []
    const bullet = block.ordered ? null : depth
    const own = item.inlines.length === 0 ? [] : [{ inlines: [...mark, ...item.inlines], bullet, small: false }]
    const under = item.children.flatMap((child) =>
      child.kind === 'list' ? listLines(child, depth + 1) : linesOf(child),
    )
    return [...own, ...under]
  })
}

export const isMark = (block: Block | undefined): boolean => block?.kind === 'paragraph' && block.tone === 'mark'
export const isMarkEnd = (block: Block): boolean => block.kind === 'paragraph' && block.tone === 'markEnd'
const isSmall = (block: Block): boolean =>
  isMark(block) || isMarkEnd(block) || (block.kind === 'paragraph' && block.tone === 'note')

/** A block as lines of text; tables and charts are drawn otherwise. */
function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ inlines: block.inlines.map((i) => ({ ...i, bold: true })), bullet: null, small: false, opens: true }]
    case 'paragraph':
      return [
        { inlines: block.inlines, bullet: null, small: isSmall(block), opens: isMark(block) || block.tone === 'lead' },
      ]
    case 'list':
      return listLines(block, 0)
    default:
      return []
  }
}

const lineHeight = ({ inlines, bullet }: Line, { w, dense }: Room): number =>
  linesNeeded(wordsOf(inlines), letters(inlines, w * PER_INCH * dense) - 6 * (bullet ?? 0)) * LINE + 0.055

function rowHeight(row: readonly Cell[], widths: readonly number[], { dense }: Room): number {
  const perInch = CELL_PER_INCH * dense
  const lines = row.map((c, i) =>
    linesNeeded(cellText(c), letters(c.blocks.flat(), (widths[i] ?? 1) * perInch, c.header)),
  )
  return Math.max(1, ...lines) * CELL_LINE + 0.12
}

/** Lines that follow one another. */
export const asPiece = (lines: Line[], room: Room): Piece => ({
  ...{ kind: 'lines', lines },
  height: lines.reduce((sum, line) => sum + lineHeight(line, room), 0),
})

/** Pieces small enough to be put on a slide one after the other. */
export function piecesOf(block: Block, room: Room): Piece[] {
  if (block.kind === 'chart') {
    // Room for the table that follows, as long as there are few bars.
    const bars = block.categories.length * (block.form === 'bars' ? block.series.length : 1)
    return [{ kind: 'chart', chart: block, height: Math.min(3.6, 0.9 + 0.42 * bars) }]
  }
  if (block.kind === 'table') {
    const all = block.head.length > 0 ? [block.head, ...block.rows] : block.rows
    const widths = columnWidths(all, 10_000).map((w) => (w * room.w) / 10_000)
    const head = block.head.length > 0 ? rowHeight(block.head, widths, room) : 0
    const base = { kind: 'table' as const, caption: block.caption, head: block.head, widths }
    return block.rows.map((row) => ({ ...base, rows: [row], height: head + 0.35 + rowHeight(row, widths, room) }))
  }
  return linesOf(block).map((line) => asPiece([line], room))
}

/** The next piece beside the last one, when both are text or rows of one table. */
export function joined(last: Piece | undefined, next: Piece, room: Room): Piece | null {
  if (last?.kind === 'lines' && next.kind === 'lines')
    return { kind: 'lines', lines: [...last.lines, ...next.lines], height: last.height + next.height }
  if (last?.kind === 'table' && next.kind === 'table' && last.head === next.head && last.widths.length > 0) {
    const [row] = next.rows
    if (row === undefined) return null
    return { ...last, rows: [...last.rows, row], height: last.height + rowHeight(row, last.widths, room) }
  }
  return null
}

export const heightOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, p) => sum + p.height + GAP, 0)
