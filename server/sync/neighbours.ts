/**
 * An editor puts what it adds between two neighbours that touch. Whatever stands between them in the document was added
 * by people who did not know of it, nor it of them. Otherwise its place would depend on who reads it, and when: two people
 * would never see the same words again.
 */
import * as Y from 'yjs'

/** Between two neighbours stands what others put there meanwhile: a few things, ten thousand after days without network. */
const MOST_STEPS = 5_000_000

/** Up to which clock an author must have read each client, by what their own items name, and what these name in turn. */
class Reading {
  private readonly store: Y.Doc['store']
  private readonly ends = new Map<number, number>()

  constructor({ store }: Y.Doc) {
    this.store = store
  }

  hasRead({ client, clock }: Y.ID): boolean {
    return clock < (this.ends.get(client) ?? 0)
  }

  /** All that precedes an id, and the id itself. */
  readTo(id: Y.ID): void {
    const todo = [id]
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { client, clock } = next
      const from = this.ends.get(client) ?? 0
      if (clock < from) continue
      this.ends.set(client, clock + 1)
      const structs = this.store.clients.get(client) ?? []
      for (let i = structs.length === 0 ? 0 : Y.findIndexSS(structs, from); i < structs.length; i++) {
        const struct = structs[i]
        if (struct === undefined || struct.id.clock > clock) break
        if (struct instanceof Y.Item) todo.push(...namedBy(struct))
      }
    }
  }
}

function namedBy({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
  const held = parent instanceof Y.AbstractType ? (parent._item?.id ?? null) : null
  return [origin, rightOrigin, held].filter((id) => id !== null)
}

const isBeside = (item: Y.Item, other: Y.Item | Y.GC): other is Y.Item =>
  other instanceof Y.Item && item.parent === other.parent && item.parentSub === other.parentSub

/** Checks the items of one update, which stand in the document; those of one client in their order. */
export function createNeighbourCheck(doc: Y.Doc): (item: Y.Item) => boolean {
  const readings = new Map<number, Reading>()
  let steps = 0

  function readingOf(item: Y.Item): Reading {
    const { client, clock } = item.id
    const reading = readings.get(client) ?? new Reading(doc)
    readings.set(client, reading)
    if (clock > 0) reading.readTo(Y.createID(client, clock - 1))
    for (const id of namedBy(item)) reading.readTo(id)
    return reading
  }

  /** Only strangers stand from here to the neighbour, which does stand there. */
  function reaches(item: Y.Item, neighbour: Y.Item | null, way: 'left' | 'right'): boolean {
    const end = way === 'left' ? 'origin' : 'rightOrigin'
    let reading: Reading | null = null
    let next = item[way]
    for (; next !== null && next !== neighbour && steps++ < MOST_STEPS; next = next[way]) {
      // Put there after it by the same author, who had read more: this one's own check says the rest.
      const isLater = next.id.client === item.id.client && next.id.clock > item.id.clock
      if (isLater && Y.compareIDs(next[end], item[end])) return true
      reading ??= readingOf(item)
      if (reading.hasRead(next.id)) return false
    }
    return next === neighbour
  }

  return (item) => {
    const left = item.origin === null ? null : Y.getItem(doc.store, item.origin)
    const right = item.rightOrigin === null ? null : Y.getItem(doc.store, item.rightOrigin)
    if (left !== null && !isBeside(item, left)) return false
    if (right !== null && !isBeside(item, right)) return false
    return reaches(item, left, 'left') && reaches(item, right, 'right')
  }
}
