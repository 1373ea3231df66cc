import type { Inline } from '#shared/api/outline'

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

/** Pieces of one look each: lines parted, « 1er » raised, nothing a file cannot hold. */
export function runsOf(inlines: readonly Inline[]): Run[] {
  return inlines.flatMap((inline) =>
    printable(inline.text)
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .flatMap((line, i): Run[] => {
        const pieces = line.split(/(?<=\b1)(er)\b/u).filter((piece) => piece !== '')
        const runs = pieces.map(
          (text, at): Run => ({
            ...inline,
            text,
            ...(text === 'er' && pieces[at - 1]?.endsWith('1') ? { superscript: true } : {}),
          }),
        )
        const [first, ...rest] = runs.length > 0 ? runs : i === 0 ? [] : [{ ...inline, text: '' }]
        return first === undefined ? [] : [i === 0 ? first : { ...first, break: true }, ...rest]
      }),
  )
}

export const wordsOf = (inlines: readonly Inline[]): string => printable(inlines.map((i) => i.text).join(''))
