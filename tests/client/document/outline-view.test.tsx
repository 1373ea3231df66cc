import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { OutlineView } from '#client/document/outline-view'
import type { Block, Cell } from '#shared/api/outline'

const cell = (text: string, header?: true): Cell => ({ blocks: [[{ text }]], ...(header ? { header } : {}) })
const drawn = (blocks: Block[], top?: number): string =>
  renderToStaticMarkup(<OutlineView blocks={blocks} {...(top === undefined ? {} : { top })} />)

describe('an export shown as a page', () => {
  it('brings its highest heading to the level asked for, and keeps the others below it', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 3, inlines: [{ text: 'Fiche 5' }] },
      { kind: 'heading', level: 4, inlines: [{ text: 'Pilote' }] },
    ]
    expect(drawn(blocks, 2)).toBe('<div class="trame"><h2>Fiche 5</h2><h3>Pilote</h3></div>')
  })

  it('writes a table with its caption and its header cells', () => {
    const table: Block = {
      kind: 'table',
      caption: 'Participation',
      head: [cell('Type', true), cell('En salle', true)],
      rows: [[cell('Caf', true), cell('1')]],
    }
    const html = drawn([table])
    expect(html).toMatch(/<caption><span[^>]*>Participation<\/span><\/caption>/)
    expect(html).toContain('<th scope="col">En salle</th>')
    expect(html).toContain('<th scope="row">Caf</th><td>1</td>')
  })

  it('prints ordinals, and takes a lone « 1 » for the number it is', () => {
    const html = drawn([
      { kind: 'paragraph', inlines: [{ text: 'au 1er juillet' }] },
      { kind: 'paragraph', inlines: [{ text: '1' }] },
    ])
    expect(html).toBe('<div class="trame"><p>au 1<sup>er</sup> juillet</p><p>1</p></div>')
  })

  it('follows only addresses a person can open safely', () => {
    const html = drawn([
      {
        kind: 'paragraph',
        inlines: [
          { text: 'ressource', href: 'https://exemple.fr/' },
          { text: 'piège', href: 'java\tscript:alert(1)' },
        ],
      },
    ])
    expect(html).toContain('<a href="https://exemple.fr/" rel="noopener noreferrer" target="_blank">ressource</a>piège')
  })

  it('nests lists', () => {
    const inner: Block = { kind: 'list', ordered: true, items: [{ inlines: [{ text: 'b' }], children: [] }] }
    const html = drawn([{ kind: 'list', ordered: false, items: [{ inlines: [{ text: 'a' }], children: [inner] }] }])
    expect(html).toBe('<div class="trame"><ul><li>a<ol><li>b</li></ol></li></ul></div>')
  })
})
