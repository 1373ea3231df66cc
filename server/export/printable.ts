import type { Inline } from '#shared/api/outline'
import { safeHref } from '#shared/prose/content'

/** Characters XML 1.0 cannot hold, with half surrogates: one of them makes a whole file unreadable. */
const unprintable =
  /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu

export const printable = (words: string): string => words.replace(unprintable, '')

export interface Run extends Omit<Inline, 'text'> {
  text: string
  superscript?: boolean
  /** A line break stands before it. */
  break?: boolean
}

/** One line in pieces: « 1er » is raised. */
function raised(line: string, look: Omit<Run, 'text'>): Run[] {
  const pieces = line.split(/(?<=\b1)(er)\b/u).filter((piece) => piece !== '')
  return pieces.map((text, i) =>
    text === 'er' && pieces[i - 1]?.endsWith('1') ? { ...look, text, superscript: true } : { ...look, text },
  )
}

/** Pieces of one look each: lines parted, nothing a file cannot hold, no link but a safe one. */
export function runsOf(inlines: readonly Inline[]): Run[] {
  return inlines.flatMap(({ text, href, ...marks }) => {
    const link = safeHref(href)
    const look = link === null ? marks : { ...marks, href: printable(link) }
    const [first = '', ...others] = printable(text).replace(/\r\n?/g, '\n').split('\n')
    const broken = others.flatMap((line) => {
      const [start = { ...look, text: '' }, ...rest] = raised(line, look)
      return [{ ...start, break: true }, ...rest]
    })
    return [...raised(first, look), ...broken]
  })
}

export const wordsOf = (inlines: readonly Inline[]): string => printable(inlines.map((i) => i.text).join(''))
