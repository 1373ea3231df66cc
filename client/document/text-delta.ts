import { wholeCharacters } from '#shared/document/edit'

/** Positions in a text, followed through what others write. */
export interface DeltaStep {
  retain?: number
  insert?: unknown
  delete?: number
}

const lengthOf = (insert: unknown): number => (typeof insert === 'string' ? insert.length : 1)

/** Where a place stands after a change. Words written exactly there push it only when `pushed`. */
export function follow(at: number, delta: readonly DeltaStep[], pushed = false): number {
  let seen = 0
  let place = at
  for (const step of delta) {
    if (step.retain !== undefined) seen += step.retain
    else if (step.insert !== undefined) {
      const length = lengthOf(step.insert)
      if (seen < place || (pushed && seen === place)) place += length
      seen += length
    } else if (step.delete !== undefined && seen < place) {
      place -= Math.min(step.delete, place - seen)
    }
    if (seen > place) break
  }
  return place
}

export interface Splice {
  start: number
  removed: number
  inserted: string
}

/** What was typed between two states of a text field; the caret says where when letters repeat. */
export function spliceBetween(before: string, after: string, caret: number): Splice {
  const most = Math.min(before.length, after.length)
  // Nothing after the caret was typed: what follows it is the common end.
  let end = 0
  const endMost = Math.min(most, Math.max(0, after.length - caret))
  while (end < endMost && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  let start = 0
  while (start < most - end && before[start] === after[start]) start++
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const [from, kept] = wholeCharacters(before, after, start, end)
  return { start: from, removed: before.length - from - kept, inserted: after.slice(from, after.length - kept) }
}
