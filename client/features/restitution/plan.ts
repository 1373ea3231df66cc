import type { ProseNode, ProseValue } from '#shared/document/value'
import { dataNode } from '#shared/prose/content'

export interface Heading {
  /** Rank among the headings of the text, from 0. */
  index: number
  level: number
  words: string
}

const wordsOf = (node: ProseNode): string => (node.text ?? '') + (node.content ?? []).map(wordsOf).join('')

/** The headings of a text, in order; those still empty are left out but counted. */
export function headingsOf(corps: ProseValue): Heading[] {
  return corps
    .filter((n) => n.type === 'heading')
    .map((n, index) => ({
      index,
      level: typeof n.attrs?.level === 'number' ? n.attrs.level : 2,
      words: wordsOf(n).trim(),
    }))
    .filter((h) => h.words !== '')
}

function named(corps: ProseValue, attributes: readonly string[]): string[] {
  const ids = corps.flatMap((n): string[] => {
    if (n.type !== dataNode) return named(n.content ?? [], attributes)
    return attributes.map((name) => n.attrs?.[name]).filter((id) => typeof id === 'string')
  })
  return [...new Set(ids)]
}

/** Snapshots the data blocks of a text are drawn from, once each, in order. */
export const drawnIn = (corps: ProseValue): string[] => named(corps, ['instantane'])
/** The same, with those they are compared with. */
export const citedIn = (corps: ProseValue): string[] => named(corps, ['instantane', 'depuis'])
