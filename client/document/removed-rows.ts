import { type RefObject, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { announce } from '#client/ui/notice'
import type { DocumentDefinition } from '#shared/document/define'
import { addRow, type Cells, type CellsOf, type RowsKey } from '#shared/document/edit'
import type { Shape } from '#shared/document/field'
import { rowsMap } from '#shared/document/layout'
import type { RowOf } from '#shared/document/value'
import { useRows } from './use-document-value.ts'

/** A row somebody else removed while this person was writing in it. */
export interface RemovedRow {
  id: string
  /** Each field that says something, under its name, as it stood on the screen. */
  words: string
  /** The row before it. */
  after: string | null
}

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]'

function nameOf(field: HTMLElement): string {
  const by = field.getAttribute('aria-labelledby')?.split(' ') ?? []
  const said = by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  const labels = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.labels : null
  return (field.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? said).trim()
}

function wordsIn(row: HTMLElement): string {
  const lines = [...row.querySelectorAll<HTMLElement>(FIELDS)].map((field) => {
    const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    const words = (typed ? field.value : field.innerText).trim()
    const name = nameOf(field)
    return words === '' ? '' : name === '' ? words : `${name}\u00a0: ${words}`
  })
  return lines.filter((line) => line !== '').join('\n')
}

/**
 * Rows of a list, drawn as `data-row` inside a container, that others removed after this person typed in them on this page:
 * removing beats editing, but nobody's words go without a word.
 */
export function useRemovedRows<S extends Shape, K extends RowsKey<S>>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  name: K,
  container: RefObject<HTMLElement | null>,
) {
  const rows = useRows(def, doc, name)
  const [removed, setRemoved] = useState<readonly (RemovedRow & { cells: Cells<CellsOf<S, K>> })[]>([])
  // As they were drawn: by the time the removal is told, the document no longer has them.
  const drawn = useRef<readonly RowOf<CellsOf<S, K>>[]>(rows)
  useEffect(() => {
    drawn.current = rows
  }, [rows])
  useEffect(() => {
    const list = container.current
    if (list === null) return
    const typedIn = new Set<string>()
    const rowOf = (id: string) =>
      [...list.querySelectorAll<HTMLElement>('[data-row]')].find((e) => e.dataset.row === id)
    const onInput = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      if (row?.dataset.row !== undefined) typedIn.add(row.dataset.row)
    }
    const onChange = ({ changes }: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
      const gone = [...changes.keys].flatMap(([id, { action }]) => (action === 'delete' ? [id] : []))
      const found = gone.flatMap((id) => {
        const at = drawn.current.findIndex((r) => r.id === id)
        const [element, row] = [rowOf(id), drawn.current[at]]
        const words = element === undefined || local || !typedIn.has(id) ? '' : wordsIn(element)
        if (row === undefined || words === '') return []
        return [{ id, words, after: drawn.current[at - 1]?.id ?? null, cells: row as unknown as Cells<CellsOf<S, K>> }]
      })
      if (found.length > 0) setRemoved((before) => [...before, ...found])
    }
    list.addEventListener('input', onInput)
    rowsMap(doc, name).observe(onChange)
    return () => {
      list.removeEventListener('input', onInput)
      rowsMap(doc, name).unobserve(onChange)
    }
  }, [doc, name, container])
  const forget = (id: string) => setRemoved((all) => all.filter((r) => r.id !== id))
  return {
    removed: removed as readonly RemovedRow[],
    forget,
    /** With what was shared of it, under the number it had. */
    putBack(id: string) {
      const row = removed.find((r) => r.id === id)
      if (row !== undefined && !rowsMap(doc, name).has(id)) addRow(def, doc, name, id, row.cells, row.after)
      forget(id)
      announce('Ligne remise.')
    },
  }
}
