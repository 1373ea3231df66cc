/** Runs of Yjs clocks. */
export interface Range {
  clock: number
  len: number
}

/** In order, none touching another. */
export function mergedRanges(ranges: readonly Range[]): Range[] {
  const list: Range[] = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = list.at(-1)
    if (last === undefined || clock > last.clock + last.len) list.push({ clock, len })
    else last.len = Math.max(last.len, clock + len - last.clock)
  }
  return list
}

/** The run a clock is in, among merged ones. */
export function rangeAt(ranges: readonly Range[], clock: number): Range | null {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.clock ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  const last = ranges[low - 1]
  return last !== undefined && clock < last.clock + last.len ? last : null
}

/** Whether every clock of these runs is in the merged ones. */
export const isCovered = (ranges: readonly Range[], by: readonly Range[]): boolean =>
  ranges.every(({ clock, len }) => {
    const around = len === 0 ? null : rangeAt(by, clock)
    return len === 0 || (around !== null && clock + len <= around.clock + around.len)
  })
