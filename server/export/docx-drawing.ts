/** Where charts stand in a Word file, and the words read in their place; what draws them is a `Drawing`. */
import type { Chart } from '#shared/chart/chart'
import { drawChart } from '#shared/chart/draw'
import { CHART_STYLE, textWidth } from './docx-look.ts'
import { markup } from './markup.ts'

export const NS = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const
const EMU_PER_TWIP = 635

export interface Size {
  cx: number
  cy: number
}

/** One way to draw charts, numbered from 1. */
export interface Drawing {
  /** What shows it, inside its frame. */
  graphic(n: number, size: Size): string
  /** To the part that draws it. */
  relation(n: number): { type: string; target: string }
  types(numbers: readonly number[]): string
  parts(chart: Chart, n: number): [name: string, bytes: Uint8Array][]
}

export const relationOf = (n: number): string => `rIdGraphique${n}`

function framed(chart: Chart, n: number, { graphic }: Drawing): string {
  const { width = 720, height = 300 } = drawChart(chart).attrs
  const cx = textWidth * EMU_PER_TWIP
  const cy = Math.round((cx * Number(height)) / Number(width))
  const told = `${chart.title}. ${chart.summary}`
  return `<w:r><w:drawing><wp:inline xmlns:wp="${NS.wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${9000 + n}" name="Graphique ${n}" title="${markup(chart.title)}" descr="${markup(told)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${NS.a}">${graphic(n, { cx, cy })}</a:graphic></wp:inline></w:drawing></w:r>`
}

const waiting = new RegExp(
  `(<w:p>(?:(?!</w:p>).)*?<w:pStyle w:val="${CHART_STYLE}"/>(?:(?!</w:p>).)*?</w:pPr>)((?:(?!</w:p>).)*)(</w:p>)`,
  'gs',
)

/** Puts each chart where a paragraph waits for it, in order, with its parts in the file. */
export function withCharts(
  charts: readonly Chart[],
  drawing: Drawing,
  { document, relations, types }: { document: string; relations: string; types: string },
): { document: string; relations: string; types: string; parts: Map<string, Uint8Array> } {
  let n = 0
  const placed = document.replace(waiting, (whole, open: string, _: string, close: string) => {
    const chart = charts[n]
    n += 1
    return chart === undefined ? whole : `${open}${framed(chart, n, drawing)}${close}`
  })
  const numbers = charts.map((_, i) => i + 1)
  const rels = numbers.map((i) => {
    const { type, target } = drawing.relation(i)
    return `<Relationship Id="${relationOf(i)}" Type="${NS.r}/${type}" Target="${target}"/>`
  })
  return {
    document: placed,
    relations: relations.replace('</Relationships>', `${rels.join('')}</Relationships>`),
    types: types.replace('</Types>', `${drawing.types(numbers)}</Types>`),
    parts: new Map(charts.flatMap((chart, i) => drawing.parts(chart, i + 1))),
  }
}
