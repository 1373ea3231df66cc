/** Where a passage stays while others write around it: the Yjs items it begins and ends with. */
import * as Y from 'yjs'
import { before, type Passage, type Point } from './passage.ts'

/** A Yjs relative position in JSON, without the names of types its library needs only for an empty text. */
interface Bout {
  item: { client: number; clock: number }
  /** 0: holds to what follows the place; -1: to what comes before it. */
  assoc: 0 | -1
}
export interface Ancre {
  debut: Bout
  fin: Bout
}

type Part = Y.XmlElement | Y.XmlText

function textsIn(part: unknown): Y.XmlText[] {
  if (part instanceof Y.XmlText) return [part]
  return part instanceof Y.XmlElement ? part.toArray().flatMap(textsIn) : []
}
const lengthOf = (part: unknown): number => textsIn(part).reduce((sum, t) => sum + t.length, 0)

/** The text that holds a place and how far into it; `after`: the character before the place, not the one that follows. */
function placeIn(fragment: Y.XmlFragment, { rang, at }: Point, after: boolean): [Y.XmlFragment | Y.XmlText, number] {
  const block = fragment.get(rang) as Part | undefined
  if (lengthOf(block) === 0) return [fragment, Math.min(fragment.length, rang + Math.min(at, 1))]
  const texts = textsIn(block)
  let passed = 0
  for (const text of texts) {
    const here = at - passed
    if (here < text.length || (after && here === text.length)) return [text, here]
    passed += text.length
  }
  const last = texts.at(-1) as Y.XmlText
  return [last, last.length]
}

/** Null when it holds nothing. */
export function ancreOf(fragment: Y.XmlFragment, { debut, fin }: Passage): Ancre | null {
  if (!before(debut, fin)) return null
  const boutOf = (point: Point, assoc: 0 | -1): Bout | null => {
    const [type, index] = placeIn(fragment, point, assoc === -1)
    const { item } = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type, index, assoc))
    return item === undefined || item === null ? null : { item, assoc }
  }
  const [from, to] = [boutOf(debut, 0), boutOf(fin, -1)]
  return from === null || to === null ? null : { debut: from, fin: to }
}

/** The block of the text something stands in; null when it is not there any more. */
function blockOf(fragment: Y.XmlFragment, type: Y.AbstractType<unknown>): Part | null {
  let at: Y.AbstractType<unknown> | null = type
  while (at !== null) {
    if (at._item === null || at._item.deleted) return null
    const parent: Y.AbstractType<unknown> | null = at.parent
    if (parent === fragment) return at as unknown as Part
    at = parent
  }
  return null
}

function pointOf(fragment: Y.XmlFragment, bout: Bout): Point | null {
  const doc = fragment.doc as Y.Doc
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(bout), doc)
  if (found === null) return null
  const { type, index } = found
  if (type === fragment) {
    if (bout.assoc === 0) return { rang: index, at: 0 }
    return { rang: index - 1, at: Math.max(1, lengthOf(fragment.get(index - 1))) }
  }
  const block = blockOf(fragment, type)
  if (block === null) return null
  const texts = textsIn(block)
  const earlier = texts.slice(0, texts.indexOf(type as unknown as Y.XmlText))
  return { rang: fragment.toArray().indexOf(block), at: earlier.reduce((sum, t) => sum + t.length, index) }
}

/** Where the passage is now; null when nothing of it is left. */
export function passageOf(fragment: Y.XmlFragment, { debut, fin }: Ancre): Passage | null {
  const [from, to] = [pointOf(fragment, debut), pointOf(fragment, fin)]
  if (from === null && to === null) return null
  // One end went with its block: what is left of the passage stands in the block of the other end.
  const first = from ?? { rang: (to as Point).rang, at: 0 }
  const last = to ?? { rang: first.rang, at: Math.max(1, lengthOf(fragment.get(first.rang))) }
  return before(first, last) ? { debut: first, fin: last } : null
}
