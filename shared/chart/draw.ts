import { type Chart, figure, totalsOf } from './chart.ts'

/** A drawing as a tree: a page makes elements of it, a file makes text of it, both the same. */
export interface Shape {
  tag: 'svg' | 'g' | 'rect' | 'text' | 'line' | 'title' | 'desc'
  attrs: Readonly<Record<string, string | number>>
  children: readonly (Shape | string)[]
}

/** Told apart in grey too: each differs from its neighbours by lightness. White words are legible on the dark ones. */
const seriesColours = ['#3346c4', '#e0a43a', '#0f766e', '#b9c0d4', '#a3362b', '#6b7280', '#8e6fc1', '#1c2033'] as const
const DARK: ReadonlySet<string> = new Set(['#3346c4', '#0f766e', '#a3362b', '#6b7280', '#1c2033'])
/** Of words put on a colour of a series. */
export const inkOver = (colour: string): string => (DARK.has(colour) ? '#ffffff' : INK)
export const colourOf = (i: number): string => seriesColours[i % seriesColours.length] ?? seriesColours[0]

const INK = '#1c2033'
const INK_2 = '#4f566b'
const TRACK = '#eef0f6'
const FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
const WIDTH = 720
const LABEL = 230
const RIGHT = 60
const SIZE = 14
const LINE = 17
const BAR = 20
const GAP = 14
/** Room a character takes at this size, on average; words are cut rather than let out of the drawing. */
const CHARACTER = 7.2
/** The same in the widest font a machine may put in the place of ours. */
const WIDEST = 8.4

const shape = (tag: Shape['tag'], attrs: Shape['attrs'], ...children: (Shape | string)[]): Shape => ({
  ...{ tag, attrs, children },
})
const words = (x: number, y: number, text: string, more: Shape['attrs'] = {}): Shape =>
  shape('text', { x, y, 'font-size': SIZE, fill: INK, ...more }, text)

/** At most two lines; what is left is whole in the table. */
function wrapped(text: string, room = Math.floor(LABEL / WIDEST)): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  const kept = lines.slice(0, 2).map((l) => (l.length > room ? `${l.slice(0, room - 1)}…` : l))
  if (lines.length > 2) kept[1] = `${(kept[1] ?? '').slice(0, room - 1)}…`
  return kept
}

const round = (n: number): number => Math.round(n * 100) / 100

interface Row {
  height: number
  shapes: (top: number) => Shape[]
}

/** One bar made of the parts of its row; `scale` is how long one unit is. */
function segments(values: readonly number[], scale: number, top: number): Shape[] {
  let x = LABEL + 10
  return values.flatMap((value, i) => {
    const width = round(value * scale)
    const at = x
    x = round(x + width)
    if (value === 0) return []
    const fill = colourOf(i)
    const said = figure(value)
    const fits = width > said.length * CHARACTER + 6
    const label = words(round(at + width / 2), top + 15, said, {
      ...{ 'text-anchor': 'middle', 'font-size': 13, fill: inkOver(fill) },
    })
    return [shape('rect', { x: at, y: top, width, height: BAR, fill, stroke: '#ffffff' }), ...(fits ? [label] : [])]
  })
}

function labels(lines: readonly string[], top: number, height: number): Shape[] {
  const first = top + (height - lines.length * LINE) / 2 + 13
  return lines.map((line, i) => words(LABEL, round(first + i * LINE), line, { 'text-anchor': 'end' }))
}

function rowsOf(chart: Chart): Row[] {
  const room = WIDTH - LABEL - 10 - RIGHT
  const totals = totalsOf(chart)
  const grouped = chart.form === 'bars'
  const most = Math.max(1, ...(grouped ? chart.series.flatMap((s) => s.values) : totals))
  return chart.categories.map((category, i) => {
    const values = chart.series.map((s) => s.values[i] ?? 0)
    const lines = wrapped(category)
    const bars = grouped ? values.length : 1
    const height = Math.max(lines.length * LINE, bars * (BAR + 2))
    const total = totals[i] ?? 0
    const end = (top: number, length: number, text: string) => words(round(LABEL + 16 + length), top + 15, text)
    const draw = (top: number): Shape[] => {
      const start = top + (height - bars * (BAR + 2)) / 2
      if (grouped)
        return values.flatMap((value, s) => {
          const y = start + s * (BAR + 2)
          const width = round((value * room) / most)
          const bar = shape('rect', { x: LABEL + 10, y, width, height: BAR, fill: colourOf(s) })
          return [bar, end(y, width, figure(value))]
        })
      const whole = chart.form === 'progress' ? total : most
      const scale = whole === 0 ? 0 : room / whole
      const track = shape('rect', { x: LABEL + 10, y: start, width: room, height: BAR, fill: TRACK })
      return [
        ...(chart.form === 'progress' ? [track] : []),
        ...segments(values, scale, start),
        end(start, chart.form === 'progress' ? room : total * scale, figure(total)),
      ]
    }
    return { height, shapes: (top) => [...labels(lines, top, height), ...draw(top)] }
  })
}

/** What each colour is; on several lines when the names are long. */
function legend({ series }: Chart): { height: number; shapes: Shape[] } {
  if (series.length < 2) return { height: 0, shapes: [] }
  let [x, y] = [10, 4]
  const shapes = series.flatMap(({ name }, i) => {
    const width = 24 + name.length * CHARACTER + 18
    if (x + width > WIDTH && x > 10) [x, y] = [10, y + 24]
    const at = x
    x += width
    return [
      shape('rect', { x: at, y: y + 2, width: 14, height: 14, fill: colourOf(i) }),
      words(at + 20, y + 14, name, { fill: INK_2 }),
    ]
  })
  return { height: y + 32, shapes }
}

/** A chart as a drawing: its title and its summary are read in its place by who does not see it. */
export function drawChart(chart: Chart): Shape {
  const rows = rowsOf(chart)
  const { height: above, shapes: key } = legend(chart)
  let top = above + 4
  const drawn = rows.flatMap(({ height, shapes }) => {
    const here = shapes(top)
    top += height + GAP
    return here
  })
  const axis = shape('line', { x1: LABEL + 10, y1: above, x2: LABEL + 10, y2: top - GAP + 4, stroke: INK_2 })
  const height = Math.ceil(top)
  return shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      ...{ width: WIDTH, height, role: 'img', 'font-family': FONT },
    },
    shape('title', {}, chart.title),
    shape('desc', {}, chart.summary),
    ...key,
    ...drawn,
    axis,
  )
}
