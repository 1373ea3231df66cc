import { describe, expect, it } from 'vitest'
import { citedIn, drawnIn, headingsOf } from '#client/features/restitution/plan'
import type { ProseNode } from '#shared/document/value'

const heading = (words: string, level = 2): ProseNode => ({
  type: 'heading',
  attrs: { level },
  content: words === '' ? [] : [{ type: 'text', text: words }],
})
const bloc = (instantane: string): ProseNode => ({ type: 'blocDonnees', attrs: { bloc: 'fiches', instantane } })

describe('the outline of a restitution', () => {
  it('lists the headings with their rank, leaving out those still empty', () => {
    const corps = [heading('1. Le groupe'), { type: 'paragraph' }, heading(''), heading('Fiche 5', 3)]
    expect(headingsOf(corps)).toEqual([
      { index: 0, level: 2, words: '1. Le groupe' },
      { index: 2, level: 3, words: 'Fiche 5' },
    ])
  })

  it('names each snapshot once, wherever its blocks stand', () => {
    const nested: ProseNode = { type: 'blockquote', content: [bloc('b')] }
    expect(citedIn([bloc('a'), nested, bloc('a')])).toEqual(['a', 'b'])
    const compared = { type: 'blocDonnees', attrs: { bloc: 'changements', instantane: 'c', depuis: 'a' } }
    expect([citedIn([compared]), drawnIn([compared])]).toEqual([['c', 'a'], ['c']])
  })
})
