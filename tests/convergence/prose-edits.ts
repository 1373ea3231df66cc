/** What an editor does to formatted text, without the editor. */
import * as Y from 'yjs'
import { markNames } from '#shared/prose/content'
import { placeIn, type Random } from './random.ts'

function paragraph(random: Random): Y.XmlElement {
  const element = new Y.XmlElement(random.chance(0.8) ? 'paragraph' : 'heading')
  if (element.nodeName === 'heading') element.setAttribute('level', random.below(3) as unknown as string)
  if (random.chance(0.9)) element.insert(0, [new Y.XmlText(random.words())])
  return element
}

function wrapped(random: Random, ...names: string[]): Y.XmlElement {
  return names.reduceRight((inner, name) => {
    const outer = new Y.XmlElement(name)
    outer.insert(0, [inner])
    return outer
  }, paragraph(random))
}

function block(random: Random): Y.XmlElement {
  const kind = random.below(10)
  if (kind === 0) return wrapped(random, 'bulletList', 'listItem')
  if (kind === 1) return wrapped(random, 'table', 'tableRow', 'tableCell')
  if (kind === 2) return wrapped(random, 'blockquote')
  return kind === 3 ? new Y.XmlElement('horizontalRule') : paragraph(random)
}

/** Every text inside, in order. */
function texts(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? texts(child) : []
  })
}

function elements(parent: Y.XmlFragment): Y.XmlFragment[] {
  const inner = parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? elements(child) : []))
  return [parent, ...inner]
}

function format(random: Random, text: Y.XmlText, at: number, length: number): void {
  const mark = random.pick(markNames)
  const on = mark === 'link' ? { href: 'https://caf.example' } : {}
  text.format(at, length, { [mark]: random.chance(0.3) ? null : on })
}

/** Enter in the middle of a paragraph: the second half moves to a new one. */
function split(text: Y.XmlText, words: string, at: number): void {
  const { parent } = text
  const holder = parent instanceof Y.XmlElement ? parent.parent : null
  if (!(parent instanceof Y.XmlElement) || !(holder instanceof Y.XmlFragment)) return
  const half = new Y.XmlText()
  half.applyDelta(words === '' ? [] : [{ insert: words.slice(at) || ' ' }])
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [half])
  text.delete(at, text.length - at)
  holder.insert(holder.toArray().indexOf(parent) + 1, [element])
}

function editText(random: Random, text: Y.XmlText): void {
  // Without embeds, the units of the words are the units of the text.
  const words = text
    .toDelta()
    .map((part: { insert: string }) => part.insert)
    .join('')
  const at = placeIn(random, words)
  const length = placeIn(random, words, at) - at
  const act = random.below(10)
  if (act < 5) text.insert(at, random.words())
  else if (act < 7) text.delete(at, length)
  else if (act < 9) format(random, text, at, length)
  else split(text, words, at)
}

/** One change to a formatted text. */
export function editProse(random: Random, fragment: Y.XmlFragment): void {
  const inside = texts(fragment)
  if (inside.length > 0 && random.chance(0.7)) {
    editText(random, random.pick(inside))
    return
  }
  if (fragment.length > 0 && random.chance(0.25)) {
    const holder = random.pick(elements(fragment))
    if (holder.length > 0) holder.delete(random.below(holder.length), 1)
    return
  }
  fragment.insert(random.below(fragment.length + 1), [block(random)])
}
