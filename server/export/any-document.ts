import type { FrozenDocument, SnapshotContent } from '#server/snapshot/content'
import type { Block, Cell, Inline } from '#shared/api/outline'
import { shown } from '#shared/document/compare'
import type { CellField, Field } from '#shared/document/field'
import type { ProseValue } from '#shared/document/value'
import { definitionOf } from '#shared/documents/registry'
import { heading, orBlank, paragraph, table } from './outline.ts'
import { proseBlocks, proseLines } from './prose.ts'
import { blancs, jour } from './words.ts'

type Organismes = SnapshotContent['organismes']

function words(field: CellField, value: unknown, organismes: Organismes): Inline {
  const text = shown(field, value)
  if (text !== null && field.kind === 'day') return { text: jour(text) }
  if (text !== null && field.kind === 'ref') return { text: organismes.find((o) => o.id === text)?.nom ?? text }
  return orBlank(text, blancs.nonRenseigne)
}

const MOST_COLUMNS = 5

function cellOf(field: CellField, value: unknown, organismes: Organismes): Cell {
  if (field.kind === 'prose') return { blocks: proseLines(value as ProseValue, blancs.nonRenseigne) }
  return { blocks: [[words(field, value, organismes)]] }
}

/** One field as its form prints it, under no heading. */
export function fieldBlocks(field: Field, value: unknown, organismes: Organismes): Block[] {
  if (field.kind === 'prose') {
    const blocks = proseBlocks(value as ProseValue, { top: 4 })
    return blocks.length > 0 ? blocks : [paragraph(orBlank(null, blancs.nonRenseigne))]
  }
  if (field.kind !== 'rows') return [paragraph(words(field, value, organismes))]
  const rows = value as Record<string, unknown>[]
  if (rows.length === 0) return [paragraph(orBlank(null, blancs.nonRenseigne))]
  const isNamed = (id: unknown): boolean => organismes.some((o) => o.id === id)
  // A reference nothing here can name says nothing to anyone.
  const cells = Object.entries(field.row).filter(
    ([name, f], at) => f.kind !== 'ref' || at === 0 || rows.some((row) => isNamed(row[name])),
  )
  const isBlank = ([name, f]: (typeof cells)[number]): boolean => rows.every((row) => shown(f, row[name]) === null)
  // A page is too narrow for columns that say nothing: they are named once, below.
  const blank = cells.length > MOST_COLUMNS ? cells.slice(1).filter(isBlank) : []
  const kept = cells.filter((c) => !blank.includes(c))
  const lines = rows.map((row) => kept.map(([name, f]) => cellOf(f, row[name], organismes)))
  const heads = (some: typeof cells) => some.map(([, f]) => f.label)
  const unsaid = `Non renseigné sur toutes les lignes\u00a0: ${heads(blank).join(', ')}.`
  return [table(field.label, heads(kept), lines), ...(blank.length > 0 ? [paragraph(unsaid)] : [])]
}

/** Any document as its form prints it: every field under its label, blanks in words. */
export function documentBlocks({ kind, value }: FrozenDocument, organismes: Organismes): Block[] {
  return Object.entries(definitionOf(kind).shape).flatMap(([name, field]) => [
    heading(3, field.label),
    ...fieldBlocks(field, value[name], organismes),
  ])
}
