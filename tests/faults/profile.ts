/** Each scenario has two sizes: small in `npm test`, large in `npm run fautes`. */
const isLong = process.env.FAUTES === 'long'

export const sized = (small: number, large: number): number => (isLong ? large : small)

/** Scenarios draw from a seed said in the title of their failure; `SEED=123` plays one again. */
export const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
