/**
 * A text as a group leaves it after many meetings: bursts of typing by several people, carets that jump, slips taken
 * back, a few pastes. The same for the same seed.
 */
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import type { Expected, Turn } from './orders.ts'
import { seeded } from './schedule.ts'

export interface History {
  turns: Turn[]
  writers: number
  keystrokes: number
  /** Share of the keystrokes that take something back. */
  backspaces: number
  /** Length of the whole, encoded. */
  bytes: number
  text: string
  /** How far each client id wrote. */
  ends: Expected[]
}

const WRITERS = 12
/** Each reload of a page makes an id; this is about one an hour. */
const KEYS_PER_ID = 2000
const LETTERS = 'eeeeaaaiiinnnrrrtttssslluuuoooddcmpvfqbghj       '
const PASTE = 'Le groupe retient trois priorités, à reprendre avec les communes et la Caf à la rentrée. '

export function textOf(doc: Y.Doc): string {
  const paragraphs = rootProse(doc, 'contours').toArray()
  return paragraphs.map((one) => (one as Y.XmlElement).toArray().map(String).join('')).join('\n')
}

export function writeHistory(keystrokes: number, seed: number): History {
  const random = seeded(seed)
  const below = (bound: number): number => Math.floor(random() * bound)
  const doc = new Y.Doc()
  const root = rootProse(doc, 'contours')
  const texts: Y.XmlText[] = []
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))

  const people = Array.from({ length: WRITERS }, (_, i) => ({
    id: 3_000_000_000 + i * 1009,
    keysLeft: 0,
    at: 0,
    offset: 0,
  }))
  type Person = (typeof people)[number]
  let done = 0
  let backspaces = 0

  /** One transaction, as the editor makes one of each key. */
  const key = (edit: () => void): void => {
    doc.transact(edit)
    done++
  }

  function newParagraph({ at }: Person): number {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    const place = texts.length === 0 ? 0 : at + 1
    key(() => root.insert(place, [paragraph]))
    texts.splice(place, 0, text)
    for (const other of people) if (texts.length > 1 && other.at >= place) other.at++
    return place
  }

  function settle(person: Person): Y.XmlText {
    const chance = random()
    if (texts.length === 0 || chance < 0.06) {
      person.at = newParagraph(person)
      person.offset = 0
    } else if (chance < 0.2) {
      person.at = below(texts.length)
      person.offset = below((texts[person.at]?.length ?? 0) + 1)
    }
    const text = texts[person.at]
    if (text === undefined) throw new Error('a person stands outside the text')
    person.offset = Math.min(person.offset, text.length)
    return text
  }

  function burst(person: Person): Uint8Array {
    updates = []
    const text = settle(person)
    const type = (words: string) => {
      key(() => text.insert(person.offset, words))
      person.offset += words.length
    }
    if (random() < 0.01) type(PASTE.repeat(1 + below(4)))
    for (let left = 10 + below(60); left > 0; left--) {
      type(LETTERS[below(LETTERS.length)] ?? ' ')
      if (random() > 0.033) continue
      for (let slip = Math.min(1 + below(7), person.offset); slip > 0; slip--) {
        person.offset--
        key(() => text.delete(person.offset, 1))
        backspaces++
      }
    }
    type('.')
    return Y.mergeUpdates(updates)
  }

  function turn(): Turn {
    const index = below(WRITERS)
    const person = people[index]
    if (person === undefined) throw new Error('nobody writes')
    if (person.keysLeft <= 0) {
      person.id += 1_000_003
      person.keysLeft = KEYS_PER_ID
    }
    doc.clientID = person.id
    const before = done
    const bursts = Array.from({ length: 4 + below(12) }, () => burst(person))
    person.keysLeft -= done - before
    return { index, updates: bursts, clientId: person.id, end: Y.getState(doc.store, person.id) }
  }

  const turns: Turn[] = []
  while (done < keystrokes) turns.push(turn())
  return {
    turns,
    writers: WRITERS,
    keystrokes: done,
    backspaces: backspaces / done,
    bytes: Y.encodeStateAsUpdate(doc).length,
    text: textOf(doc),
    ends: [...Y.decodeStateVector(Y.encodeStateVector(doc))].map(([clientId, end]) => ({ clientId, end })),
  }
}
