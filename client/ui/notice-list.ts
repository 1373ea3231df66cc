export interface Notice {
  id: number
  words: string
  /** Of two about the same thing, only the last one is still true. */
  about: string | null
}

/** What is shown once another message comes: three at most, and one for each thing they are about. */
export const withNotice = (notices: readonly Notice[], next: Notice): Notice[] => [
  ...notices.filter((n) => next.about === null || n.about !== next.about).slice(-2),
  next,
]
