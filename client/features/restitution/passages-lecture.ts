import type { ProseNode, ProseValue } from '#shared/document/value'
import { before, type Passage, type Point } from '#shared/prose/passage'
import type { Shown } from './passages.ts'

const lengthOf = (node: ProseNode): number =>
  (node.text ?? '').length + (node.content ?? []).reduce((sum, n) => sum + lengthOf(n), 0)

/** Characters of a block that each passage covers. */
interface Part {
  from: number
  to: number
  shown: Shown
}

function partsOf(rang: number, length: number, shown: readonly Shown[]): Part[] {
  return shown.flatMap((s) => {
    const { debut, fin } = s.passage
    if (rang < debut.rang || rang > fin.rang) return []
    const [from, to] = [rang === debut.rang ? debut.at : 0, rang === fin.rang ? fin.at : length]
    return from < to ? [{ from, to, shown: s }] : []
  })
}

function markText(node: ProseNode, start: number, parts: readonly Part[]): ProseNode[] {
  const words = node.text ?? ''
  const inside = parts.flatMap((p) => [p.from - start, p.to - start]).filter((c) => c > 0 && c < words.length)
  const cuts = [...new Set([0, ...inside, words.length])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const covering = parts.filter((p) => p.from <= start + from && start + from < p.to)
    // One mark on each word: the passage being read, else the last one that was commented on.
    const top = covering.find((p) => p.shown.actif) ?? covering.at(-1)
    const cut = { ...node, text: words.slice(from, cuts[i + 1]) }
    if (top === undefined) return cut
    const { id, actif } = top.shown
    return { ...cut, marks: [...(node.marks ?? []), { type: 'passage', attrs: { id, actif } }] }
  })
}

function markNode(node: ProseNode, start: number, parts: readonly Part[]): ProseNode[] {
  if (node.type === 'text') return markText(node, start, parts)
  let at = start
  const content = (node.content ?? []).flatMap((child) => {
    const from = at
    at += lengthOf(child)
    return markNode(child, from, parts)
  })
  return [node.content === undefined ? node : { ...node, content }]
}

/** The same text with the marks its reading draws; never written anywhere. */
export function withPassages(value: ProseValue, shown: readonly Shown[]): ProseValue {
  if (shown.length === 0) return value
  return value.map((node, rang) => {
    const length = lengthOf(node)
    const parts = partsOf(rang, Math.max(1, length), shown)
    if (parts.length === 0) return node
    const top = parts.find((p) => p.shown.actif) ?? parts.at(-1)
    if (length === 0) return { ...node, attrs: { ...node.attrs, passage: top?.shown } }
    return markNode(node, 0, parts)[0] ?? node
  })
}

/** The passage a selection of the page covers; null when it covers no words of the text. */
export function passageOfRange(prose: HTMLElement, value: ProseValue, range: Range): Passage | null {
  const pointAt = (node: globalThis.Node, offset: number, after: boolean): Point | null => {
    if (node === prose) {
      const rang = after ? offset - 1 : offset
      const held = value[rang]
      return held === undefined ? null : { rang, at: after ? Math.max(1, lengthOf(held)) : 0 }
    }
    const rang = [...prose.children].findIndex((block) => block.contains(node))
    const [block, held] = [prose.children[rang], value[rang]]
    if (block === undefined || held === undefined) return null
    if (lengthOf(held) === 0) return { rang, at: after ? 1 : 0 }
    const upTo = document.createRange()
    upTo.selectNodeContents(block)
    upTo.setEnd(node, offset)
    return { rang, at: upTo.toString().length }
  }
  const debut = pointAt(range.startContainer, range.startOffset, false)
  const fin = pointAt(range.endContainer, range.endOffset, true)
  return debut !== null && fin !== null && before(debut, fin) ? { debut, fin } : null
}
