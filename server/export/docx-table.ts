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
import { columnWidths } from './column-widths.ts'
import { HEAD_FILL, RULE, textWidth } from './docx-look.ts'
import { runs } from './docx-runs.ts'

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
    ...(head ? { shading: { type: 'clear', fill: HEAD_FILL } } : {}),
    children: c.blocks.map(
      (inlines) =>
        new Paragraph({ style: 'Cellule', children: runs(bold ? inlines.map((i) => ({ ...i, bold })) : inlines) }),
    ),
  })
}

/** Its caption above it, a header row repeated on each page, rows that do not split. */
export function tableOf({ caption, head, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const all = head.length > 0 ? [head, ...rows] : rows
  const widths = columnWidths(all, textWidth)
  const rowOf = (r: readonly Cell[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: r.map((c, i) => cellOf(c, widths[i] ?? 0, isHead)),
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
