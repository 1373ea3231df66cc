import type { Node } from '@tiptap/pm/model'
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { Shown } from './read-nodes.ts'
import { newWords, writeWords } from './write-words.ts'

/** Yjs declares strings only, and keeps any plain value. */
type AnyAttributes = { setAttribute(name: string, value: unknown): void; getAttributes(): Record<string, unknown> }

export function newElement(node: Node, shown: Shown): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs))
    if (value !== null && value !== undefined) (element as unknown as AnyAttributes).setAttribute(name, value)
  element.insert(0, node.inlineContent ? newWords(node, shown) : node.children.map((child) => newElement(child, shown)))
  shown.set(element, node)
  return element
}

function writeAttributes(element: Y.XmlElement, node: Node): void {
  const open = element as unknown as AnyAttributes
  const there = open.getAttributes()
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value === null || value === undefined) continue
    if (!equalityDeep(there[name], value)) open.setAttribute(name, value)
  }
  for (const name of Object.keys(there)) if ((node.attrs[name] ?? null) === null) element.removeAttribute(name)
}

/** How many letters would stay where they are if the element came to show the node. */
function kept(element: Y.XmlElement, node: Node, shown: Shown): number {
  const [a, b] = [shown.get(element)?.textContent ?? '', node.textContent]
  const most = Math.min(a.length, b.length)
  let first = 0
  while (first < most && a[first] === b[first]) first++
  let last = 0
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++
  return first + last
}

/** The blocks of a text or of one of its elements: each that goes on is written where it stands. */
function writeBlocks(parent: Y.XmlFragment, node: Node, shown: Shown): void {
  const blocks = [...node.children]
  const elements = parent.toArray().filter((y): y is Y.XmlElement => y instanceof Y.XmlElement && shown.get(y) !== null)
  const unchanged = (element: Y.XmlElement | undefined, block: Node | undefined): boolean => {
    const before = element === undefined ? undefined : shown.get(element)
    return block !== undefined && before != null && (before === block || before.eq(block))
  }
  let before: Y.XmlElement | null = null
  while (unchanged(elements[0], blocks[0])) {
    before = elements.shift() ?? before
    blocks.shift()
  }
  while (unchanged(elements.at(-1), blocks.at(-1))) {
    elements.pop()
    blocks.pop()
  }
  while (elements.length > 0 && blocks.length > 0) {
    const [e, b, lastE, lastB] = [elements[0], blocks[0], elements.at(-1), blocks.at(-1)] as [
      Y.XmlElement,
      Node,
      Y.XmlElement,
      Node,
    ]
    const [ahead, behind] = [e.nodeName === b.type.name, lastE.nodeName === lastB.type.name]
    if (!ahead && !behind) break
    const fromEnd =
      !ahead || (behind && elements.length !== blocks.length && kept(lastE, lastB, shown) > kept(e, b, shown))
    if (fromEnd) {
      writeNodes(lastE, lastB, shown)
      elements.pop()
      blocks.pop()
    } else {
      writeNodes(e, b, shown)
      before = e
      elements.shift()
      blocks.shift()
    }
  }
  for (const element of elements) {
    shown.delete(element)
    parent.delete(parent.toArray().indexOf(element), 1)
  }
  const at = before === null ? 0 : parent.toArray().indexOf(before) + 1
  if (blocks.length > 0)
    parent.insert(
      at,
      blocks.map((block) => newElement(block, shown)),
    )
}

/** Brings a shared text, or one of its elements, to what the editor shows; `shown` tells what it showed before. */
export function writeNodes(parent: Y.XmlFragment, node: Node, shown: Shown): void {
  if (parent instanceof Y.XmlElement) {
    writeAttributes(parent, node)
    shown.set(parent, node)
  }
  if (parent instanceof Y.XmlElement && node.inlineContent) writeWords(parent, node, shown)
  else writeBlocks(parent, node, shown)
}
