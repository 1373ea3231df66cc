/**
 * Keys that keep rows in order: text compared character by character; between two keys there is always another.
 * The row's id decides where in the gap the key falls, so that two people inserting at the same place
 * get different keys and never need a renumbering.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LAST = DIGITS.length - 1

const digitAt = (key: string, i: number): number => (i < key.length ? Math.max(0, DIGITS.indexOf(key.charAt(i))) : 0)

/** The shortest key strictly between `a` and `b` as fractions in base 62; '' is zero and null is one. */
function middle(a: string, b: string | null): string {
  let prefix = ''
  for (let i = 0; ; i++) {
    // Past both ends they are equal as fractions (`A` and `A0`): only a forged key does that, and it has no room after it.
    if (b !== null && i >= a.length && i >= b.length) b = null
    const low = digitAt(a, i)
    const high = b === null ? LAST + 1 : digitAt(b, i)
    if (high - low > 1) return prefix + DIGITS.charAt((low + high) >> 1)
    prefix += DIGITS.charAt(low)
    if (high > low) b = null
  }
}

/** A key between `before` and `after` (null: the start, the end). Equal or reversed neighbours give a key after both. */
export function orderBetween(before: string | null, after: string | null, rowId: string): string {
  let low = before ?? ''
  let high: string | null = after
  if (high !== null && high <= low) high = null
  let hash = 2166136261
  for (let i = 0; i < rowId.length; i++) hash = Math.imul(hash ^ rowId.charCodeAt(i), 16777619) >>> 0
  for (let bit = 0; bit < 10; bit++) {
    const mid = middle(low, high)
    if ((hash >>> bit) & 1) low = mid
    else high = mid
  }
  return middle(low, high)
}

/** Order of two rows: by key, then by id where two people made the same key. */
export function compareRows(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
