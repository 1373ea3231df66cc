/**
 * Where two people wrote at one place at once, Yjs orders their words by the ids they wrote with. So the id of a piece
 * comes just after the one it was typed with, as far after as the clock of the first thing it holds: no other id lies
 * between, the words stand where their author saw them, and no two pieces of one author have the same.
 */
import * as Y from 'yjs'

type PieceOf = (item: Y.Item) => string | null

export class LateIds {
  private readonly base: Y.Doc
  private readonly late: Y.Doc
  private readonly pieceOf: PieceOf
  /** By client and piece. */
  private readonly ids = new Map<number, Map<string, number>>()

  constructor(base: Y.Doc, late: Y.Doc, pieceOf: PieceOf) {
    this.base = base
    this.late = late
    this.pieceOf = pieceOf
  }

  idFor(client: number, piece: string): number {
    const found = this.idsOf(client).get(piece)
    if (found === undefined) throw new Error(`client ${client} wrote nothing late in ${piece}`)
    return found
  }

  private idsOf(client: number): Map<string, number> {
    let ids = this.ids.get(client)
    if (ids === undefined) {
      ids = new Map()
      this.ids.set(client, ids)
      for (const [piece, clock] of this.beginnings(client)) ids.set(piece, client + 1 + clock)
      for (const [piece, id] of this.broughtBefore(client)) ids.set(piece, id)
    }
    return ids
  }

  /** The clock at which each piece begins. */
  private beginnings(client: number): Map<string, number> {
    const beginnings = new Map<string, number>()
    const known = Y.getState(this.base.store, client)
    const structs = this.late.store.clients.get(client) ?? []
    if (Y.getState(this.late.store, client) === known) return beginnings
    for (let i = Y.findIndexSS(structs, known); i < structs.length; i++) {
      const struct = structs[i]
      const piece = struct instanceof Y.Item ? this.pieceOf(struct) : null
      if (struct !== undefined && piece !== null && !beginnings.has(piece))
        beginnings.set(piece, Math.max(known, struct.id.clock))
    }
    return beginnings
  }

  /** What was first in a piece when it was brought in may be gone from what its author's device holds now. */
  private broughtBefore(client: number): Map<string, number> {
    const brought = new Map<string, number>()
    const last = client + Y.getState(this.late.store, client)
    for (const [id, structs] of this.base.store.clients) {
      if (id <= client || id > last) continue
      const item = structs.find((struct) => struct instanceof Y.Item)
      const piece = item instanceof Y.Item ? this.pieceOf(item) : null
      if (piece !== null) brought.set(piece, id)
    }
    return brought
  }
}
