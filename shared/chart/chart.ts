import type { Block, Lieu } from '../api/outline.ts'

export type Chart = Extract<Block, { kind: 'chart' }>
export type Draft = Pick<Chart, 'form' | 'title' | 'summary' | 'rowLabel' | 'categories' | 'series'>

/** Total of each category, all series together. */
export const totalsOf = ({ categories, series }: Pick<Chart, 'categories' | 'series'>): number[] =>
  categories.map((_, i) => series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0))

/** « 1 264 », « 44,9 »: the same figure in the drawing, in its table and in every file. */
export function figure(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${value < 0 ? '−' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`
}

/**
 * A chart followed by its table, both made from the same numbers: whoever does not see the drawing reads the table, and
 * nobody can read two different figures. `lieux`: where each category comes from; the line of totals comes from all.
 */
export function charted(draft: Draft, lieux?: readonly Lieu[]): Block[] {
  const { title, rowLabel, categories, series } = draft
  const several = series.length > 1
  const head = [rowLabel, ...series.map((s) => s.name), ...(several ? ['Ensemble'] : [])]
  const totals = totalsOf(draft)
  const row = (name: string, values: readonly number[], total: number) => [
    { blocks: [[{ text: name }]], header: true },
    ...[...values, ...(several ? [total] : [])].map((v) => ({ blocks: [[{ text: figure(v) }]], number: v })),
  ]
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const rows = categories.map((name, i) =>
    row(
      name,
      series.map((s) => s.values[i] ?? 0),
      totals[i] ?? 0,
    ),
  )
  const ensemble = row(
    'Ensemble',
    series.map((s) => sum(s.values)),
    sum(totals),
  )
  return [
    { kind: 'chart', ...draft },
    {
      kind: 'table',
      caption: title,
      head: head.map((words) => ({ blocks: [[{ text: words }]], header: true })),
      rows: categories.length > 1 || several ? [...rows, ensemble] : rows,
      ...(lieux === undefined ? {} : { lieux: [...lieux, {}] }),
    },
  ]
}
