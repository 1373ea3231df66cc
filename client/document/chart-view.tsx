import { createElement, type ReactNode } from 'react'
import { ScrollArea } from '#client/ui/scroll-area'
import { withOrdinals } from '#client/words/dates'
import type { Chart } from '#shared/chart/chart'
import { drawChart, type Shape } from '#shared/chart/draw'

/** SVG names as React wants them. */
const asProp = (name: string): string => name.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase())

function element({ tag, attrs, children }: Shape): ReactNode {
  const props = Object.fromEntries(Object.entries(attrs).map(([name, value]) => [asProp(name), value]))
  return createElement(tag, props, ...children.map((c) => (typeof c === 'string' ? c : element(c))))
}

/** The drawing of a chart; its table is the block that follows. */
export const ChartView = ({ chart, after }: { chart: Chart; after: ReactNode }) => (
  <figure className="trame-graphique">
    <ScrollArea label={chart.title} className="trame-trace">
      {element(drawChart(chart))}
    </ScrollArea>
    <figcaption>
      <strong>{chart.title}.</strong> {withOrdinals(chart.summary)}
      {after}
    </figcaption>
  </figure>
)
