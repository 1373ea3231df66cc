/**
 * Words somebody wrote in a block that somebody else, who had not seen them, was taking away at the same time: made it a
 * title or a list, joined it to another, erased it. Yjs drops them with the block. They are put back: in the text that
 * took over what stood around them, else as a paragraph where the block was.
 */
import * as Y from 'yjs'
import { proseRoot } from '#shared/document/layout'
import type { DecodedUpdate } from './difference.ts'
import type { AnyType, Place } from './place.ts'
import type { Change, WorkingCopy } from './working-copy.ts'

type Copy = Pick<WorkingCopy, 'def' | 'doc'>

/** Letters of a text that is gone, in their order, and those put back since. */
interface Piece {
  client: number
  clock: number
  length: number
  /** Nothing for what was erased before. */
  text: string
}

/** A formatted text, in any copy of the document: by its name at the root, by its item in a row. */
type Where = string | Y.ID

/** A text that is gone. */
export interface Grave {
  /** Null for one that went with its row. */
  where: Where | null
  /** Blocks before the one it stood in. */
  index: number
  id: Y.ID
  pieces: Piece[]
}

interface Stranded {
  /** Null where nobody knows its place any more: it goes to the end of the first text of the document. */
  where: Where | null
  /** The text it stood in, when it is remembered. */
  grave: Grave | null
  index: number
  text: string
  /** What stood around it. */
  before: string
  after: string
}

/** Kept per document, in memory: for people whose words come within the day, not for a history. */
const MOST_GRAVES = 200
/** Fewer letters of a row that is gone were on their way when it went: the page shows them to who typed them. */
const LEAST_OF_ROW = 12
/** What is looked for in the text that took over. */
const CONTEXT = 16
const LEAST_CONTEXT = 4

const holds = ({ client, clock, length }: Piece, id: Y.ID): boolean =>
  client === id.client && clock <= id.clock && id.clock < clock + length

const rootName = (doc: Y.Doc, type: AnyType): string | null =>
  [...doc.share].find(([, root]) => (root as unknown) === type)?.[0] ?? null

/** The field a text stood in and the blocks before its own; null when it went with its row. */
function placeOfGrave(doc: Y.Doc, item: Y.Item, placeOf: (type: AnyType) => Place | null): [Where, number] | null {
  let block = item
  for (;;) {
    const parent: unknown = block.parent
    if (!(parent instanceof Y.XmlFragment)) return null
    const place = placeOf(parent as AnyType)
    if (place?.at === 'prose' && place.element === null) break
    if (parent._item === null) return null
    block = parent._item
  }
  const fragment = block.parent as Y.XmlFragment
  if (fragment._item?.deleted === true) return null
  const where = fragment._item === null ? rootName(doc, fragment) : fragment._item.id
  let index = block.deleted ? 0 : 1
  for (let left = block.left; left !== null; left = left.left) if (!left.deleted && left.countable) index++
  return where === null ? null : [where, index]
}

function graveOf(doc: Y.Doc, text: Y.Text, item: Y.Item, placeOf: (type: AnyType) => Place | null): Grave {
  const [where, index] = placeOfGrave(doc, item, placeOf) ?? [null, 0]
  const pieces: Piece[] = []
  for (let letter = text._start; letter !== null; letter = letter.right) {
    const { client, clock } = letter.id
    const { content } = letter
    pieces.push({ client, clock, length: letter.length, text: content instanceof Y.ContentString ? content.str : '' })
  }
  return { where, index, id: item.id, pieces }
}

/** Texts that a transaction took away whole; to be asked before Yjs forgets what they held. */
export function gravesIn(transaction: Y.Transaction, placeOf: (type: AnyType) => Place | null): Grave[] {
  const graves: Grave[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return
    const { type } = struct.content
    if (type instanceof Y.Text) graves.push(graveOf(transaction.doc, type, struct, placeOf))
  })
  return graves
}

export class Graves {
  private kept: Grave[] = []
  add(graves: readonly Grave[]): void {
    if (graves.length > 0) this.kept = [...this.kept, ...graves].slice(-MOST_GRAVES)
  }

  /** To be asked after each update of somebody: the edit that puts back what it cost others, or what others cost it. */
  after({ def, doc }: Copy, decoded: DecodedUpdate, change: Change): ((doc: Y.Doc) => void) | null {
    const found = this.stranded(doc, decoded, change)
    this.add(change.graves)
    const first = Object.entries(def.shape).find(([, field]) => field.kind === 'prose')?.[0]
    return found.length === 0 ? null : (at) => putBack(at, found, first === undefined ? null : proseRoot(first))
  }

  /** Words that nobody meant to take away. */
  private stranded(doc: Y.Doc, { structs, ds }: DecodedUpdate, { before, graves }: Change): Stranded[] {
    const found = graves.flatMap((grave) => unknownTo(grave, ds))
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const { client, clock } = struct.id
      const known = (before.get(client) ?? 0) - clock
      if (known >= struct.length || Y.isDeleted(ds, struct.id)) continue
      const stored = doc.store.clients.get(client)
      if (stored === undefined || !(stored[Y.findIndexSS(stored, clock + struct.length - 1)] instanceof Y.GC)) continue
      found.push(this.bury(struct, Math.max(0, known)))
    }
    const isKept = ({ where, grave, text }: Stranded) => where !== null || grave === null || text.length >= LEAST_OF_ROW
    return joined(found).filter(isKept)
  }

  /** Where words that came too late stood: after the letter they name as theirs on the left. */
  private bury(struct: Y.Item, from: number): Stranded {
    const { origin, rightOrigin, parent } = struct as { origin: Y.ID | null; rightOrigin: Y.ID | null; parent: unknown }
    const text = (struct.content as Y.ContentString).str.slice(from)
    const piece = { client: struct.id.client, clock: struct.id.clock + from, length: text.length, text }
    for (const grave of this.kept) {
      const at = grave.pieces.findIndex((p) => origin !== null && holds(p, origin))
      const next = grave.pieces.findIndex((p) => rightOrigin !== null && holds(p, rightOrigin))
      const first = parent instanceof Y.ID && Y.compareIDs(parent, grave.id)
      if (at === -1 && next === -1 && !first) continue
      const place = at === -1 ? Math.max(0, next) : splitAfter(grave.pieces, at, origin as Y.ID)
      const [before, after] = [grave.pieces.slice(0, place), grave.pieces.slice(place)]
      grave.pieces = [...before, piece, ...after]
      return strandedIn(grave, text, before, after)
    }
    return { where: null, grave: null, index: 0, text, before: '', after: '' }
  }
}

const words = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

function strandedIn(grave: Grave, text: string, before: readonly Piece[], after: readonly Piece[]): Stranded {
  const { where, index } = grave
  // Around it is nothing that still stands.
  if (where === null) return { where, grave, index, text, before: '', after: '' }
  return { where, grave, index, text, before: words(before), after: words(after) }
}

/** The place of what follows a letter; the piece that holds it is cut behind it. */
function splitAfter(pieces: Piece[], at: number, { clock }: Y.ID): number {
  const piece = pieces[at]
  const size = piece === undefined ? 0 : clock + 1 - piece.clock
  if (piece !== undefined && size < piece.length) {
    const head = { ...piece, length: size, text: piece.text.slice(0, size) }
    const tail = { ...piece, clock: clock + 1, length: piece.length - size, text: piece.text.slice(size) }
    pieces.splice(at, 1, head, tail)
  }
  return at + 1
}

/** Letters of a text that whoever took it away did not name: they had not seen them. */
function unknownTo(grave: Grave, ds: DecodedUpdate['ds']): Stranded[] {
  const { pieces } = grave
  return pieces.flatMap(({ client, clock, text }, i): Stranded[] => {
    if (text === '' || Y.isDeleted(ds, Y.createID(client, clock))) return []
    const seen = (some: readonly Piece[]) => some.filter((p) => Y.isDeleted(ds, Y.createID(p.client, p.clock)))
    return [strandedIn(grave, text, seen(pieces.slice(0, i)), seen(pieces.slice(i + 1)))]
  })
}

/** Words that follow one another are one. */
function joined(found: readonly Stranded[]): Stranded[] {
  const all: Stranded[] = []
  for (const one of found) {
    const last = all.at(-1)
    const same = last !== undefined && last.grave === one.grave && last.after === one.after
    if (same && (one.before === last.before || one.before === last.before + last.text)) last.text += one.text
    else all.push({ ...one })
  }
  return all
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? textsIn(child) : []
  })
}

const letters = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('')

/** The one place among texts where words stand, `skip` letters further; null when none or several. */
function onlyPlace(texts: readonly Y.XmlText[], sought: string, skip: number): { text: Y.XmlText; at: number } | null {
  const places = texts.flatMap((text) => {
    const all = letters(text)
    const at = all.indexOf(sought)
    if (at === -1) return []
    return all.includes(sought, at + 1) ? [null, null] : [{ text, at: at + skip }]
  })
  return places.length === 1 ? (places[0] ?? null) : null
}

function open(doc: Y.Doc, where: Where): Y.XmlFragment | null {
  if (typeof where === 'string') return doc.getXmlFragment(where)
  const { content, deleted } = Y.getItem(doc.store, where) as Y.Item
  const type = !deleted && content instanceof Y.ContentType ? content.type : null
  return type instanceof Y.XmlFragment ? type : null
}

function putBack(doc: Y.Doc, found: readonly Stranded[], first: string | null): void {
  for (const { where, index, text, before, after } of found) {
    const fragment = where !== null ? open(doc, where) : first === null ? null : doc.getXmlFragment(first)
    if (fragment === null) continue
    const texts = textsIn(fragment)
    const [left, right] = [before.slice(-CONTEXT), after.slice(0, CONTEXT)]
    const tries: [string, number][] = [
      [left + right, left.length],
      [left, left.length],
      [right, 0],
    ]
    const place = tries
      .filter(([sought]) => sought.length >= LEAST_CONTEXT)
      .map(([sought, skip]) => onlyPlace(texts, sought, skip))
      .find((p) => p !== null)
    if (place != null) {
      place.text.insert(place.at, text)
      continue
    }
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    fragment.insert(where === null ? fragment.length : Math.min(index, fragment.length), [paragraph])
  }
}
