import type { Chart } from '#shared/chart/chart'
import { drawChart, type Shape } from '#shared/chart/draw'
import { markup } from './markup.ts'

export function written({ tag, attrs, children }: Shape): string {
  const list = Object.entries(attrs).map(([name, value]) => ` ${name}="${markup(String(value))}"`)
  const inside = children.map((c) => (typeof c === 'string' ? markup(c) : written(c))).join('')
  return `<${tag}${list.join('')}>${inside}</${tag}>`
}

/** A chart as an SVG file: nothing in it but shapes and words. */
export const svgOf = (chart: Chart): string => written(drawChart(chart))
