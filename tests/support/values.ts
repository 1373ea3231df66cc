/** Arbitrary values of any document of the registry, made from its definition. */
import fc from 'fast-check'
import type { CellField, Field, Shape } from '#shared/document/field'
import type { ProseNode, ProseValue, ShapeValue } from '#shared/document/value'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'

const words = fc.string({ unit: 'grapheme', maxLength: 24 })
const filled = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
const blank = { nil: null, freq: 3 }

const textNode = (marks: ProseNode['marks']): fc.Arbitrary<ProseNode> =>
  filled.map((text) => (marks === undefined ? { type: 'text', text } : { type: 'text', text, marks }))

/** At most one plain and one bold run, since neighbours with the same marks are read back as one. */
const inline = fc
  .tuple(fc.option(textNode(undefined)), fc.option(textNode([{ type: 'bold' }])))
  .map((nodes) => nodes.filter((node) => node !== null))

const paragraph: fc.Arbitrary<ProseNode> = inline.map((content) =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' },
)
const block: fc.Arbitrary<ProseNode> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  inline.map((content) => ({ type: 'heading', attrs: { level: 2 }, ...(content.length > 0 ? { content } : {}) })),
  fc
    .array(
      paragraph.map((item) => ({ type: 'listItem', content: [item] })),
      { minLength: 1, maxLength: 3 },
    )
    .map((content) => ({ type: 'bulletList', content })),
)
const proseValue: fc.Arbitrary<ProseValue> = fc.array(block, { maxLength: 3 })

function cell(field: CellField): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'prose':
      return proseValue
    case 'text':
      return words
    case 'choice':
      return fc.option(fc.constantFrom(...Object.keys(field.choices)), blank)
    case 'day':
      return fc.option(
        fc
          .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
        blank,
      )
    case 'flag':
      return fc.boolean()
    case 'count':
      return fc.option(fc.integer(), blank)
    case 'line':
      return fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: Math.min(field.max, 24) }), blank)
    case 'ref':
      return fc.option(fc.uuid(), blank)
  }
}

function fieldValue(field: Field): fc.Arbitrary<unknown> {
  if (field.kind !== 'rows') return cell(field)
  const cells = Object.fromEntries(Object.entries(field.row).map(([name, f]) => [name, cell(f)]))
  return fc.uniqueArray(fc.record({ id: fc.uuid(), ...cells }), { maxLength: 4, selector: (row) => row.id })
}

/** A whole value of a document of that kind, with the keys in the order of the form. */
export function documentValue(kind: DocumentKind): fc.Arbitrary<ShapeValue<Shape>> {
  const { shape } = definitionOf(kind)
  return fc.record(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, fieldValue(field)])),
  ) as fc.Arbitrary<ShapeValue<Shape>>
}
