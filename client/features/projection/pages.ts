/** One page of the lines that do not fit at once; past the last page it goes round. */
export function pageOf<T>(
  lines: readonly T[],
  size: number,
  page: number,
): { shown: readonly T[]; words: string | null } {
  const pages = Math.max(1, Math.ceil(lines.length / size))
  const at = page % pages
  return {
    shown: lines.slice(at * size, (at + 1) * size),
    words: pages === 1 ? null : `${at + 1}\u00a0/\u00a0${pages}`,
  }
}
