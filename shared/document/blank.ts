import type { DocumentDefinition } from './define.ts'
import type { Field, Shape } from './field.ts'
import { type ProseValue, proseIsBlank, type ShapeValue } from './value.ts'

function fieldIsBlank(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'rows':
      return (value as readonly unknown[]).length === 0
    case 'prose':
      return proseIsBlank(value as ProseValue)
    case 'text':
      return (value as string).trim() === ''
    case 'flag':
      return value === false
    default:
      return value === null
  }
}

/** True when nothing was written in a document, apart from these fields. */
export const isBlank = <S extends Shape>(
  def: DocumentDefinition<S>,
  value: ShapeValue<S>,
  apart: readonly (keyof S & string)[] = [],
): boolean =>
  Object.entries(def.shape).every(
    ([name, field]) => apart.includes(name) || fieldIsBlank(field as Field, value[name as keyof S]),
  )
