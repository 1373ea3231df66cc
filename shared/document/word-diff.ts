/** The difference of two texts, word by word, as people mark a draft. */

export interface Piece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** A word with its elision (« l’ »), a number with its decimals, a run of blanks, or one sign. */
const tokens = (text: string): string[] =>
  text.match(/[\p{L}\p{M}\p{N}·]+(?:[-.,][\p{L}\p{M}\p{N}·]+)*['’]?|\s+|\S/gu) ?? []

/** Beyond this many comparisons, two stretches are said to be different as a whole. */
const MOST_CELLS = 1_000_000

/** Longest common subsequence, as pieces in the order they are read. */
function align(before: readonly string[], after: readonly string[]): Piece[] {
  const [m, n] = [before.length, after.length]
  if (m * n > MOST_CELLS || m === 0 || n === 0) return whole(before.join(''), after.join(''))
  const width = n + 1
  const longest = new Uint32Array((m + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = m - 1; i >= 0; i--) {
    for (let j = n - 1; j >= 0; j--) {
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < m || j < n) {
    if (i < m && j < n && before[i] === after[j]) {
      pieces.push({ kind: 'same', text: before[i] ?? '' })
      i++
      j++
    } else if (i < m && (j === n || at(i + 1, j) >= at(i, j + 1)))
      pieces.push({ kind: 'removed', text: before[i++] ?? '' })
    else pieces.push({ kind: 'added', text: after[j++] ?? '' })
  }
  return pieces
}

const whole = (before: string, after: string): Piece[] => [
  ...(before === '' ? [] : [{ kind: 'removed', text: before } as const]),
  ...(after === '' ? [] : [{ kind: 'added', text: after } as const]),
]

/** Between two changes, a lone blank is part of them: « deux mots » for « trois fois » reads as one change, not two. */
function joined(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    done.push(...whole(removed, added))
    removed = ''
    added = ''
  }
  pieces.forEach(({ kind, text }, i) => {
    const next = pieces[i + 1]
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed + added !== '' && /^[^\S\n]+$/.test(text) && next !== undefined && next.kind !== 'same') {
      removed += text
      added += text
    } else {
      flush()
      const last = done.at(-1)
      if (last?.kind === 'same') last.text += text
      else done.push({ kind, text })
    }
  })
  flush()
  return done
}

/** Kept, removed and added stretches: without the added ones it reads as `before`, without the removed ones as `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [tokens(before), tokens(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const same = (words: readonly string[]): Piece[] => words.map((text) => ({ kind: 'same', text }))
  return joined([
    ...same(old.slice(0, start)),
    ...align(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...same(old.slice(old.length - end)),
  ])
}
