import type { Chart } from '#shared/chart/chart'
import { drawChart } from '#shared/chart/draw'
import { printable } from './printable.ts'
import { written } from './svg.ts'

/** How much of its width words stand before the place they are put at. */
const BEFORE: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 }

/**
 * A chart as data of the template: shapes as a picture, words by themselves. Those of a picture would be drawn in fonts of
 * the machine as soon as ours lacked one sign.
 */
export function pdfChart(chart: Chart): object {
  const drawing = drawChart(chart)
  const words = drawing.children.flatMap((shape) => {
    if (typeof shape === 'string' || shape.tag !== 'text') return []
    const { x, y, fill, 'font-size': size, 'text-anchor': anchor = 'start' } = shape.attrs
    return [{ x, y, fill, size, before: BEFORE[anchor], text: printable(shape.children.join('')) }]
  })
  const shapes = drawing.children.filter((s) => typeof s === 'string' || s.tag !== 'text')
  return {
    ...{ kind: 'chart', title: printable(chart.title), summary: printable(chart.summary) },
    ...{ svg: written({ ...drawing, children: shapes }), width: drawing.attrs.width, words },
  }
}
