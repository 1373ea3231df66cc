import type { Passage } from '#shared/prose/passage'

/** A passage the text shows as commented on; `actif`: the one being read. */
export interface Shown {
  id: string
  passage: Passage
  actif: boolean
}

export const passageClass = (actif: boolean): string => (actif ? 'passage-commente actif' : 'passage-commente')
