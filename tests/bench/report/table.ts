/** Markdown tables of what was measured. */
import { shown } from './figures.ts'

export interface Column<K extends string> {
  title: string
  /** A figure, or several in one cell. */
  of: K | readonly K[]
}

export const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A figure that a row does not have is a dash. */
export type Figures<K extends string> = Readonly<Partial<Record<K, number>>>

function table<K extends string>(
  rows: Iterable<readonly [string, Figures<K>]>,
  first: string,
  columns: readonly Column<K>[],
): string {
  const cell = (row: Figures<K>, { of }: Column<K>): string =>
    (typeof of === 'string' ? [of] : of).map((key) => shown(row[key] ?? Number.NaN)).join(' / ')
  return [
    line([first, ...columns.map(({ title }) => title)]),
    line(['---', ...columns.map(() => '---:')]),
    ...[...rows].map(([name, row]) => line([name, ...columns.map((column) => cell(row, column))])),
  ].join('\n')
}

/** Ours divided by each peer's, figure by figure. */
function ratios<K extends string>(
  rows: ReadonlyMap<string, Figures<K>>,
  columns: readonly Column<K>[],
): [string, Figures<K>][] {
  const ours = rows.get('ours')
  if (ours === undefined) return []
  const keys = columns.flatMap(({ of }) => of)
  const divided = (row: Figures<K>) =>
    Object.fromEntries(keys.map((key) => [key, (ours[key] ?? Number.NaN) / (row[key] ?? Number.NaN)])) as Figures<K>
  return [...rows].filter(([name]) => name !== 'ours').map(([name, row]) => [`ours ÷ ${name}`, divided(row)])
}

/** A table of every server, then of ours against each peer; `about` is told and not compared. */
export function comparison<K extends string>(
  title: string,
  rows: ReadonlyMap<string, Figures<K>>,
  compared: readonly Column<K>[],
  about: readonly Column<K>[] = [],
): string[] {
  const against = ratios(rows, compared)
  return [
    `**${title}**`,
    table(rows, 'server', [...compared, ...about]),
    ...(against.length > 0 ? [table(against, 'ratio', compared)] : []),
  ]
}
