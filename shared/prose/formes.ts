import type { Block, Cell } from '../api/outline.ts'

/** How a data block may be shown; each says the same snapshot. */
export const formes = { tableau: 'Tableau', liste: 'Liste', phrase: 'Phrase' } as const
export type Forme = keyof typeof formes

export const formeOf = (name: unknown): Forme => (name === 'liste' || name === 'phrase' ? name : 'tableau')

type Table = Extract<Block, { kind: 'table' }>

const wordsOf = ({ blocks }: Cell): string =>
  blocks
    .map((line) => line.map((i) => i.text).join(''))
    .filter((line) => line !== '')
    .join('\u00a0; ')

/** The cell that names its row, wherever it stands. */
const nameAt = (row: readonly Cell[]): number =>
  Math.max(
    0,
    row.findIndex((c) => c.header === true),
  )
const nameOf = (row: readonly Cell[]): string =>
  row
    .slice(nameAt(row), nameAt(row) + 1)
    .map(wordsOf)
    .join('')

/** « Relire la charte (Qui : CAF ; Pour le : 1er mai 2025) » */
function lineOf({ head }: Table, row: readonly Cell[]): string {
  const named = nameAt(row)
  const said = row.flatMap((c, i) => {
    if (i === named) return []
    const column = head
      .slice(i, i + 1)
      .map(wordsOf)
      .join('')
    return [column === '' ? wordsOf(c) : `${column}\u00a0: ${wordsOf(c)}`]
  })
  return said.length === 0 ? nameOf(row) : `${nameOf(row)} (${said.join('\u00a0; ')})`
}

const asList = (table: Table): Block => ({
  kind: 'list',
  ordered: false,
  items: table.rows.map((row, i) => ({
    inlines: [{ text: table.phrases?.[i] ?? lineOf(table, row) }],
    children: [],
    ...(table.lieux?.[i] === undefined ? {} : { lieu: table.lieux[i] }),
  })),
  table,
  origin: table.origin,
})

const asSentence = (table: Table): Block => {
  const names = table.rows.map((row, i) => (table.phrases?.[i] ?? nameOf(row)).replace(/\.$/, ''))
  return {
    kind: 'paragraph',
    inlines: [{ text: `${table.caption} (${table.rows.length})\u00a0: ${names.join('\u00a0; ')}.` }],
    table,
    origin: table.origin,
  }
}

/**
 * The same blocks in another form. A chart and the table of its numbers are one thing: as a sentence it is the summary of
 * the chart, as a list the lines of the table. Words keep the table they were made from.
 */
export function inForm(forme: Forme, blocks: readonly Block[]): Block[] {
  if (forme === 'tableau') return [...blocks]
  return blocks.flatMap((block, i): Block[] => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]]
    if (block.kind === 'chart') {
      if (forme === 'liste') return []
      const table = after?.kind === 'table' ? after : undefined
      return [{ kind: 'paragraph', inlines: [{ text: block.summary }], table, origin: block.origin }]
    }
    if (block.kind !== 'table') return [block]
    if (forme === 'liste') return [asList(block)]
    return before?.kind === 'chart' ? [] : [asSentence(block)]
  })
}
