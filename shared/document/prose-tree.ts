import * as Y from 'yjs'
import type { ProseMark, ProseNode, ProseValue } from './value.ts'

/** No honest text is nested deeper; the walk stops there rather than overflow. */
export const MAX_DEPTH = 32

/** y-tiptap appends `--` and a hash to the name of a mark that may stand twice on one character. */
const markName = (key: string): string => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)

function textNodes(node: Y.XmlText): ProseNode[] {
  const delta = node.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks: ProseMark[] = Object.keys(attributes ?? {})
      .sort()
      .map((key) => {
        const attrs = attributes?.[key]
        return isObject(attrs) && Object.keys(attrs).length > 0
          ? { type: markName(key), attrs }
          : { type: markName(key) }
      })
    return [marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert }]
  })
}

function elementNode(node: Y.XmlElement, depth: number): ProseNode {
  const raw = node.getAttributes() as Record<string, unknown>
  const keys = Object.keys(raw)
    .filter((k) => raw[k] !== null && raw[k] !== undefined)
    .sort()
  const attrs = keys.length > 0 ? { attrs: Object.fromEntries(keys.map((k) => [k, raw[k]])) } : {}
  const content = depth >= MAX_DEPTH ? [] : children(node, depth + 1)
  return content.length > 0 ? { type: node.nodeName, ...attrs, content } : { type: node.nodeName, ...attrs }
}

function children(parent: Y.XmlFragment, depth: number): ProseNode[] {
  return parent.toArray().flatMap((child): ProseNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child)
    if (child instanceof Y.XmlElement) return [elementNode(child, depth)]
    return []
  })
}

/** Reads a fragment without changing it (the library's own reader writes into the document it reads). */
export const readProse = (fragment: Y.XmlFragment): ProseValue => children(fragment, 0)

function build(node: ProseNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [key, value] of Object.entries(node.attrs ?? {})) element.setAttribute(key, value as string)
  element.insert(0, buildAll(node.content ?? []))
  return element
}

/** Neighbouring text nodes share one `Y.XmlText`, as the editor writes them. */
function buildAll(nodes: readonly ProseNode[]): (Y.XmlElement | Y.XmlText)[] {
  const built: (Y.XmlElement | Y.XmlText)[] = []
  let open: { node: Y.XmlText; length: number } | null = null
  for (const node of nodes) {
    if (node.type !== 'text') {
      built.push(build(node))
      open = null
      continue
    }
    if (open === null) {
      open = { node: new Y.XmlText(), length: 0 }
      built.push(open.node)
    }
    const marks = Object.fromEntries((node.marks ?? []).map((m) => [m.type, m.attrs ?? {}]))
    open.node.insert(open.length, node.text ?? '', marks)
    open.length += (node.text ?? '').length
  }
  return built
}

/** Replaces what a fragment holds. */
export function writeProse(fragment: Y.XmlFragment, value: ProseValue): void {
  if (fragment.length > 0) fragment.delete(0, fragment.length)
  fragment.insert(0, buildAll(value))
}

/** Adds blocks after those a fragment holds. */
export function appendProse(fragment: Y.XmlFragment, value: ProseValue): void {
  fragment.insert(fragment.length, buildAll(value))
}
