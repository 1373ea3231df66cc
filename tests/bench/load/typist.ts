/** Someone who types in a paragraph of their own, as the editor would send it: one update a key. */
import * as Y from 'yjs'
import { rootProse } from '#shared/document/layout'
import { caret } from '../wire/presence.ts'

const WORDS =
  'le groupe propose un accueil commun des familles avec la Caf et les communes pour que chaque parent trouve une place'

/** The paragraph, then its words, are the first two things a typist makes. */
const TEXT_CLOCK = 1

export interface Key {
  update: Uint8Array
  /** Clock of the writer after it. */
  end: number
}

export interface Typist {
  readonly clientId: number
  /** The next keys, encoded by Yjs itself. */
  keys(count: number): Key[]
  /** The caret after that key. */
  caretAfter(key: Key): Uint8Array
}

export function createTypist(clientId: number): Typist {
  const doc = new Y.Doc()
  doc.clientID = clientId
  let latest: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    latest = update
  })
  const words = new Y.XmlText()
  let typed = 0
  let carets = 0

  function key(): Key {
    const letter = WORDS[typed % WORDS.length] ?? ' '
    doc.transact(() => {
      if (typed === 0) {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [words])
        rootProse(doc, 'contours').insert(0, [paragraph])
      }
      words.insert(words.length, letter)
    })
    typed++
    return { update: latest, end: Y.getState(doc.store, clientId) }
  }

  return {
    clientId,
    keys: (count) => Array.from({ length: count }, key),
    caretAfter: ({ end }) => caret(clientId, ++carets, { text: TEXT_CLOCK, last: end - 1 }),
  }
}
