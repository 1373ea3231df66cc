const NBSP = '\u00a0'
const THIN = '\u202f'

/** Puts the spaces French printing wants in words people typed: before : ; ? ! », after «. Words are never changed. */
export const french = (words: string): string =>
  words
    .replace(/ ([;?!])/g, `${THIN}$1`)
    .replace(/ :/g, `${NBSP}:`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
