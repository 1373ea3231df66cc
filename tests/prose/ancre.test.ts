/** A comment stays on its passage while others write around it. */
import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendProse, readProse } from '#shared/document/prose-tree'
import { type ProseNode, proseFromLines } from '#shared/document/value'
import { type Ancre, ancreOf, passageOf } from '#shared/prose/ancre'
import { blockPassage, citation, type Passage, passageOfWords } from '#shared/prose/passage'

let doc: Y.Doc
let corps: Y.XmlFragment
const bloc = { type: 'blocDonnees', attrs: { bloc: 'participation', instantane: 'i' } }

beforeEach(() => {
  doc = new Y.Doc()
  corps = doc.getXmlFragment('prose:corps')
  appendProse(corps, [...proseFromLines('Une phrase de début.', 'Les six objectifs sont tenus.'), bloc])
})

const named = (n: ProseNode) => (n.attrs === undefined ? '' : `[${n.attrs.bloc}]`)
const words = (passage: Passage | null) => passage && citation(readProse(corps), passage, named)
const on = (rang: number, from: number, to: number): Passage => ({ debut: { rang, at: from }, fin: { rang, at: to } })
const anchored = (passage: Passage): Ancre => {
  const made = ancreOf(corps, passage)
  if (made === null) throw new Error('nothing to hold to')
  return made
}
const textOf = (rang: number) => (corps.get(rang) as Y.XmlElement).get(0) as Y.XmlText
const six = () => anchored(on(1, 4, 17))

it('follows its words when text comes before, after and inside, from another copy too', () => {
  const ancre = six()
  expect(words(passageOf(corps, ancre))).toBe('six objectifs')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const there = other.getXmlFragment('prose:corps')
  there.insert(0, [new Y.XmlElement('paragraph')])
  const text = (there.get(2) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(0, 'Oui : ')
  text.insert(text.toString().indexOf(' sont'), ' du groupe')
  text.insert(text.toString().indexOf('objectifs'), 'grands ')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(words(passageOf(corps, ancre))).toBe('six grands objectifs')
})

it('holds a whole block, with words or without, and a passage over several', () => {
  const whole = anchored(blockPassage(bloc, 2))
  const over = anchored({ debut: { rang: 0, at: 4 }, fin: { rang: 2, at: 1 } })
  corps.insert(0, [new Y.XmlElement('paragraph')])
  expect(passageOf(corps, whole)).toEqual(on(3, 0, 1))
  expect(words(passageOf(corps, over))).toBe('phrase de début.\nLes six objectifs sont tenus.\n[participation]')
  expect(ancreOf(corps, on(1, 4, 4))).toBeNull()
})

it('is lost with its words, and keeps what is left of them', () => {
  const [ancre, atom] = [six(), anchored(blockPassage(bloc, 2))]
  const over = anchored({ debut: { rang: 0, at: 4 }, fin: { rang: 1, at: 7 } })
  textOf(1).delete(8, 9)
  expect(words(passageOf(corps, ancre))).toBe('six')
  textOf(1).delete(2, 8)
  expect(passageOf(corps, ancre)).toBeNull()
  corps.delete(2, 1)
  expect(passageOf(corps, atom)).toBeNull()
  corps.delete(0, 1)
  expect(words(passageOf(corps, over))).toBe('Le')
  corps.delete(0, corps.length)
  expect([ancre, atom, over].map((a) => passageOf(corps, a))).toEqual([null, null, null])
})

it('is found again by its words once its block was written anew, when they stand in one place', () => {
  const quoted = words(blockPassage(readProse(corps)[1] as never, 1)) ?? ''
  appendProse(corps, proseFromLines('Les six objectifs', 'sont tenus.'))
  textOf(1).delete(0, textOf(1).length)
  expect(words(passageOfWords(readProse(corps), quoted, named))).toBe('Les six objectifs\nsont tenus.')
  appendProse(corps, proseFromLines('Les six objectifs sont tenus.'))
  expect(passageOfWords(readProse(corps), quoted, named)).toBeNull()
  expect(passageOfWords(readProse(corps), 'Une', named)).toBeNull()
  expect(passageOfWords(readProse(corps), '[participation]', named)).toEqual(on(2, 0, 1))
})
