/** What differs between two texts, line by line, to be read at a glance. */
export type LineChange =
  | { kind: 'same' | 'added' | 'removed'; words: string }
  /** One line written on: what stayed around what was taken out and what was put in. */
  | { kind: 'changed'; start: string; removed: string; added: string; end: string }

/** Beyond, the whole of both is shown: nobody reads line by line what was rewritten from end to end. */
const MOST_LINES = 400

/** Lengths of the longest lists of lines both have, from each place on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row !== undefined)
        row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return table
}

const linesOf = (text: string | null): string[] => (text === null ? [] : text.split('\n'))

export function lineChanges(before: string | null, after: string | null): LineChange[] {
  const [old, next] = [linesOf(before), linesOf(after)]
  const removed = (words: string): LineChange => ({ kind: 'removed', words })
  const added = (words: string): LineChange => ({ kind: 'added', words })
  if (old.length > MOST_LINES || next.length > MOST_LINES) return [...old.map(removed), ...next.map(added)]
  const table = commonLengths(old, next)
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    const [was, is] = [old[i], next[j]]
    if (was !== undefined && was === is) {
      changes.push({ kind: 'same', words: was })
      i++
      j++
    } else if (was !== undefined && (is === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      changes.push(removed(was))
      i++
    } else if (is !== undefined) {
      changes.push(added(is))
      j++
    }
  }
  return paired(changes)
}

/** How much of a line must have stayed for it to be the same one, written on. */
const STAYED = 0.5

const isHalf = (words: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(words.charAt(at))

function writtenOn(before: string, after: string): LineChange | null {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  if (isHalf(before, start) || isHalf(after, start)) start--
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  if (isHalf(before, before.length - end) || isHalf(after, after.length - end)) end--
  if (start + end < STAYED * before.length || start + end === 0) return null
  return {
    kind: 'changed',
    start: before.slice(0, start),
    removed: before.slice(start, before.length - end),
    added: after.slice(start, after.length - end),
    end: before.slice(before.length - end),
  }
}

/** A line taken out and the one put in its place are one line, when most of it stayed. */
function paired(changes: readonly LineChange[]): LineChange[] {
  const list: LineChange[] = []
  for (const change of changes) {
    const last = list.at(-1)
    const one = last?.kind === 'removed' && change.kind === 'added' ? writtenOn(last.words, change.words) : null
    if (one === null) list.push(change)
    else list.splice(-1, 1, one)
  }
  return list
}

export interface Shown {
  change: LineChange
  /** So many unchanged lines are left out before this one. */
  skipped: number
}

/** Changed lines, each with the line before and after it. */
export function aroundChanges(changes: readonly LineChange[]): { shown: Shown[]; skippedAtEnd: number } {
  const isNear = (at: number) => [at - 1, at, at + 1].some((n) => (changes[n]?.kind ?? 'same') !== 'same')
  let skipped = 0
  const shown = changes.flatMap((change, at): Shown[] => {
    if (!isNear(at)) {
      skipped++
      return []
    }
    const one = { change, skipped }
    skipped = 0
    return [one]
  })
  return { shown, skippedAtEnd: skipped }
}
