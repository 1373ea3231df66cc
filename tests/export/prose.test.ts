import { describe, expect, it } from 'vitest'
import { proseBlocks, proseLines } from '#server/export/prose'
import type { ProseNode } from '#shared/document/value'
import { readBlocks } from './reading.ts'

const text = (words: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]): ProseNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const p = (...content: ProseNode[]): ProseNode => ({ type: 'paragraph', content })
const node = (type: string, content: ProseNode[], attrs?: Record<string, unknown>): ProseNode => ({
  type,
  content,
  ...(attrs ? { attrs } : {}),
})

describe('formatted text as blocks', () => {
  it('keeps bold, italic, underline, strike and safe links', () => {
    const marked = p(
      text('gras', { type: 'bold' }, { type: 'italic' }),
      text('barré', { type: 'strike' }, { type: 'underline' }),
      text('lien', { type: 'link', attrs: { href: 'https://exemple.fr/a?b=c' } }),
    )
    expect(proseBlocks([marked])).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { text: 'gras', bold: true, italic: true },
          { text: 'barré', strike: true, underline: true },
          { text: 'lien', href: 'https://exemple.fr/a?b=c' },
        ],
      },
    ])
  })

  it.each([['javascript:alert(1)'], ['java\tscript:alert(1)'], ['data:text/html,x'], ['vbscript:x'], [42], [null]])(
    'keeps the words of a link to %s, never the link',
    (href) => {
      const blocks = proseBlocks([p(text('cliquez', { type: 'link', attrs: { href } }))])
      expect(blocks).toEqual([{ kind: 'paragraph', inlines: [{ text: 'cliquez' }] }])
    },
  )

  it('drops empty lines and empty bullets, keeps nested lists and their order', () => {
    const list = node('bulletList', [
      node('listItem', [p(text('un')), node('orderedList', [node('listItem', [p(text('un bis'))])])]),
      node('listItem', [{ type: 'paragraph' }]),
      node('listItem', [p(text('deux'))]),
    ])
    expect(readBlocks(proseBlocks([{ type: 'paragraph' }, list, p(text('  '))]))).toBe('- un\n- un bis\n- deux')
  })

  it('puts typed headings under the one they are printed beneath', () => {
    const headings = [1, 2, 3, 4].map((level) => node('heading', [text(`t${level}`)], { level }))
    expect(readBlocks(proseBlocks(headings))).toBe('## t1\n## t2\n### t3\n#### t4')
    expect(readBlocks(proseBlocks(headings, { top: 4 }))).toBe('#### t1\n#### t2\nt3\nt4')
  })

  it('shows what it does not know rather than drop it', () => {
    expect(readBlocks(proseBlocks([node('video', [text('x')])]))).toBe('[contenu non repris : video]')
    expect(readBlocks(proseBlocks([p(text('avant '), { type: 'image' })]))).toBe('avant [contenu non repris : image]')
  })

  it('repeats a merged cell in each place it covers and leaves no cell empty', () => {
    const table = node('table', [
      node('tableRow', [node('tableHeader', [p(text('A'))]), node('tableHeader', [p(text('B'))])]),
      node('tableRow', [node('tableCell', [p(text('large'))], { colspan: 2 })]),
      node('tableRow', [
        node('tableCell', [p(text('haut'))], { rowspan: 2 }),
        node('tableCell', [{ type: 'paragraph' }]),
      ]),
      node('tableRow', [node('tableCell', [p(text('fin'))])]),
    ])
    expect(readBlocks(proseBlocks([table]))).toBe('[Tableau]\nA | B\nlarge | large\nhaut | –\nhaut | fin')
  })

  it('fits in a cell as lines, and says what a blank is called', () => {
    const list = node('bulletList', [node('listItem', [p(text('un'))]), node('listItem', [p(text('deux'))])])
    const lines = proseLines([p(text('titre')), list], 'vide').map((l) => l.map((i) => i.text).join(''))
    expect(lines).toEqual(['titre', '• un', '• deux'])
    expect(proseLines([{ type: 'paragraph' }], 'non renseigné')).toEqual([
      [{ text: 'non renseigné', italic: true, blank: true }],
    ])
  })
})
