/**
 * What someone wrote apart from a document, cut into pieces that can be brought in one by one: a field, or a row of a list.
 *
 * A Yjs client's changes follow one another without a gap, so a part of them cannot be applied alone. Each piece is
 * therefore written again under an id of its own (`late-ids.ts`), each change at its own clock, what belongs elsewhere left
 * as nothing. It lands exactly where it was typed, among what others wrote since; bringing it in twice does nothing, and if
 * more of it comes later, only what is new is added.
 */
import * as Y from 'yjs'
import { META, rowsRoot, VALUES } from '#shared/document/layout'
import { type DecodedUpdate, decodeUpdate } from './difference.ts'
import { encodeUpdate, type Struct } from './joined-update.ts'
import { LateIds } from './late-ids.ts'
import { applyMeasured } from './measured-apply.ts'
import type { AnyType } from './place.ts'
import { mergedRanges, type Range, rangeAt } from './ranges.ts'

interface Piece {
  /** By the id it is written under. */
  structs: Map<number, Struct[]>
  deleted: Map<number, Range[]>
}

const ROWS = rowsRoot('')

/** `contours`, `engagements[<id>]`: as `compare` names what it compares. Null for what no piece may touch. */
function pieceAt(root: string, sub: string | null): string | null {
  if (root === META) return null
  if (root === VALUES) return sub
  const name = root.slice(root.indexOf(':') + 1)
  return root.startsWith(ROWS) ? `${name}[${sub}]` : name
}

/** Finds the piece an item belongs to, by the root it stands under. */
function pieceFinder(): (item: Y.Item) => string | null {
  const known = new Map<AnyType, (sub: string | null) => string | null>()
  const inside = (type: AnyType): ((sub: string | null) => string | null) => {
    let found = known.get(type)
    if (found !== undefined) return found
    const { _item: holder } = type
    if (holder === null) {
      const root = Y.findRootTypeKey(type as Y.AbstractType<unknown>)
      found = (sub) => pieceAt(root, sub)
    } else {
      const piece = inside(holder.parent as AnyType)(holder.parentSub)
      found = () => piece
    }
    known.set(type, found)
    return found
  }
  return ({ parent, parentSub }) => (parent === null ? null : inside(parent as AnyType)(parentSub))
}

class Cutter {
  readonly pieces = new Map<string, Piece>()
  private readonly base: Y.Doc
  private readonly late: Y.Doc
  private readonly removed: ReadonlyMap<number, Range[]>
  private readonly pieceOf = pieceFinder()
  private readonly ids: LateIds

  constructor(base: Y.Doc, late: Y.Doc, { ds }: DecodedUpdate) {
    this.base = base
    this.late = late
    this.ids = new LateIds(base, late, this.pieceOf)
    this.removed = new Map([...ds.clients].map(([client, ranges]) => [client, mergedRanges(ranges)]))
    this.cut()
  }

  private cut(): void {
    for (const [client, structs] of this.late.store.clients) {
      const known = Y.getState(this.base.store, client)
      if (Y.getState(this.late.store, client) === known) continue
      for (let i = Y.findIndexSS(structs, known); i < structs.length; i++) {
        const struct = structs[i]
        if (struct instanceof Y.Item) this.add(struct, known)
      }
    }
    for (const [client, ranges] of this.removed) for (const range of ranges) this.deleteKnown(client, range)
  }

  private pieceNamed(name: string): Piece {
    const piece = this.pieces.get(name) ?? { structs: new Map(), deleted: new Map() }
    this.pieces.set(name, piece)
    return piece
  }

  private isLate = (id: Y.ID): boolean => id.clock >= Y.getState(this.base.store, id.client)

  private add(item: Y.Item, known: number): void {
    const name = this.pieceOf(item)
    if (name === null) return
    const piece = this.pieceNamed(name)
    const renamed = (id: Y.ID | null): Y.ID | null =>
      id === null || !this.isLate(id) ? id : Y.createID(this.ids.idFor(id.client, name), id.clock)
    const { client, clock } = item.id
    const offset = Math.max(0, known - clock)
    const id = Y.createID(this.ids.idFor(client, name), clock + offset)
    const origin = this.originOf(item, offset > 0 ? Y.createID(client, known - 1) : item.origin)
    const rightOrigin = item.parentSub === null ? item.rightOrigin : null
    const parent = item.parent as AnyType
    const holder = parent._item === null ? (parent as Y.AbstractType<unknown>) : renamed(parent._item.id)
    const content = this.contentOf(item, offset)
    const copy = new Y.Item(id, null, renamed(origin), null, renamed(rightOrigin), holder, item.parentSub, content)
    const run = piece.structs.get(id.client) ?? []
    piece.structs.set(id.client, run)
    const last = run.at(-1)
    const next = last === undefined ? 0 : last.id.clock + last.length
    if (id.clock > next) run.push(new Y.GC(Y.createID(id.client, next), id.clock - next))
    run.push(copy)
    if (this.isRemoved(item)) this.delete(piece, id.client, { clock: id.clock, len: copy.length })
  }

  /** A value is taken back after the one that stands now, so that it is the one that counts. */
  private originOf({ parent, parentSub }: Y.Item, origin: Y.ID | null): Y.ID | null {
    if (parentSub === null || (origin !== null && this.isLate(origin))) return origin
    let item = (parent as Y.AbstractType<unknown>)._map.get(parentSub) ?? null
    while (item !== null && this.isLate(item.id)) item = item.left
    if (item === null) return null
    // What was removed before and after the freeze may have become one.
    const { client } = item.id
    return Y.createID(client, Math.min(item.lastId.clock, Y.getState(this.base.store, client) - 1))
  }

  /** What was written and removed since only keeps its place. */
  private contentOf(item: Y.Item, offset: number): Y.Item['content'] {
    const { content, length } = item
    if (this.isRemoved(item) && !(content instanceof Y.ContentType)) return new Y.ContentDeleted(length - offset)
    const copy = content.copy()
    return offset > 0 ? copy.splice(offset) : copy
  }

  /** By its author: a value may also be gone because another one was preferred to it. */
  private isRemoved({ id }: Y.Item): boolean {
    return rangeAt(this.removed.get(id.client) ?? [], id.clock) !== null
  }

  private deleteKnown(client: number, { clock, len }: { clock: number; len: number }): void {
    const structs = this.base.store.clients.get(client) ?? []
    const end = Math.min(clock + len, Y.getState(this.base.store, client))
    if (clock >= end) return
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (struct === undefined || struct.id.clock >= end) return
      const name = struct instanceof Y.Item && !struct.deleted ? this.pieceOf(struct) : null
      if (name === null) continue
      const from = Math.max(clock, struct.id.clock)
      const to = Math.min(end, struct.id.clock + struct.length)
      this.delete(this.pieceNamed(name), client, { clock: from, len: to - from })
    }
  }

  private delete({ deleted }: Piece, client: number, range: Range): void {
    const ranges = deleted.get(client)
    if (ranges === undefined) deleted.set(client, [range])
    else ranges.push(range)
  }
}

/** The pieces of an update, by name; null when it builds on something the document does not have. Changes nothing. */
export function cutInPieces(base: Y.Doc, bytes: Uint8Array): Map<string, Uint8Array> | null {
  const decoded = decodeUpdate(bytes)
  if (decoded === null) return null
  const late = new Y.Doc({ gc: false })
  Y.applyUpdate(late, Y.encodeStateAsUpdate(base))
  applyMeasured(late, bytes, decoded)
  if (late.store.pendingStructs !== null || late.store.pendingDs !== null) return null
  const { pieces } = new Cutter(base, late, decoded)
  return new Map([...pieces].map(([name, piece]) => [name, encodeUpdate(piece.structs, piece.deleted)]))
}
