/** A document as slides: one per heading, its blocks in reading order, followed by as many more as they need. */
import type { Block, Cell, Inline, Origin } from '#shared/api/outline'
import type { Chart } from '#shared/chart/chart'
import { columnWidths } from './column-widths.ts'
import { type Outline, strong, text } from './outline.ts'
import { printable, wordsOf } from './printable.ts'
import { cellText } from './tables.ts'
import { abrege } from './words.ts'

/** In inches, of a 13.33 × 7.5 slide: what is left under the title and above the footer. */
export const BODY = { x: 0.6, y: 1.35, w: 12.13, h: 5.55 }
/** What is left for the words of a slide; `dense` is 1 for letters as narrow as ours. */
export interface Room {
  w: number
  h: number
  dense: number
}
const ROOM: Room = { ...BODY, dense: 1 }
const PER_INCH = 125 / BODY.w
const CELL_PER_INCH = 11.5
const LINE = 0.235
const CELL_LINE = 0.21
/** Long enough for a title of two lines. */
const LONGEST_TITLE = 92

export interface Line {
  inlines: Inline[]
  /** Depth of a list item; null for a paragraph. */
  bullet: number | null
  small: boolean
  /** Says where what follows comes from. */
  opens?: boolean
}
export type Piece = { height: number } & (
  | { kind: 'lines'; lines: Line[] }
  | { kind: 'table'; caption: string; head: Cell[]; rows: Cell[][]; widths: number[] }
  | { kind: 'chart'; chart: Chart }
)
export interface Slide {
  title: string
  pieces: Piece[]
  origins: Origin[]
  /** Where its figures come from, as the text says it: said aloud or read, not shown. */
  notes: string[]
}

const linesNeeded = (words: string, room: number): number =>
  words.split('\n').reduce((n, line) => n + Math.max(1, Math.ceil(line.length / room)), 0)

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

const isMark = (block: Block | undefined): boolean => block?.kind === 'paragraph' && block.tone === 'mark'
const isMarkEnd = (block: Block): boolean => block.kind === 'paragraph' && block.tone === 'markEnd'
const isSmall = (block: Block): boolean =>
  isMark(block) || isMarkEnd(block) || (block.kind === 'paragraph' && block.tone === 'note')

/** A block as lines of text; tables and charts are drawn otherwise. */
function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ inlines: block.inlines.map((i) => ({ ...i, bold: true })), bullet: null, small: false }]
    case 'paragraph':
      return [{ inlines: block.inlines, bullet: null, small: isSmall(block), opens: isMark(block) }]
    case 'list':
      return listLines(block, 0)
    default:
      return []
  }
}

const lineHeight = ({ inlines, bullet }: Line, { w, dense }: Room): number =>
  linesNeeded(wordsOf(inlines), Math.floor(w * PER_INCH * dense) - 6 * (bullet ?? 0)) * LINE

function rowHeight(row: readonly Cell[], widths: readonly number[], { dense }: Room): number {
  const perInch = CELL_PER_INCH * dense
  const lines = row.map((c, i) => linesNeeded(cellText(c), Math.max(6, Math.floor((widths[i] ?? 1) * perInch))))
  return Math.max(1, ...lines) * CELL_LINE + 0.12
}

/** Pieces small enough to be put on a slide one after the other. */
function piecesOf(block: Block, room: Room): Piece[] {
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
  return linesOf(block).map((line) => ({
    kind: 'lines' as const,
    lines: [line],
    height: lineHeight(line, room) + 0.055,
  }))
}

/** The next piece beside the last one, when both are text or rows of one table. */
function joined(last: Piece | undefined, next: Piece, room: Room): Piece | null {
  if (last?.kind === 'lines' && next.kind === 'lines')
    return { kind: 'lines', lines: [...last.lines, ...next.lines], height: last.height + next.height }
  if (last?.kind === 'table' && next.kind === 'table' && last.head === next.head && last.widths.length > 0) {
    const [row] = next.rows
    if (row === undefined) return null
    return { ...last, rows: [...last.rows, row], height: last.height + rowHeight(row, last.widths, room) }
  }
  return null
}

const heightOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, p) => sum + p.height + 0.12, 0)

const CONTENTS = 'Sommaire'
/** Notes say where what is above comes from; before the contents they say what the document is, which is shown. */
const isAside = (block: Block, title: string): block is Extract<Block, { kind: 'paragraph' }> =>
  block.kind === 'paragraph' && block.tone === 'note' && title !== CONTENTS

/** The line that says where what follows comes from goes to the next slide with it. */
function takeOpening(slide: Slide, room: Room): Piece | null {
  const last = slide.pieces.at(-1)
  const line = last?.kind === 'lines' ? last.lines.at(-1) : undefined
  if (last?.kind !== 'lines' || line?.opens !== true || slide.pieces.length + last.lines.length === 2) return null
  const height = lineHeight(line, room) + 0.055
  const rest = { ...last, lines: last.lines.slice(0, -1), height: last.height - height }
  slide.pieces = [...slide.pieces.slice(0, -1), ...(rest.lines.length > 0 ? [rest] : [])]
  return { kind: 'lines', lines: [line], height }
}

function placed(title: string, blocks: readonly Block[], room: Room): Slide[] {
  const slides: Slide[] = [{ title, pieces: [], origins: [], notes: [] }]
  for (const block of blocks) {
    const shown = slides.at(-1) as Slide
    if (isAside(block, title) && shown.pieces.length > 0) {
      shown.notes.push(wordsOf(block.inlines))
      continue
    }
    for (const piece of piecesOf(block, room)) {
      let slide = slides.at(-1) as Slide
      const together = joined(slide.pieces.at(-1), piece, room)
      const after = together === null ? [...slide.pieces, piece] : [...slide.pieces.slice(0, -1), together]
      // What ends on a slide is said to end there.
      if (slide.pieces.length > 0 && heightOf(after) > room.h && !isMarkEnd(block)) {
        const opening = takeOpening(slide, room)
        const pieces = opening === null ? [piece] : [joined(opening, piece, room) ?? [opening, piece]].flat()
        slide = { title, pieces, origins: [], notes: [] }
        slides.push(slide)
      } else slide.pieces = after
      if (block.origin !== undefined && !slide.origins.some((o) => o.instantaneId === block.origin?.instantaneId))
        slide.origins.push(block.origin)
    }
  }
  return slides
}

/** No two slides have the same title: whoever hears the list of slides must tell them apart. */
function unique(slides: readonly Slide[]): Slide[] {
  const total = new Map<string, number>()
  for (const { title } of slides) total.set(title, (total.get(title) ?? 0) + 1)
  const seen = new Map<string, number>()
  return slides.map((slide) => {
    const n = (seen.get(slide.title) ?? 0) + 1
    seen.set(slide.title, n)
    const of = total.get(slide.title) ?? 1
    return of === 1 ? slide : { ...slide, title: `${slide.title} (${n} sur ${of})` }
  })
}

const shortTitle = (words: string): string => abrege(printable(words).replace(/\s+/g, ' ').trim(), LONGEST_TITLE)

interface Part {
  title: string
  blocks: Block[]
}
interface Chapter {
  own: Part
  parts: (Part & { heading: Block })[]
}

/** The names of parts that several chapters have, as the sheets of a form do. */
function commonTo(chapters: readonly Chapter[]): Set<string> {
  const names = chapters.flatMap(({ parts }) => [...new Set(parts.map(({ title }) => title))])
  return new Set(names.filter((name, i) => names.indexOf(name) !== i))
}

const titled = (inlines: readonly Inline[]): Part => {
  const whole = wordsOf(inlines)
  const title = shortTitle(whole)
  return { title, blocks: title.endsWith('…') ? [{ kind: 'paragraph', inlines: [strong(whole)] }] : [] }
}

/**
 * Short parts of one chapter share a slide; one that has a table, a chart or parts of its own stands alone. One that other
 * chapters have too stays under the name of its own, or nobody would know whose slide it is.
 */
function gathered({ own: chapter, parts }: Chapter, common: ReadonlySet<string>, room: Room): Part[] {
  const made: Part[] = [chapter]
  // The last slide of the chapter others may still be put on.
  let open: Part | null = chapter
  for (const { heading, ...part } of parts) {
    const large = part.blocks.some((b) => b.kind === 'table' || b.kind === 'chart' || b.kind === 'heading')
    const alone = large && !common.has(part.title)
    const together: Block[] = open === null ? [] : [...open.blocks, heading, ...part.blocks]
    const fits = open !== null && !alone && placed('', together, room).length === 1
    if (open !== null && fits) open.blocks = together
    else {
      // Under the name of the chapter, others may join it.
      open = alone ? null : { title: chapter.title, blocks: [heading, ...part.blocks] }
      made.push(open ?? part)
    }
  }
  return made
}

/** Contents, then each chapter, split at its own headings. A heading with nothing under it makes no slide. */
export function slidesOf({ blocks }: Outline, room: Room = ROOM): Slide[] {
  const chapters: Chapter[] = []
  const before: Block[] = []
  for (const block of blocks) {
    const chapter = chapters.at(-1)
    if (block.kind === 'heading' && block.level <= 2) chapters.push({ own: titled(block.inlines), parts: [] })
    else if (chapter === undefined) before.push(block)
    else if (block.kind === 'heading' && block.level === 3) {
      const above = (chapter.parts.at(-1) ?? chapter.own).blocks
      const opening = isMark(above.at(-1)) ? above.splice(-1) : []
      const { title, blocks } = titled(block.inlines)
      chapter.parts.push({ title, blocks: [...blocks, ...opening], heading: block })
    } else if (block.kind !== 'pageBreak') (chapter.parts.at(-1) ?? chapter.own).blocks.push(block)
  }
  const contents = chapters.map(({ own }): Block => ({ kind: 'paragraph', inlines: text(own.title) }))
  const agenda = { title: CONTENTS, blocks: [...before, ...(chapters.length > 1 ? contents : [])] }
  const common = commonTo(chapters)
  const parts = [agenda, ...chapters.flatMap((chapter) => gathered(chapter, common, room))]
  return unique(parts.filter((p) => p.blocks.length > 0).flatMap((p) => placed(p.title, p.blocks, room)))
}
