import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/** What the editor shows for each element of a shared text; null for one it has no word for, which is left alone. */
export type Shown = Map<Y.XmlElement, Node | null>

export interface Words {
  insert: string
  attributes?: Record<string, unknown>
}

export const wordsOf = (text: Y.XmlText): Words[] =>
  (text.toDelta() as Words[]).filter(({ insert }) => typeof insert === 'string' && insert !== '')

/** A mark that may stand twice on a character has a name of its own after its own: `link--…`. */
const marksOf = (attributes: Record<string, unknown>, schema: Schema): readonly Mark[] =>
  Object.entries(attributes).flatMap(([name, attrs]) => {
    const type = schema.marks[name.replace(/--.*$/, '')]
    return type === undefined ? [] : [type.create(attrs as Record<string, unknown>)]
  })

function read(element: Y.XmlElement, schema: Schema, shown: Shown): Node | null {
  const content = readNodes(element, schema, shown)
  const type = schema.nodes[element.nodeName]
  const attributes = element.getAttributes() as Record<string, unknown>
  let node: Node | null = null
  try {
    node = type === undefined ? null : type.create(attributes, Fragment.fromArray(content))
  } catch (error) {
    // An attribute the node cannot be without.
    if (!(error instanceof RangeError)) throw error
  }
  shown.set(element, node)
  return node
}

/**
 * The nodes a shared text is shown as. The library's own reader writes into the text it reads: it joins texts that stand
 * side by side and takes away what it cannot show, and with them what others are writing there.
 */
export function readNodes(fragment: Y.XmlFragment, schema: Schema, shown: Shown): Node[] {
  return fragment.toArray().flatMap((child): Node[] => {
    if (child instanceof Y.XmlText)
      return wordsOf(child).map(({ insert, attributes }) => schema.text(insert, marksOf(attributes ?? {}, schema)))
    const node = child instanceof Y.XmlElement ? read(child, schema, shown) : null
    return node === null ? [] : [node]
  })
}
