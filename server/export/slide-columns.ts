/** The blocks of one title put on as many slides as they need, in one column each, or in two where that takes fewer. */
import type { Block, Origin } from '#shared/api/outline'
import { wordsOf } from './printable.ts'
import { asPiece, heightOf, isMarkEnd, joined, type Piece, piecesOf, type Room } from './slide-pieces.ts'

/** Between two columns, in inches. */
const GUTTER = 0.45
/** Narrower, a column breaks every line. */
const NARROWEST = 5
const MOST_CELLS = 4

interface Column {
  pieces: Piece[]
  origins: Origin[]
  notes: string[]
}
export interface Slide {
  title: string
  /** One, or two side by side, as wide as one another. */
  columns: Piece[][]
  origins: Origin[]
  /** Where its figures come from, as the text says it: said aloud or read, not shown. */
  notes: string[]
}

/** The place of a piece, in inches: of the first column of two, the second, or the only one. */
export function columnsOf({ columns }: Slide, zone: { x: number; w: number }): { x: number; w: number }[] {
  if (columns.length < 2) return [{ x: zone.x, w: zone.w }]
  const w = halfOf(zone.w)
  return [
    { x: zone.x, w },
    { x: zone.x + w + GUTTER, w },
  ]
}

const halfOf = (w: number): number => (w - GUTTER) / 2

export const CONTENTS = 'Sommaire'
/** Notes say where what is above comes from; before the contents they say what the document is, which is shown. */
const isAside = (block: Block, title: string): block is Extract<Block, { kind: 'paragraph' }> =>
  block.kind === 'paragraph' && block.tone === 'note' && title !== CONTENTS

/** What opens the rest goes to the next column with it; nothing when that would leave this one empty. */
function takeOpening(column: Column, room: Room): Piece[] {
  const last = column.pieces.at(-1)
  if (last?.kind !== 'lines') return []
  const kept = last.lines.findLastIndex((line) => line.opens !== true) + 1
  const opening = last.lines.slice(kept)
  const before = column.pieces.slice(0, -1)
  if (opening.length === 0 || (kept === 0 && before.length === 0)) return []
  column.pieces = [...before, ...(kept > 0 ? [asPiece(last.lines.slice(0, kept), room)] : [])]
  return [asPiece(opening, room)]
}

/** Fewer rows than this of a longer table at the foot of a column are read as a table of their own. */
const FEWEST_ROWS = 3

/** Whether a table that goes on elsewhere would leave too few of its rows here. */
function strands(pieces: readonly Piece[], rows: readonly Piece[], room: Room): boolean {
  let after: readonly Piece[] = pieces
  for (const [held, row] of rows.slice(0, FEWEST_ROWS).entries()) {
    after = added(after, row, room)
    if (heightOf(after) > room.h) return held > 0
  }
  return false
}

/** One piece after the other, in columns of a size. */
function filled(title: string, blocks: readonly Block[], room: Room): Column[] {
  const columns: Column[] = [{ pieces: [], origins: [], notes: [] }]
  for (const block of blocks) {
    const shown = columns.at(-1) as Column
    if (isAside(block, title) && shown.pieces.length > 0) {
      shown.notes.push(wordsOf(block.inlines))
      continue
    }
    const pieces = piecesOf(block, room)
    const apart = block.kind === 'table' && strands(shown.pieces, pieces, room)
    for (const [at, piece] of pieces.entries()) {
      let column = columns.at(-1) as Column
      const after = added(column.pieces, piece, room)
      const over = heightOf(after) > room.h || (apart && at === 0)
      // What ends in a column is said to end there.
      if (column.pieces.length > 0 && over && !isMarkEnd(block)) {
        column = { pieces: added(takeOpening(column, room), piece, room), origins: [], notes: [] }
        columns.push(column)
      } else column.pieces = after
      if (block.origin !== undefined && !column.origins.some((o) => o.instantaneId === block.origin?.instantaneId))
        column.origins.push(block.origin)
    }
  }
  return columns
}

/** The next piece after the others, in the last one where both are text or rows of one table. */
function added(pieces: readonly Piece[], piece: Piece, room: Room): Piece[] {
  const together = joined(pieces.at(-1), piece, room)
  return together === null ? [...pieces, piece] : [...pieces.slice(0, -1), together]
}

/** What ends there may go one line below. */
const holds = ({ pieces }: Column, { h }: Room): boolean => heightOf(pieces) <= h + 0.3

/** The same in columns of half the width, the last two of about one height; null where they are too narrow for it. */
function halves(title: string, blocks: readonly Block[], room: Room): Column[] | null {
  const half = { ...room, w: halfOf(room.w) }
  if (half.w < NARROWEST) return null
  if (blocks.some((b) => b.kind === 'table' && (b.rows[0] ?? b.head).length > MOST_CELLS)) return null
  const full = filled(title, blocks, half)
  if (full.length !== 2) return full.every((column) => holds(column, half)) ? full : null
  const whole = full.reduce((sum, { pieces }) => sum + heightOf(pieces), 0)
  for (let h = whole / 2; h < half.h; h += 0.2) {
    const even = filled(title, blocks, { ...half, h })
    if (even.length === 2 && even.every((column) => holds(column, half))) return even
  }
  return full.every((column) => holds(column, half)) ? full : null
}

function pairs(columns: readonly Column[]): Column[][] {
  return columns.flatMap((column, i) => (i % 2 === 0 ? [[column, columns[i + 1] ?? []].flat()] : []))
}

export function placed(title: string, blocks: readonly Block[], room: Room): Slide[] {
  const wide = filled(title, blocks, room).map((column) => [column])
  const narrow = wide.length > 1 ? halves(title, blocks, room) : null
  const chosen = narrow !== null && Math.ceil(narrow.length / 2) < wide.length ? pairs(narrow) : wide
  return chosen.map((columns) => {
    const origins = columns.flatMap((c) => c.origins)
    return {
      title,
      columns: columns.map((c) => c.pieces),
      origins: origins.filter((o, i) => origins.findIndex((p) => p.instantaneId === o.instantaneId) === i),
      notes: columns.flatMap((c) => c.notes),
    }
  })
}
