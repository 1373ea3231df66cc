import * as Y from 'yjs'
import type { DocumentDefinition } from './define.ts'
import type { CellField, Field, RowsField, ScalarField, Shape } from './field.ts'
import { ORDER, proseRoot, rowsRoot, textRoot, VALUES } from './layout.ts'
import { compareRows } from './order.ts'
import { readProse } from './prose-tree.ts'
import type { ShapeValue } from './value.ts'

export interface Issue {
  /** `actions[<id>].etat` */
  path: string
  code: 'wrongKind' | 'unknownChoice' | 'badDay' | 'tooLong'
}

/** A day that exists: not 31 February. */
function isDay(raw: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw)?.map(Number) ?? []
  if (year === undefined || month === undefined || date === undefined) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && date >= 1 && date <= length
}

type Report = (code: Issue['code']) => void

/** The value kept for a scalar; what cannot be read becomes a blank and an issue, never an exception. */
function readScalar(field: ScalarField, raw: unknown, report: Report): string | number | boolean | null {
  const wrong = (blank: false | null): false | null => {
    if (raw !== undefined && raw !== null) report('wrongKind')
    return blank
  }
  if (field.kind === 'flag') return typeof raw === 'boolean' ? raw : wrong(false)
  if (field.kind === 'count') return typeof raw === 'number' && Number.isFinite(raw) ? raw : wrong(null)
  if (typeof raw !== 'string') return wrong(null)
  if (raw === '') return null
  if (field.kind === 'choice' && !Object.hasOwn(field.choices, raw)) {
    report('unknownChoice')
    return null
  }
  if (field.kind === 'day' && !isDay(raw)) {
    report('badDay')
    return null
  }
  if (field.kind === 'line' && raw.length > field.max) report('tooLong')
  return raw
}

function readText(field: { max: number }, node: Y.Text, report: Report): string {
  // Embeds have no words; toString leaves them out.
  const value = node.toString()
  if (value.length > field.max) report('tooLong')
  return value
}

function readCell(field: CellField, raw: unknown, report: Report): unknown {
  if (field.kind === 'text') {
    if (raw instanceof Y.Text) return readText(field, raw, report)
    if (raw !== undefined) report('wrongKind')
    return ''
  }
  if (field.kind === 'prose') {
    if (raw instanceof Y.XmlFragment) return readProse(raw)
    if (raw !== undefined) report('wrongKind')
    return []
  }
  return readScalar(field, raw, report)
}

function readRows(field: RowsField, map: Y.Map<unknown>, path: string, issues: Issue[]): unknown[] {
  const found: { order: string; id: string; row: Y.Map<unknown> }[] = []
  for (const [id, row] of map.entries()) {
    if (!(row instanceof Y.Map)) {
      issues.push({ path: `${path}[${id}]`, code: 'wrongKind' })
      continue
    }
    const order = row.get(ORDER)
    found.push({ order: typeof order === 'string' ? order : '', id, row })
  }
  // A Y.Map's own order differs between replicas.
  return found.sort(compareRows).map(({ id, row }) => {
    const cells = Object.entries(field.row).map(([cell, f]) => {
      const report: Report = (code) => issues.push({ path: `${path}[${id}].${cell}`, code })
      return [cell, readCell(f, row.get(cell), report)]
    })
    return { id, ...Object.fromEntries(cells) }
  })
}

/** Opens a root as its kind; null when an update used that name for another kind. */
function root<T>(open: () => T): T | null {
  try {
    return open()
  } catch {
    return null // Yjs throws when a root was already opened as another kind: reported as an issue by the caller.
  }
}

function readField(doc: Y.Doc, name: string, field: Field, issues: Issue[]): unknown {
  const report: Report = (code) => issues.push({ path: name, code })
  const opened = <T>(node: T | null): node is T => {
    if (node === null) report('wrongKind')
    return node !== null
  }
  switch (field.kind) {
    case 'text': {
      const node = root(() => doc.getText(textRoot(name)))
      return opened(node) ? readText(field, node, report) : ''
    }
    case 'prose': {
      const node = root(() => doc.getXmlFragment(proseRoot(name)))
      return opened(node) ? readProse(node) : []
    }
    case 'rows': {
      const node = root(() => doc.getMap(rowsRoot(name)))
      return opened(node) ? readRows(field, node, name, issues) : []
    }
    default: {
      const node = root(() => doc.getMap(VALUES))
      return readScalar(field, node?.get(name), report)
    }
  }
}

/**
 * The plain value of a document, blanks included, with what could not be read. Never throws, never changes the document.
 * Fields the definition does not know are left where they are.
 */
export function project<S extends Shape>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
): { value: ShapeValue<S>; issues: Issue[] } {
  const issues: Issue[] = []
  const entries = Object.entries(def.shape).map(([name, field]) => [name, readField(doc, name, field, issues)])
  return { value: Object.fromEntries(entries) as ShapeValue<S>, issues }
}

/** One field of the projection: what a screen reads without projecting the whole document. */
export function projectField<S extends Shape, K extends keyof S & string>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
): ShapeValue<S>[K] {
  return readField(doc, name, def.shape[name] as Field, []) as ShapeValue<S>[K]
}
