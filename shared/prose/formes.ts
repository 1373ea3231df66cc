import type { Block } from '../api/outline.ts'
import { charted } from '../chart/chart.ts'
import type { Bloc } from './content.ts'
import { itemOf, sentenceOf, type Table } from './lignes.ts'

/** How a data block may be shown; each says the same snapshot. */
export const formes = { graphique: 'Graphique', table: 'Tableau', liste: 'Liste', phrase: 'Phrase' } as const
export type Forme = keyof typeof formes

/**
 * What the blocks whose figures make a chart are until somebody chooses. Three drew chart and table together before
 * « Graphique » had a name: what was kept then, as `tableau` or as nothing, is still read so, or what is published would
 * change.
 */
const withChart: Partial<Record<Bloc, Forme>> = {
  participation: 'graphique',
  frequentation: 'graphique',
  avancement: 'graphique',
  fiches: 'graphique',
  engagements: 'table',
  propositions: 'table',
  livrables: 'table',
}

/** The forms a block may take. */
export const formesDe = (bloc: Bloc): Forme[] =>
  (Object.keys(formes) as Forme[]).filter((f) => f !== 'graphique' || withChart[bloc] !== undefined)

export const formeDe = (bloc: Bloc, name: unknown): Forme =>
  formesDe(bloc).find((f) => f === name) ?? withChart[bloc] ?? 'table'

/** Its caption, then what each row says. */
const asList = (table: Table): Block[] => [
  {
    kind: 'paragraph',
    inlines: [{ text: `${table.caption}\u00a0:`, bold: true }],
    tone: 'lead',
    origin: table.origin,
  },
  {
    kind: 'list',
    ordered: false,
    items: table.rows.map((row, i) => ({
      inlines: [{ text: itemOf(table, row, i) }],
      children: [],
      ...(table.lieux?.[i] === undefined ? {} : { lieu: table.lieux[i] }),
    })),
    table,
    origin: table.origin,
  },
]

function asSentence(table: Table): Block {
  const { lead, words } = sentenceOf(table)
  return { kind: 'paragraph', inlines: [{ text: lead, bold: true }, { text: words }], table, origin: table.origin }
}

const saidBy = (block: Block | undefined, words: string): boolean =>
  block?.kind === 'paragraph' && block.inlines.map((i) => i.text).join('') === words

/** Charts with their table; a table that can be drawn becomes one, unless it already follows its chart. */
function asCharts(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, i): Block[] => {
    const next = blocks[i + 1]
    // The summary of the chart is read under it.
    if (next?.kind === 'table' && next.graphe !== undefined && saidBy(block, next.graphe.summary)) return []
    if (block.kind !== 'table' || block.graphe === undefined) return [block]
    const { origin, kind: _, ...table } = block
    return charted(block.graphe).map((b) => ({ ...b, origin, ...(b.kind === 'chart' ? { table } : {}) }))
  })
}

/**
 * The same blocks in another form. A chart and the table of its numbers are one thing: as a table it is that table, as a
 * sentence the summary of the chart, as a list the lines of the table under its caption. What is shown otherwise keeps
 * the table it was made from.
 */
export function inForm(forme: Forme, blocks: readonly Block[]): Block[] {
  if (forme === 'graphique') return asCharts(blocks)
  return blocks.flatMap((block, i): Block[] => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]]
    if (block.kind === 'chart') {
      if (forme !== 'phrase') return []
      const table = after?.kind === 'table' ? after : undefined
      return [{ kind: 'paragraph', inlines: [{ text: block.summary }], table, origin: block.origin }]
    }
    // One somebody wrote may have nothing under its head.
    if (block.kind !== 'table' || forme === 'table' || block.rows.length === 0) return [block]
    if (forme === 'liste') return asList(block)
    return before?.kind === 'chart' ? [] : [asSentence(block)]
  })
}
