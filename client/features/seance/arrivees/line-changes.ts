/** What differs between two texts, line by line, to be read at a glance. */
export interface LineChange {
  kind: 'same' | 'added' | 'removed'
  words: string
}

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
  return changes
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
