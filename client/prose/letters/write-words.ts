import type { Mark, Node } from '@tiptap/pm/model'
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { type Shown, type Words, wordsOf } from './read-nodes.ts'
import { newElement } from './write-nodes.ts'

/** A UTF-16 unit, or what stands between two words (a line break). */
type Unit = string | Node

/** A line break has no look of its own in a shared text. */
const same = (a: Unit | undefined, b: Unit | undefined): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.mark([]).eq(b.mark([])) : a === b

const isLow = (unit: Unit | undefined): boolean => typeof unit === 'string' && /[\udc00-\udfff]/.test(unit)

const unitsOfText = (text: Y.XmlText): string[] => wordsOf(text).flatMap(({ insert }) => insert.split(''))

const unitsOf = (node: Node): Unit[] =>
  node.children.flatMap((n): Unit[] => (n.isText ? (n.text ?? '').split('') : [n]))

const attributesOf = (marks: readonly Mark[]): Record<string, unknown> =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]))

/** The words of neighbouring text nodes, with their looks. */
const deltaOf = (nodes: readonly Node[]): Words[] =>
  nodes.map((n) => ({ insert: n.text ?? '', attributes: attributesOf(n.marks) }))

/** The contents of a new element that holds words: neighbouring words share one text. */
export function newWords(node: Node, shown: Shown): (Y.XmlText | Y.XmlElement)[] {
  const made: (Y.XmlText | Y.XmlElement)[] = []
  let run: Node[] = []
  const close = (): void => {
    if (run.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(deltaOf(run))
    made.push(text)
    run = []
  }
  for (const child of node.children) {
    if (child.isText) run.push(child)
    else {
      close()
      made.push(newElement(child, shown))
    }
  }
  close()
  return made
}

type Child = ReturnType<Y.XmlElement['toArray']>[number]

/** What an element is shown as; nothing when it is not shown. */
const shownAs = (child: Child, shown: Shown): Node | null =>
  child instanceof Y.XmlElement ? (shown.get(child) ?? null) : null

const sizeOf = (child: Child, shown: Shown): number =>
  child instanceof Y.XmlText ? child.length : shownAs(child, shown) === null ? 0 : 1

const indexOf = (parent: Y.XmlElement, child: Y.XmlText | Y.XmlElement): number => parent.toArray().indexOf(child)

/** Takes units away. A text that is left with nothing stays: somebody may be writing in it. */
function remove(parent: Y.XmlElement, from: number, to: number, shown: Shown): void {
  let start = 0
  for (const child of parent.toArray()) {
    const size = sizeOf(child, shown)
    const [first, last] = [Math.max(from, start), Math.min(to, start + size)]
    if (first < last) {
      if (child instanceof Y.XmlText) child.delete(first - start, last - first)
      else if (child instanceof Y.XmlElement) {
        shown.delete(child)
        parent.delete(indexOf(parent, child), 1)
      }
    }
    start += size
  }
}

/** Where units are put: in a text, or between two children when no text is there. */
interface Place {
  text: Y.XmlText | null
  offset: number
  index: number
}

function placeAt(parent: Y.XmlElement, at: number, shown: Shown): Place {
  const children = parent.toArray()
  let start = 0
  let found: Place = { text: null, offset: 0, index: 0 }
  for (const [index, child] of children.entries()) {
    const size = sizeOf(child, shown)
    if (start > at) break
    if (child instanceof Y.XmlText) {
      // The text that holds what stands before, else the first that begins here.
      if (at > start && at <= start + size) return { text: child, offset: at - start, index }
      if (at === start && found.text === null) found = { text: child, offset: 0, index }
    } else if (start + size <= at && size > 0) found = { text: null, offset: 0, index: index + 1 }
    start += size
  }
  return found
}

function putWords(parent: Y.XmlElement, words: string, place: Place): Place {
  let { text, offset, index } = place
  if (text === null) {
    const next = parent.toArray()[index]
    if (next instanceof Y.XmlText) text = next
    else {
      text = new Y.XmlText()
      parent.insert(index, [text])
    }
    offset = 0
  }
  text.insert(offset, words)
  return { text, offset: offset + words.length, index }
}

/** Only words that stand behind it in the same text have to be copied to the other side of it. */
function putElement(parent: Y.XmlElement, node: Node, { text, offset, index }: Place, shown: Shown): Place {
  const element = newElement(node, shown)
  const at = text === null ? index : indexOf(parent, text) + (offset === 0 ? 0 : 1)
  if (text === null || offset === 0 || offset === text.length) {
    parent.insert(at, [element])
    return { text: null, offset: 0, index: at + 1 }
  }
  const tail = new Y.XmlText()
  let before = offset
  const behind = wordsOf(text).flatMap((words) => {
    const insert = words.insert.slice(before)
    before = Math.max(0, before - words.insert.length)
    return insert === '' ? [] : [{ ...words, insert }]
  })
  tail.applyDelta(behind)
  text.delete(offset, text.length - offset)
  parent.insert(at, [element, tail])
  return { text: tail, offset: 0, index: at + 1 }
}

/** Looks of the words, once the words are right: a change of looks takes no letter away. */
function writeLooks(parent: Y.XmlElement, node: Node): void {
  const left = deltaOf(node.children.filter((n) => n.isText))
  for (const text of parent.toArray()) {
    if (!(text instanceof Y.XmlText) || text.length === 0) continue
    const wanted: Words[] = []
    for (let size = text.length; size > 0; ) {
      const words = left[0] as Words
      const insert = words.insert.slice(0, size)
      size -= insert.length
      wanted.push({ ...words, insert })
      if (insert.length === words.insert.length) left.shift()
      else words.insert = words.insert.slice(insert.length)
    }
    const there = wordsOf(text)
    const bare = (all: Words[]): Words[] => all.map(({ insert, attributes = {} }) => ({ insert, attributes }))
    if (equalityDeep(bare(there), bare(wanted))) continue
    const none = Object.fromEntries(there.flatMap((w) => Object.keys(w.attributes ?? {})).map((name) => [name, null]))
    text.applyDelta(wanted.map((w) => ({ retain: w.insert.length, attributes: { ...none, ...w.attributes } })))
  }
}

/**
 * Writes what a paragraph now says. The library's own writer takes whole texts away where two stand side by side (two
 * people began the same empty line, one of them made a soft return), and with them what others are writing in them.
 */
export function writeWords(parent: Y.XmlElement, node: Node, shown: Shown): void {
  const old = parent.toArray().flatMap((child): Unit[] => {
    if (child instanceof Y.XmlText) return unitsOfText(child)
    const there = shownAs(child, shown)
    return there === null ? [] : [there]
  })
  const now = unitsOf(node)
  const most = Math.min(old.length, now.length)
  let first = 0
  while (first < most && same(old[first], now[first])) first++
  if (isLow(old[first]) || isLow(now[first])) first = Math.max(0, first - 1)
  let last = 0
  while (last < most - first && same(old[old.length - 1 - last], now[now.length - 1 - last])) last++
  if (last > 0 && isLow(now[now.length - last])) last--
  remove(parent, first, old.length - last, shown)
  let place = placeAt(parent, first, shown)
  let words = ''
  for (const unit of now.slice(first, now.length - last)) {
    if (typeof unit === 'string') words += unit
    else {
      if (words !== '') place = putWords(parent, words, place)
      words = ''
      place = putElement(parent, unit, place, shown)
    }
  }
  if (words !== '') putWords(parent, words, place)
  writeLooks(parent, node)
}
