/** Numbers that look random and come back the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  words(): string
  id(): string
}

const syllables = [
  'ga',
  'é',
  'ri',
  'on ',
  'chu',
  '’a',
  'œu',
  'li',
  ' ',
  'per',
  '\u{1f9f8}',
  '\u{1f9f9}',
  '« ',
  ' »',
  'to',
]

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    below,
    pick,
    chance: (probability) => next() < probability,
    words: () => Array.from({ length: 1 + below(6) }, () => pick(syllables)).join(''),
    id: () => `r${below(2 ** 31).toString(36)}`,
  }
}

/** A place between two characters: no editor stops inside one that takes two units. */
export function placeIn(random: Random, text: string, from = 0): number {
  const at = from + random.below(text.length - from + 1)
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
