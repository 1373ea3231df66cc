/** A passage of a formatted text: from one place to another, whatever draws the text. */
import type { ProseNode, ProseValue } from '../document/value.ts'

/** A block of the text, and the characters of its words before this place. A block without words has one place after it. */
export interface Point {
  rang: number
  at: number
}
export interface Passage {
  debut: Point
  fin: Point
}

/** Most characters of a quotation that are kept. */
export const CITATION_MAX = 1000

const wordsOf = (node: ProseNode): string => (node.text ?? '') + (node.content ?? []).map(wordsOf).join('')

export const before = (a: Point, b: Point): boolean => a.rang < b.rang || (a.rang === b.rang && a.at < b.at)

/** A whole block. */
export const blockPassage = (node: ProseNode, rang: number): Passage => ({
  debut: { rang, at: 0 },
  fin: { rang, at: Math.max(1, wordsOf(node).length) },
})

/** What a passage says, one line per block; `named` gives words to a block that has none. */
export function citation(value: ProseValue, { debut, fin }: Passage, named: (node: ProseNode) => string): string {
  const lines = value.slice(debut.rang, fin.rang + 1).map((node, i) => {
    const words = wordsOf(node)
    if (words === '') return named(node)
    const rang = debut.rang + i
    return words.slice(rang === debut.rang ? debut.at : 0, rang === fin.rang ? fin.at : undefined)
  })
  return lines.join('\n').trim().slice(0, CITATION_MAX)
}

interface Sign {
  sign: string
  rang: number
  at: number
}

/** Spaces and ends of lines move when a paragraph is cut in two or becomes a title. */
const signsOf = (words: string, rang: number): Sign[] =>
  Array.from({ length: words.length }, (_, at) => ({ sign: words.charAt(at), rang, at })).filter(
    ({ sign }) => sign.trim() !== '',
  )

const LEAST_FOUND = 8

/**
 * Where the words of a quotation stand, when they stand there once. A block that changes its kind or its place is
 * written anew, and what pointed into it is lost: its words still tell it.
 */
export function passageOfWords(value: ProseValue, quoted: string, named: (node: ProseNode) => string): Passage | null {
  const blocks = value.flatMap((node, rang) => (wordsOf(node) === '' && named(node) === quoted ? [{ node, rang }] : []))
  const [block, another] = blocks
  if (block !== undefined) return another === undefined ? blockPassage(block.node, block.rang) : null
  const wanted = quoted.replace(/\s+/g, '')
  if (wanted.length < LEAST_FOUND || quoted.length >= CITATION_MAX) return null
  const signs = value.flatMap((node, rang) => signsOf(wordsOf(node), rang))
  const words = signs.map((s) => s.sign).join('')
  const from = words.indexOf(wanted)
  if (from === -1 || words.indexOf(wanted, from + 1) !== -1) return null
  const [first, last] = [signs[from], signs[from + wanted.length - 1]]
  if (first === undefined || last === undefined) return null
  return { debut: { rang: first.rang, at: first.at }, fin: { rang: last.rang, at: last.at + 1 } }
}
