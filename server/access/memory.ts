const MOST_KEPT = 20_000

/**
 * Remembers answers until told to forget. Everything is forgotten at once: what one change of phase, role or
 * sub-group touches is hard to list and cheap to read again.
 */
export function createMemory() {
  let kept = new Map<string, unknown>()
  return {
    async recall<T>(key: string, read: () => Promise<T>): Promise<T> {
      // The map of the moment of asking: an answer read before a change must not be kept after it.
      const mine = kept
      if (mine.has(key)) return mine.get(key) as T
      const value = await read()
      // What does not exist is asked again: ids nobody has must not fill the memory.
      if (value !== null && mine.size < MOST_KEPT) mine.set(key, value)
      return value
    },
    forget() {
      kept = new Map()
    },
  }
}
