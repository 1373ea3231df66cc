import type * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import type { Field, Shape } from '#shared/document/field'
import { isScalar, rootProse, rootText, rowsMap, valuesMap } from '#shared/document/layout'
import { projectField } from '#shared/document/project'
import type { ShapeValue } from '#shared/document/value'

/** What one field says, kept between changes so that a screen draws again only when it moved. */
export interface FieldStore<T> {
  subscribe: (tell: () => void) => () => void
  read: () => T
}

function deep(root: Y.Map<unknown> | Y.Text | Y.XmlFragment, changed: () => void): () => void {
  root.observeDeep(changed)
  return () => root.unobserveDeep(changed)
}

/** Listens to the one root a field lives in. */
function listen(doc: Y.Doc, name: string, field: Field, changed: () => void): () => void {
  if (isScalar(field)) {
    const values = valuesMap(doc)
    const filtered = (event: Y.YMapEvent<unknown>) => {
      if (event.keysChanged.has(name)) changed()
    }
    values.observe(filtered)
    return () => values.unobserve(filtered)
  }
  if (field.kind === 'rows') return deep(rowsMap(doc, name), changed)
  return field.kind === 'text' ? deep(rootText(doc, name), changed) : deep(rootProse(doc, name), changed)
}

interface WithId {
  id: string
}
const isRow = (v: unknown): v is WithId => typeof v === 'object' && v !== null && 'id' in v

/** Rows that did not change stay the same objects, so that a list draws again only the line that moved. */
function keepRows(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return after
  const old = new Map(before.filter(isRow).map((r) => [r.id, r]))
  return after.map((row) => {
    const was = isRow(row) ? old.get(row.id) : undefined
    return was !== undefined && JSON.stringify(was) === JSON.stringify(row) ? was : row
  })
}

function makeStore(doc: Y.Doc, name: string, field: Field, project: () => unknown): FieldStore<unknown> {
  const listeners = new Set<() => void>()
  let stop: (() => void) | null = null
  let value: unknown
  let fresh = false
  const changed = () => {
    fresh = false
    for (const tell of listeners) tell()
  }
  return {
    subscribe(tell) {
      listeners.add(tell)
      if (stop === null) {
        // Between the last listener and this one the document may have moved.
        fresh = false
        stop = listen(doc, name, field, changed)
      }
      return () => {
        listeners.delete(tell)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
    read() {
      if (!fresh) {
        const next = project()
        // React reads twice before it listens, and needs the same object both times.
        if (JSON.stringify(next) !== JSON.stringify(value)) value = keepRows(value, next)
        fresh = stop !== null
      }
      return value
    },
  }
}

const stores = new WeakMap<Y.Doc, Map<string, FieldStore<unknown>>>()

export function fieldStore<S extends Shape, K extends keyof S & string>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
): FieldStore<ShapeValue<S>[K]> {
  const known = stores.get(doc) ?? new Map<string, FieldStore<unknown>>()
  stores.set(doc, known)
  const found = known.get(name)
  if (found !== undefined) return found as FieldStore<ShapeValue<S>[K]>
  const made = makeStore(doc, name, def.shape[name] as Field, () => projectField(def, doc, name))
  known.set(name, made)
  return made as FieldStore<ShapeValue<S>[K]>
}
