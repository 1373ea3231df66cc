/** What runs in the browser: the copy of one document, without a server. */
import * as Y from 'yjs'
import { lastWords } from '#client/sync/local-copies'
import { openLocalCopy } from '#client/sync/local-copy'
import { removeRows } from '#client/sync/local-rows'

export interface CopyPage {
  /** Resolves once what the device holds is in the document. */
  open(): Promise<void>
  type(words: string): void
  /** Letter after letter, each likely in a row of its own. */
  typeSlowly(words: string): Promise<void>
  words(): string
  garde(): string
  /** Every value since the copy was opened. */
  told(): string[]
  remove(): Promise<boolean>
  /** One row per letter, written as y-indexeddb did. */
  leaveOldRows(words: string): Promise<void>
  rows(): Promise<number>
}

const NAME = 'copie:awa:doc-1'
const doc = new Y.Doc()
const text = doc.getText('text')
const told: string[] = []
let copy: ReturnType<typeof openLocalCopy> | null = null

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function letters(words: string): Uint8Array[] {
  const old = new Y.Doc()
  const updates: Uint8Array[] = [Y.encodeStateAsUpdate(old)]
  old.on('update', (bytes) => updates.push(bytes))
  for (const letter of words) old.getText('text').insert(old.getText('text').length, letter)
  return updates
}

const page: CopyPage = {
  async open() {
    const opened = openLocalCopy({
      name: NAME,
      doc,
      lastWords: lastWords(localStorage, 'awa', 'doc-1'),
      onChange: () => told.push(opened.garde),
    })
    copy = opened
    await opened.loaded
  },
  type(words) {
    for (const letter of words) text.insert(text.length, letter)
  },
  async typeSlowly(words) {
    for (const letter of words) {
      page.type(letter)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  },
  words: () => text.toString(),
  garde: () => copy?.garde ?? 'unopened',
  told: () => told,
  remove: () => removeRows(NAME),
  async leaveOldRows(words) {
    const request = indexedDB.open(NAME)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('updates', { autoIncrement: true })
      request.result.createObjectStore('custom')
    }
    const db = await done(request)
    const store = db.transaction(['updates'], 'readwrite').objectStore('updates')
    await Promise.all(letters(words).map((bytes) => done(store.add(bytes))))
    db.close()
  },
  async rows() {
    const db = await done(indexedDB.open(NAME))
    const count = await done(db.transaction('updates').objectStore('updates').count())
    db.close()
    return count
  },
}
Object.assign(window, { copy: page })
