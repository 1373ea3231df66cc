/** The value below which a share of the values lies (nearest rank); NaN when there is none. */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The middle one; the mean of both when there are two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** Field by field, of what several repeats measured; a field not measured each time is left out. */
export function medians<K extends string>(repeats: readonly Readonly<Record<K, number>>[]): Record<K, number> {
  const [first] = repeats
  const keys = Object.keys(first ?? {}) as K[]
  return Object.fromEntries(keys.map((key) => [key, median(repeats.map((one) => one[key]))])) as Record<K, number>
}

/** Three figures are enough to compare; more would look exact. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size >= 1000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')
  if (size >= 100) return value.toFixed(0)
  if (size >= 10) return value.toFixed(1)
  return size >= 1 || value === 0 ? value.toFixed(2) : value.toPrecision(2)
}
