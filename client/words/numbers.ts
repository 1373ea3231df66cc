const NBSP = '\u00a0'
const format = new Intl.NumberFormat('fr-FR')

/** « 1 264 », « 44,9 ». */
export const number = (n: number): string => format.format(n).replace(/\u202f/g, NBSP)

/** « 1 décision », « 0 décision », « 12 décisions »: singular below two. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)}${NBSP}${Math.abs(n) < 2 ? one : many}`
