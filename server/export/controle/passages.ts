import type { Block, Cell, Inline } from '#shared/api/outline'

/** Words that are read together: a heading, a paragraph, an item, a cell. */
export interface Passage {
  words: string
  /** Heads of the column and of the row it stands under, for words that only mean something there. */
  sous: string
  hrefs: readonly string[]
  /** Rank of the block of the text it is printed in; null outside the text. */
  rang: number | null
  /** The document of a snapshot it was drawn from; null for what was written by hand. */
  document: string | null
}

/** Signs nobody sees, which cut a word in two for a machine alone. */
const clean = (words: string): string => words.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')

const wordsOf = (inlines: readonly Inline[]): string => inlines.map((i) => i.text).join('')
const hrefsOf = (inlines: readonly Inline[]): string[] => inlines.flatMap((i) => (i.href === undefined ? [] : [i.href]))
const cellWords = ({ blocks }: Cell): string => blocks.map(wordsOf).join('\n')

export function passagesOf(blocks: readonly Block[], rang: number | null): Passage[] {
  const of = (b: Block, within: string | null): Passage[] => {
    const document = b.origin?.documentId ?? within
    const one = (inlines: readonly Inline[], at = document): Passage => ({
      ...{ words: clean(wordsOf(inlines)), sous: '', hrefs: hrefsOf(inlines), rang, document: at },
    })
    const plain = (words: string): Passage => one([{ text: words }])
    switch (b.kind) {
      case 'heading':
      case 'paragraph':
        return [one(b.inlines)]
      case 'list':
        return b.items.flatMap((i) => {
          const at = i.lieu?.documentId ?? document
          return [one(i.inlines, at), ...i.children.flatMap((child) => of(child, at))]
        })
      case 'table': {
        const cells = [b.head, ...b.rows].flatMap((row, y) =>
          row.map((c, x): Passage => {
            const heads = y === 0 ? [] : [b.head[x], x === 0 ? undefined : row[0]]
            const sous = heads.flatMap((h) => (h === undefined ? [] : [cellWords(h)])).join('\n')
            const at = b.lieux?.[y - 1]?.documentId ?? document
            return {
              words: clean(cellWords(c)),
              sous: clean(sous),
              hrefs: c.blocks.flatMap(hrefsOf),
              rang,
              document: at,
            }
          }),
        )
        return [plain(b.caption), ...cells]
      }
      case 'chart':
        return [plain(b.title), plain(b.summary), ...b.categories.map(plain)]
      case 'pageBreak':
        return []
    }
  }
  return blocks.flatMap((b) => of(b, null)).filter((p) => p.words.trim() !== '' || p.hrefs.length > 0)
}

const AROUND = 40

/** What was found with a few words around, on one line. */
export function extrait(words: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND)
  const to = Math.min(words.length, at + length + AROUND)
  const cut = words.slice(from, to).replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${cut}${to < words.length ? '…' : ''}`
}
