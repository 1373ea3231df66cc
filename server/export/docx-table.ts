import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Cell } from '#shared/api/outline'
import { HEAD_FILL, RULE, textWidth } from './docx-look.ts'
import { runs } from './docx-runs.ts'
import { wordsOf } from './printable.ts'

/** Room a character takes at the size of a cell, in twentieths of a point. */
const PER_CHARACTER = 126
const PADDING = 240
const NARROWEST = 1000

const wordsIn = (c: Cell | undefined): string => (c === undefined ? '' : c.blocks.map(wordsOf).join(' '))
const longestWord = (words: string): number => Math.max(0, ...words.split(/\s+/).map((w) => w.length))

/**
 * Each column gets room for its longest word, then what is left goes to the columns that say most.
 * Word and LibreOffice lay out automatic widths differently: given widths look the same in both.
 */
function columnWidths(rows: readonly (readonly Cell[])[], count: number): number[] {
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

const border = { style: BorderStyle.SINGLE, size: 4, color: RULE }
const borders = {
  ...{ top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
}

function cellOf(c: Cell, width: number, head: boolean): TableCell {
  const bold = head || c.header === true
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: 60, bottom: 40, left: 110, right: 110 },
    ...(head ? { shading: { fill: HEAD_FILL } } : {}),
    children: c.blocks.map(
      (inlines) =>
        new Paragraph({ style: 'Cellule', children: runs(bold ? inlines.map((i) => ({ ...i, bold })) : inlines) }),
    ),
  })
}

/** Its caption above it, a header row repeated on each page, rows that do not split. */
export function tableOf({ caption, head, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const all = head.length > 0 ? [head, ...rows] : rows
  const count = Math.max(1, ...all.map((r) => r.length))
  const widths = columnWidths(all, count)
  const rowOf = (r: readonly Cell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: r.map((c, i) => cellOf(c, widths[i] ?? NARROWEST, isHead)),
    })
  return [
    new Paragraph({ style: 'Legende', children: runs([{ text: caption }]) }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders,
      tableLook: { firstRow: head.length > 0, firstColumn: true, noHBand: true, noVBand: true },
      rows: [...(head.length > 0 ? [rowOf(head, true)] : []), ...rows.map((r) => rowOf(r, false))],
    }),
    new Paragraph({ style: 'ApresTableau', children: [] }),
  ]
}
