/** Somebody who writes and erases tokens at random places, with the code of the product; the oracle is told of each act. */
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { SyncStatus } from '#client/sync/status'
import type { DocumentDefinition } from '#shared/document/define'
import { addRow } from '#shared/document/edit'
import type { Field, RowsField } from '#shared/document/field'
import { rootProse, rowsMap } from '#shared/document/layout'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import type { Random } from '#tests/convergence/random'
import type { Opened } from '#tests/sync/client-surroundings'
import { type Act, type Hand, type Oracle, tokenSpans } from './oracle.ts'

export interface Writer {
  readonly name: string
  readonly hand: Hand
  readonly kind: DocumentKind
  readonly opened: Opened
  readonly doc: Y.Doc
  write(): void
  /** Erases a token this person sees, their own or not. */
  erase(): void
  /** Mostly writes, sometimes erases, so many times a second. */
  start(perSecond: number): void
  stop(): void
  /** Everything this person did is recorded, as their screen says. */
  readonly isAtRest: boolean
}

export interface WriterParts {
  oracle: Oracle
  name: string
  kind: DocumentKind
  opened: Opened
  random: Random
  /** Called when the screen says that more is recorded. */
  onTold?: (hand: Hand) => void
  /** Called after each act. */
  onAct?: (hand: Hand) => void
}

/** How many of `done` acts a screen says are recorded; null when it says nothing of it. */
function recorded(status: SyncStatus, done: number): number | null {
  if (status.kind === 'enregistre') return done
  return 'modifications' in status ? done - status.modifications : null
}

const wordsOf = (text: Y.Text): string =>
  text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : '\ufffc'))
    .join('')

/** Longer is what somebody pasted, and may take away: nobody writes in it. */
const LONGEST = 100_000

/** Some text of a fragment, found by going down at random; null when the way ends elsewhere. */
function someText(random: Random, fragment: Y.XmlFragment): Y.XmlText | null {
  const children = fragment.toArray()
  if (children.length === 0) return null
  const child = random.pick(children)
  if (child instanceof Y.XmlText) return child.length > LONGEST ? null : child
  return child instanceof Y.XmlElement ? someText(random, child) : null
}

function someCell(random: Random, doc: Y.Doc, { name, cell }: { name: string; cell: string }): Y.Text | null {
  const rows = [...rowsMap(doc, name).values()]
  const row = rows.length === 0 ? null : random.pick(rows)
  const text = row instanceof Y.Map ? row.get(cell) : null
  return text instanceof Y.Text ? text : null
}

/** Where words may go in a kind of document: formatted texts, and plain ones in rows. */
function placesOf(def: DocumentDefinition): { proses: string[]; cells: { name: string; cell: string }[] } {
  const fields = Object.entries<Field>(def.shape)
  return {
    proses: fields.flatMap(([name, { kind }]) => (kind === 'prose' ? [name] : [])),
    cells: fields.flatMap(([name, field]) => {
      if (field.kind !== 'rows') return []
      return Object.entries((field as RowsField).row).flatMap(([cell, { kind }]) =>
        kind === 'text' ? [{ name, cell }] : [],
      )
    }),
  }
}

function textSomewhere(random: Random, def: DocumentDefinition, doc: Y.Doc): Y.Text | null {
  const { proses, cells } = placesOf(def)
  return random.chance(0.8) || cells.length === 0
    ? someText(random, rootProse(doc, random.pick(proses)))
    : someCell(random, doc, random.pick(cells))
}

/** A place in a text that is inside no token and no character. */
function placeBetween(random: Random, text: string): number {
  const at = random.below(text.length + 1)
  const inside = tokenSpans(text).find(({ from, to }) => from < at && at < to)
  if (inside !== undefined) return inside.to
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}

function insertToken(random: Random, def: DocumentDefinition, doc: Y.Doc, token: string): void {
  const { proses, cells } = placesOf(def)
  const act = random.below(10)
  const text = act < 6 ? textSomewhere(random, def, doc) : null
  if (text !== null) {
    text.insert(placeBetween(random, wordsOf(text)), token)
  } else if (act === 6 && cells.length > 0) {
    const { name, cell } = random.pick(cells)
    addRow(def as never, doc, name as never, token.slice(1, -1), { [cell]: token } as never)
  } else {
    const fragment = rootProse(doc, random.pick(proses))
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(token)])
    fragment.insert(random.below(fragment.length + 1), [paragraph])
  }
}

/** Answers the token erased; null when none was found where it looked. */
function eraseToken(random: Random, def: DocumentDefinition, doc: Y.Doc): string | null {
  const text = textSomewhere(random, def, doc)
  const spans = text === null ? [] : tokenSpans(wordsOf(text))
  if (text === null || spans.length === 0) return null
  const { token, from } = random.pick(spans)
  text.delete(from, token.length)
  return token
}

const ERASING = 0.08

export function createWriter({ oracle, name, kind, opened, random, onTold, onAct }: WriterParts): Writer {
  const def = definitionOf(kind)
  const hand = oracle.hand(name)
  let timer: NodeJS.Timeout | null = null

  function look(): void {
    const count = recorded(opened.status(), hand.acts.length)
    if (count === null || count <= hand.acknowledged) return
    hand.told(count)
    onTold?.(hand)
  }
  const unsubscribe = opened.document.subscribe(look)

  function did(act: Act): void {
    hand.did(act)
    onAct?.(hand)
    look()
  }

  function write(): void {
    const { doc, right } = opened.document.view()
    if (right !== 'write') return
    const token = hand.next()
    // Told before it is done: the screen may speak of it while it is being done.
    hand.did({ kind: 'write', token })
    doc.transact(() => insertToken(random, def, doc, token))
    onAct?.(hand)
  }

  function erase(): void {
    const { doc, right } = opened.document.view()
    if (right !== 'write') return
    const token = doc.transact(() => eraseToken(random, def, doc))
    if (token !== null) did({ kind: 'erase', token })
  }

  function stop(): void {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  onTestFinished(() => {
    stop()
    unsubscribe()
  })

  return {
    name,
    hand,
    kind,
    opened,
    get doc() {
      return opened.document.view().doc
    },
    write,
    erase,
    start(perSecond) {
      stop()
      timer = setInterval(() => (random.chance(ERASING) ? erase() : write()), 1000 / perSecond)
    },
    stop,
    get isAtRest() {
      return opened.status().kind === 'enregistre' && hand.acknowledged === hand.acts.length
    },
  }
}
