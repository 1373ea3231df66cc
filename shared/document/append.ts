import type * as Y from 'yjs'
import type { DocumentDefinition } from './define.ts'
import { addRow, type RowsKey } from './edit.ts'
import type { Field, Shape } from './field.ts'
import { rootProse, rootText, rowsMap, valuesMap } from './layout.ts'
import { project } from './project.ts'
import { appendProse } from './prose-tree.ts'
import { type ProseValue, proseIsBlank, proseText, type ShapeValue } from './value.ts'

type Row = { id: string } & Record<string, unknown>

/**
 * Adds what `from` says after what a document says, deleting nothing: what others are typing stays under their caret. A
 * field of one value keeps its own, and takes the other's only when it has none. Doing it again adds nothing twice.
 */
export function append<S extends Shape>(
  def: DocumentDefinition<S>,
  doc: Y.Doc,
  from: Partial<ShapeValue<S>>,
  introduced: ProseValue = [],
): void {
  doc.transact(() => {
    const now = project(def, doc).value as Record<string, unknown>
    for (const [name, value] of Object.entries(from)) {
      const field = def.shape[name] as Field | undefined
      if (field === undefined || value === undefined || value === null) continue
      if (field.kind === 'prose')
        addProse(rootProse(doc, name), now[name] as ProseValue, value as ProseValue, introduced)
      else if (field.kind === 'rows') {
        for (const { id, ...cells } of value as Row[])
          if (!rowsMap(doc, name).has(id)) addRow(def, doc, name as RowsKey<S>, id, cells as object)
      } else if (field.kind === 'text') addText(rootText(doc, name), value as string)
      else if (now[name] === null) valuesMap(doc).set(name, value)
    }
  })
}

function addProse(fragment: Y.XmlFragment, now: ProseValue, value: ProseValue, introduced: ProseValue): void {
  const added = [...introduced, ...value]
  if (proseIsBlank(value) || proseText(now).includes(proseText(added))) return
  appendProse(fragment, added)
}

function addText(node: Y.Text, words: string): void {
  const now = node.toString()
  if (words.trim() === '' || now === words) return
  node.insert(now.length, now === '' ? words : `\n${words}`)
}
