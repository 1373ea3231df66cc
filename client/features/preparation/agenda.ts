import type { NaturePoint } from '#shared/documents/choices'

/** An item of the running order as typed. A sub-item belongs to the nearest item above it. */
export interface PointDraft {
  key: string
  id: string | null
  depth: 0 | 1
  numero: string
  titre: string
  nature: NaturePoint
  intervenant: string
  /** Minutes, or nothing. */
  duree: string
  /** What is looked at together: a document of the group, an address, or both. */
  documentId: string | null
  lien: string
  /** The item put off by an earlier meeting that this one takes up. */
  report: string | null
}

type Points = readonly PointDraft[]

/** Position of the parent of each item; a sub-item that comes first has none. */
export function parentsOf(points: Points): (number | null)[] {
  let last: number | null = null
  return points.map((p, i) => {
    if (p.depth === 1 && last !== null) return last
    last = i
    return null
  })
}

/** An item with its sub-items, or a sub-item alone: what moves and goes together. */
function blockEnd(points: Points, at: number): number {
  if (points[at]?.depth === 1) return at + 1
  let end = at + 1
  while (points[end]?.depth === 1) end++
  return end
}

export const childrenOf = (points: Points, at: number): number => blockEnd(points, at) - at - 1

function startOfPrevious(points: Points, at: number): number | null {
  const depth = points[at]?.depth ?? 0
  for (let i = at - 1; i >= 0; i--) {
    if (points[i]?.depth === depth) return i
    // A sub-item stays under its item: it goes elsewhere by being raised first.
    if (depth === 1) return null
  }
  return null
}

function startOfNext(points: Points, at: number): number | null {
  const end = blockEnd(points, at)
  return points[end]?.depth === (points[at]?.depth ?? 0) ? end : null
}

export const canMove = (points: Points, at: number, way: 'up' | 'down'): boolean =>
  (way === 'up' ? startOfPrevious(points, at) : startOfNext(points, at)) !== null

/** Exchanges an item (its sub-items follow) with the one before or after at the same level. */
export function movePoint(points: Points, at: number, way: 'up' | 'down'): Points {
  const other = way === 'up' ? startOfPrevious(points, at) : startOfNext(points, at)
  if (other === null) return points
  const [first, second] = way === 'up' ? [other, at] : [at, other]
  const end = blockEnd(points, second)
  return [...points.slice(0, first), ...points.slice(second, end), ...points.slice(first, second), ...points.slice(end)]
}

/**
 * Lets an item go after another row (null: at the start), as a drag does. Its sub-items follow; an item let go among
 * the sub-items of another comes after them, a sub-item belongs to whichever item it lands under.
 */
export function placeAfter(points: Points, key: string, afterKey: string | null): Points {
  const at = points.findIndex((p) => p.key === key)
  const moved = points[at]
  if (moved === undefined) return points
  const block = points.slice(at, blockEnd(points, at))
  const rest = [...points.slice(0, at), ...points.slice(at + block.length)]
  const after = afterKey === null ? -1 : rest.findIndex((p) => p.key === afterKey)
  if (afterKey !== null && after === -1) return points
  let place = after + 1
  if (moved.depth === 0) while (rest[place]?.depth === 1) place++
  // Nothing stands above the first row for it to belong to.
  const landed = place === 0 ? block.map((p, i) => (i === 0 ? { ...p, depth: 0 as const } : p)) : block
  return [...rest.slice(0, place), ...landed, ...rest.slice(place)]
}

/** An item becomes a sub-item of the one above, or the reverse. An item that has sub-items cannot become one. */
export const canNest = (points: Points, at: number): boolean =>
  at > 0 && points[at]?.depth === 0 && childrenOf(points, at) === 0

export const setDepth = (points: Points, at: number, depth: 0 | 1): Points =>
  points.map((p, i) => (i === at ? { ...p, depth } : p))

export function removePoint(points: Points, at: number): Points {
  return [...points.slice(0, at), ...points.slice(blockEnd(points, at))]
}

/** Adds after an item and its sub-items, or right after a sub-item. */
export function insertAfter(points: Points, at: number, point: PointDraft): Points {
  const place = point.depth === 1 && points[at]?.depth === 0 ? at + 1 + childrenOf(points, at) : blockEnd(points, at)
  return [...points.slice(0, place), point, ...points.slice(place)]
}

const minutesTyped = (typed: string): number | null => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : null)

export interface Planned {
  minutes: number
  /** Items whose length nobody said. */
  unknown: number
}

/** An item's own duration counts; without one, the sum of its sub-items. */
export function planned(points: Points): Planned {
  const total: Planned = { minutes: 0, unknown: 0 }
  points.forEach((point, at) => {
    if (point.depth === 1 && parentsOf(points)[at] !== null) return
    const own = minutesTyped(point.duree)
    const children = points.slice(at + 1, blockEnd(points, at)).map((c) => minutesTyped(c.duree))
    const parts = own === null && children.length > 0 ? children : [own]
    for (const minutes of parts) {
      if (minutes === null) total.unknown++
      else total.minutes += minutes
    }
  })
  return total
}

/** Length of the meeting in minutes; null when one of its times is missing or they are the wrong way round. */
export function lengthOf(debut: string, fin: string): number | null {
  const read = (time: string): number | null => {
    const [h, m] = time.split(':').map(Number)
    return h === undefined || m === undefined || Number.isNaN(h + m) ? null : h * 60 + m
  }
  const [start, end] = [read(debut), read(fin)]
  return start === null || end === null || end <= start ? null : end - start
}
