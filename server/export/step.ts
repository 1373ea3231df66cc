import type { EtapeFichier } from '#shared/api/etapes-fichier'

/** Told where a file is as it is written. */
export type Step = (etape: EtapeFichier, fait?: number, total?: number) => void
export const unwatched: Step = () => undefined

/** Each piece of a list written in turn, and said. */
export const composed = <T, R>(pieces: readonly T[], step: Step, write: (piece: T) => R): R[] =>
  pieces.map((piece, i) => {
    step('composition', i, pieces.length)
    return write(piece)
  })
