import { beforeAll, describe, expect, it } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import type { Outline } from '#server/export/outline'
import { toHtml } from '#server/export/to-html'
import { hostile } from './hostile.ts'
import { plain } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

let outline: Outline
let html: string
beforeAll(async () => {
  const { instantane, noms } = await frozenMeeting()
  outline = compteRendu(instantane, { noms })
  html = toHtml(outline, { style: 'inline' })
})
const all = (pattern: RegExp, text = html): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? m[0])

describe('an HTML page', () => {
  it('is French, titled, with one h1 and no heading level skipped', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/)
    expect(plain(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '')).toBe('Compte rendu : Groupe de travail Axe 5')
    const levels = all(/<h([1-6])>/g).map(Number)
    expect(levels.filter((l) => l === 1)).toHaveLength(1)
    expect(levels.length).toBeGreaterThan(20)
    expect(levels.filter((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1)).toEqual([])
  })

  it('gives every table a caption, column headers and row headers, and no empty cell', () => {
    const tables = all(/<table>.*?<\/table>/gs)
    expect(tables.length).toBeGreaterThan(5)
    for (const table of tables) {
      expect(table).toMatch(/^<table>\n<caption>.+<\/caption>\n<thead><tr><th scope="col">/)
      expect(table).toContain('<th scope="row">')
      expect(table).not.toMatch(/<t[dh][^>]*>\s*<\/t[dh]>/)
    }
  })

  it('raises « 1er » without breaking the words', () => {
    expect(html).toContain('1<sup>er</sup> juillet 2025')
    expect(html).toContain('participant·es')
    expect(html).toContain('Mise en œuvre avec les participant·es : 1 264 places, 44,9 %')
  })

  it('carries its own style and asks nothing of any server', () => {
    expect(html).toContain('<style>')
    expect(html).not.toMatch(/\b(?:src|action|data-[a-z]+)=|@import|url\(|<link|<script/)
    expect(all(/href="([^"]*)"/g)).toEqual(['https://experice.univ-paris13.fr/'])
  })

  it('takes its style from a sheet when it is served under a policy that forbids inline ones', () => {
    const served = toHtml(outline, { style: { href: '/export.css', icon: '/logo.svg' } })
    expect(served).toContain(
      '<link rel="icon" href="/logo.svg" type="image/svg+xml">\n<link rel="stylesheet" href="/export.css">',
    )
    expect(served).not.toMatch(/<style|style="/)
  })

  it('is the same text each time it is made', () => {
    expect(toHtml(outline, { style: 'inline' })).toBe(html)
  })

  it('makes hostile text inert', () => {
    const page = toHtml(hostile, { style: 'inline' })
    expect(page).not.toMatch(/<script|<img|javascript:/)
    expect([...page].filter((c) => /[^\P{Cc}\n]/u.test(c) || c === '\uffff')).toEqual([])
    expect(page).toContain('&lt;script&gt;')
    expect(page).toContain('avantaprès')
    expect(all(/<a href="([^"]*)"/g, page)).toEqual(['https://exemple.fr/?a=&quot;b&quot;&amp;c=&lt;d&gt;'])
  })
})
