import type { Block, Cell, Origin } from '#shared/api/outline'
import type { Outline } from './outline.ts'
import { wordsOf } from './printable.ts'

type Table = Extract<Block, { kind: 'table' }>
export interface NamedTable extends Table {
  /** Heading it stands under, when there is one. */
  chapter: string | null
  from: Origin | null
}

/** The tables of a document, in order: those inside lists, and those told as a list, a sentence or a chart, too. */
export function tablesOf({ blocks }: Pick<Outline, 'blocks'>): NamedTable[] {
  let chapter: string | null = null
  const found: NamedTable[] = []
  const read = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind === 'heading') chapter = wordsOf(block.inlines)
      if (block.kind === 'list') for (const item of block.items) read(item.children)
      const held = 'table' in block ? block.table : undefined
      const table = block.kind === 'table' ? block : held && { kind: 'table' as const, ...held }
      if (table !== undefined) found.push({ ...table, chapter, from: block.origin ?? null })
    }
  }
  read(blocks)
  return found
}

/** What a cell says, one line per paragraph. */
export const cellText = ({ blocks }: Cell): string => blocks.map(wordsOf).join('\n')
