import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import type { CellsOf, RowsKey } from '#shared/document/edit'
import type { Shape } from '#shared/document/field'
import type { RowOf, ShapeValue } from '#shared/document/value'
import { type FieldStore, fieldStore } from './field-store.ts'

/** One field of a document; the screen draws again only when that field moves. */
export function useField<S extends Shape, K extends keyof S & string>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
): ShapeValue<S>[K] {
  const store = fieldStore(def, doc, name)
  return useSyncExternalStore(store.subscribe, store.read)
}

/** The rows of a field, in order; rows that did not move are the same objects as before. */
export function useRows<S extends Shape, K extends RowsKey<S>>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
): RowOf<CellsOf<S, K>>[] {
  return useField(def, doc, name) as unknown as RowOf<CellsOf<S, K>>[]
}

function wholeStore<S extends Shape>(def: DocumentDefinition<S>, doc: Y.Doc): FieldStore<ShapeValue<S>> {
  const fields = Object.keys(def.shape).map((name) => [name, fieldStore(def, doc, name)] as const)
  let last: Record<string, unknown> | null = null
  return {
    subscribe(tell) {
      const stops = fields.map(([, store]) => store.subscribe(tell))
      return () => {
        for (const stop of stops) stop()
      }
    },
    read() {
      const next = Object.fromEntries(fields.map(([name, store]) => [name, store.read()]))
      const before = last
      if (before === null || fields.some(([name]) => before[name] !== next[name])) last = next
      return last as ShapeValue<S>
    },
  }
}

/** The whole value of a document: for small documents and overviews. */
export function useValue<S extends Shape>(def: DocumentDefinition<S>, doc: Y.Doc): ShapeValue<S> {
  const store = useMemo(() => wholeStore(def, doc), [def, doc])
  return useSyncExternalStore(store.subscribe, store.read)
}
