import type { SeanceRow } from '#server/store/meeting-store'
import type { PointRow } from '#server/store/point-store'
import { instantOf, jourOf, minutesBetween } from './paris-time.ts'

const MINUTE = 60_000

type Times = Pick<SeanceRow, 'jour' | 'debut' | 'fin' | 'liveAt'>
type Item = Pick<PointRow, 'id' | 'parentId' | 'dureePrevue'>

/** When the plan begins: as printed, or at the real start when the meeting is held on another day than the printed one. */
function begins({ jour, debut, liveAt }: Times): number | null {
  if (liveAt !== null && (debut === null || jourOf(liveAt) !== jour)) return liveAt
  return debut === null ? null : instantOf(jour, debut)
}

/** An item without duration lasts as long as its parts, when every one of them says how long. */
function minutesOf(item: Item, items: readonly Item[]): number | null {
  if (item.dureePrevue !== null) return item.dureePrevue
  const children = items.filter((p) => p.parentId === item.id)
  return children.length === 0 ? null : total(children, items)
}

function total(level: readonly Item[], items: readonly Item[]): number | null {
  let sum = 0
  for (const item of level) {
    const minutes = minutesOf(item, items)
    if (minutes === null) return null
    sum += minutes
  }
  return sum
}

/** Planned start of each item, while the durations before it are known, and planned end of the meeting. */
export function plannedTimes(
  seance: Times,
  items: readonly Item[],
): { starts: ReadonlyMap<string, number>; end: number | null } {
  const starts = new Map<string, number>()
  const start = begins(seance)
  if (start === null) return { starts, end: null }
  // A meeting without any duration has no planned times: only its first item would have one, and that says nothing.
  if (items.every((p) => p.dureePrevue === null)) return { starts, end: endOf(seance, start, null) }

  const place = (parentId: string | null, from: number): void => {
    let at: number | null = from
    for (const item of items.filter((p) => p.parentId === parentId)) {
      if (at === null) return
      starts.set(item.id, at)
      place(item.id, at)
      const minutes = minutesOf(item, items)
      at = minutes === null ? null : at + minutes * MINUTE
    }
  }
  place(null, start)
  const roots = items.filter((p) => p.parentId === null)
  return { starts, end: endOf(seance, start, total(roots, items)) }
}

function endOf({ debut, fin }: Times, start: number, minutes: number | null): number | null {
  if (debut !== null && fin !== null && fin > debut) return start + minutesBetween(debut, fin) * MINUTE
  return minutes === null ? null : start + minutes * MINUTE
}
