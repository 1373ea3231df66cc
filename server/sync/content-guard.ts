/** What may stand at each place of a document. Refusals are one word, for the log; the sender only gets the close code. */
import * as Y from 'yjs'
import type { ScalarField } from '#shared/document/field'
import { isScalar, ORDER } from '#shared/document/layout'
import { markAttributes, markNames, nodeAttributes, safeHref } from '#shared/prose/content'
import type { AnyType, Place } from './place.ts'

/**
 * A form's own limit is the editor's affair, and two honest people can pass it together. This stops what no form would
 * have let through.
 */
const TOLERANCE = 4
const MAX_ORDER_KEY = 4000
const MAX_ATTRIBUTE = 4000
const MAX_OTHER_SCALAR = 200

type Refusal = string | null

const single = (content: Y.Item['content']): unknown =>
  content instanceof Y.ContentAny && content.arr.length === 1 ? content.arr[0] : undefined

function scalar(field: ScalarField, value: unknown): Refusal {
  if (field.kind === 'flag') return typeof value === 'boolean' ? null : 'valueKind'
  if (field.kind === 'count') return typeof value === 'number' && Number.isFinite(value) ? null : 'valueKind'
  if (typeof value !== 'string') return 'valueKind'
  const max = field.kind === 'line' ? field.max * TOLERANCE : MAX_OTHER_SCALAR
  return value.length <= max ? null : 'valueLength'
}

function orderKey(value: unknown): Refusal {
  return typeof value === 'string' && value.length <= MAX_ORDER_KEY ? null : 'orderKey'
}

/** Attributes are words, numbers, or a list of numbers (widths of columns). */
function attributeValue(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true
  if (typeof value === 'string') return value.length <= MAX_ATTRIBUTE
  return Array.isArray(value) && value.length <= 100 && value.every((v) => typeof v === 'number')
}

function attribute(element: string | null, name: string, value: unknown): Refusal {
  const known = element !== null && Object.hasOwn(nodeAttributes, element) ? nodeAttributes[element] : undefined
  return known?.includes(name) && attributeValue(value) ? null : 'attribute'
}

/** The editor appends `--` and a hash to the name of a mark that may stand twice on one character. */
const markOf = (key: string): string => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

function mark(content: Y.ContentFormat): Refusal {
  const name = markOf(content.key)
  if (!(markNames as readonly string[]).includes(name)) return 'mark'
  const value: unknown = content.value
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) return 'mark'
  const allowed = Object.hasOwn(markAttributes, name) ? (markAttributes[name] ?? []) : []
  for (const [key, held] of Object.entries(value)) {
    if (!allowed.includes(key) || !attributeValue(held)) return 'markAttribute'
  }
  return name === 'link' && safeHref((value as { href?: unknown }).href) === null ? 'href' : null
}

function words(content: Y.Item['content']): Refusal {
  if (content instanceof Y.ContentString) return null
  return content instanceof Y.ContentFormat ? mark(content) : 'contentKind'
}

type PlaceOf = (type: AnyType) => Place | null

const nested = (content: Y.Item['content'], placeOf: PlaceOf): Refusal =>
  content instanceof Y.ContentType && placeOf(content.type) !== null ? null : 'contentKind'

function cell(place: Extract<Place, { at: 'row' }>, key: string, item: Y.Item, placeOf: PlaceOf): Refusal {
  if (key === ORDER) return orderKey(single(item.content))
  const field = Object.hasOwn(place.field.row, key) ? place.field.row[key] : undefined
  if (field === undefined) return 'unknownKey'
  return isScalar(field) ? scalar(field as ScalarField, single(item.content)) : nested(item.content, placeOf)
}

/** Null when an item of a document may stay; the item is integrated and not deleted. */
export function checkItem(
  item: Y.Item,
  fields: Readonly<Record<string, { readonly kind: string }>>,
  placeOf: PlaceOf,
): Refusal {
  const parent = item.parent as AnyType | null
  const place = parent === null ? null : placeOf(parent)
  if (place === null) return 'place'
  const key = item.parentSub
  switch (place.at) {
    case 'meta':
      return 'meta'
    case 'values': {
      const field = key !== null && Object.hasOwn(fields, key) ? (fields[key] as ScalarField) : undefined
      return field !== undefined && isScalar(field) ? scalar(field, single(item.content)) : 'unknownKey'
    }
    case 'rows':
      return key === null ? 'place' : nested(item.content, placeOf)
    case 'row':
      return key === null ? 'place' : cell(place, key, item, placeOf)
    case 'text':
      if (key !== null || !(item.content instanceof Y.ContentString)) return 'contentKind'
      return (parent as unknown as Y.Text).length <= place.field.max * TOLERANCE ? null : 'valueLength'
    case 'prose':
      return key === null ? nested(item.content, placeOf) : attribute(place.element, key, single(item.content))
    case 'words':
      return key === null ? words(item.content) : 'attribute'
  }
}
