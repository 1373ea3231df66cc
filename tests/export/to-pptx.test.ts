import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import { cell, heading, mark, markEnd, type Outline, paragraph, rowName, table } from '#server/export/outline'
import { slidesOf } from '#server/export/slides'
import { toPptx } from '#server/export/to-pptx'
import type { Block } from '#shared/api/outline'
import { hostile } from './hostile.ts'
import { partsOf, plain } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

let outline: Outline
let parts: Map<string, string>
let bytes: Uint8Array
beforeAll(async () => {
  const { instantane } = await frozenMeeting()
  outline = compteRendu(instantane, { noms: null })
  bytes = await toPptx(outline)
  parts = partsOf(bytes)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const words = (xml: string): string => plain([...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((m) => m[1]).join(''))
const slides = (of: Map<string, string>): string[] =>
  [...of.keys()]
    .filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
    .map((n) => of.get(n) ?? '')
const titles = (of: Map<string, string>): string[] =>
  slides(of).map((xml) => {
    const shape = xml.split('<p:sp>').find((s) => s.includes('type="title"')) ?? ''
    return words(shape)
  })

describe('a deck', () => {
  it('has one real title per slide, each once, first in reading order', () => {
    const found = titles(parts)
    expect(found.length).toBeGreaterThan(10)
    expect(found.filter((t) => t === '')).toEqual([])
    expect(new Set(found).size).toBe(found.length)
    expect(found.slice(0, 2)).toEqual(['Compte rendu : Groupe de travail Axe 5', 'Sommaire'])
    expect(found.some((t) => t.startsWith('Fiche 5 : '))).toBe(true)
    for (const xml of slides(parts)) expect(xml.indexOf('type="title"')).toBeLessThan(xml.indexOf('<a:t>'))
  })

  it('gives each fiche a slide: pilot, states, last notes, and what is missing', () => {
    const fiche = slides(parts).find((xml) => words(xml).startsWith('Fiche 5 : ')) ?? ''
    for (const said of [
      'pilote à désigner',
      'Informations manquantes : pilote de la fiche, 2 actions sans pilote',
      'État d’avancement',
    ])
      expect(words(fiche)).toContain(said)
    expect(fiche).toMatch(/<a:tblPr firstRow="1"/)
  })

  it('draws native tables and charts, with words read in the place of charts', () => {
    const charts = [...parts.keys()].filter((n) => /^ppt\/charts\/chart\d+\.xml$/.test(n))
    expect(charts).toEqual(['ppt/charts/chart1.xml', 'ppt/charts/chart2.xml'])
    const inks = [...(parts.get('ppt/charts/chart1.xml') ?? '').matchAll(/<c:ser>.*?<c:dLbls>.*?srgbClr val="(\w+)"/gs)]
    // Figures are white on the dark blue, dark on the ochre.
    expect(inks.map((m) => m[1])).toEqual(['FFFFFF', '1C2033'])
    expect(plain(slides(parts).join(''))).toMatch(
      /descr="Participation par type d’organisme et par mode\. 4 participant·es/,
    )
  })

  it('says in the notes of each slide where it comes from', () => {
    const notes = [...parts].filter(([n]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(n))
    expect(notes).toHaveLength(slides(parts).length)
    for (const [name, xml] of notes)
      expect([name, words(xml).includes('Document de travail, non validé')]).toEqual([name, true])
    expect(
      notes.filter(([, xml]) => words(xml).includes('Source : Clôture du 1er juillet 2025')).length,
    ).toBeGreaterThan(8)
  })

  it('is in French, and each paragraph describes itself once', () => {
    expect([...parts].filter(([n, xml]) => n.startsWith('ppt/slides/') && / lang="en-US"/.test(xml))).toEqual([])
    for (const xml of slides(parts))
      for (const [paragraph] of xml.matchAll(/<a:p>.*?<\/a:p>/gs))
        expect((paragraph.match(/<a:pPr/g) ?? []).length).toBeLessThanOrEqual(1)
  })

  it('is the same bytes whenever, wherever and after whatever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 11, 31, 23, 59) })
    vi.stubEnv('TZ', 'Pacific/Auckland')
    const again = unzipSync(await toPptx(outline))
    const first = unzipSync(bytes)
    const different = Object.keys(first).filter(
      (n) => !Buffer.from(first[n] ?? '').equals(again[n] ?? new Uint8Array()),
    )
    expect(different).toEqual([])
  })

  it('loses nothing of a long table, and numbers the slides it takes', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [{ blocks: [[{ text: `Ligne ${i + 1}` }]] }])
    const long: Block[] = [
      { kind: 'heading', level: 2, inlines: [{ text: 'Livrables' }] },
      { kind: 'table', caption: 'Livrables', head: [{ blocks: [[{ text: 'Livrable' }]], header: true }], rows },
    ]
    const made = partsOf(await toPptx({ ...outline, blocks: long }))
    const all = slides(made).map(words).join(' ')
    for (let i = 1; i <= 60; i += 1) expect(all).toContain(`Ligne ${i}`)
    expect(titles(made)[1]).toMatch(/^Livrables \(1 sur \d\)$/)
    for (const xml of slides(made).slice(1)) expect(xml).toContain('Livrable')
  })

  it('says aloud, not on a slide, what only tells where figures come from', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, inlines: [{ text: 'Livrables' }] },
      { kind: 'paragraph', inlines: [{ text: 'Un guide.' }] },
      { kind: 'paragraph', tone: 'note', inlines: [{ text: 'Livrables, instantané « Clôture »' }] },
    ]
    const made = partsOf(await toPptx({ ...outline, blocks }))
    expect(words(slides(made).at(-1) ?? '')).not.toContain('Livrables, instantané')
    expect(words(made.get('ppt/notesSlides/notesSlide2.xml') ?? '')).toContain('Livrables, instantané « Clôture »')
  })

  it('writes a long title smaller, on its placeholder too', async () => {
    const cover = slides(partsOf(await toPptx({ ...outline, titre: 'Titre très long '.repeat(17) })))[0] ?? ''
    const title = cover.split('<p:sp>').find((s) => s.includes('type="title"'))
    expect(Number(/ sz="(\d+)"/.exec(title ?? '')?.[1])).toBeLessThan(2800)
  })

  it('keeps hostile words as words', async () => {
    const made = unzipSync(await toPptx(hostile))
    const external: string[] = []
    for (const [name, raw] of Object.entries(made)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      const xml = strFromU8(raw)
      expect([name, /[^\P{Cc}\t\n\r]/u.test(xml), /javascript:|<script/.test(xml)]).toEqual([name, false, false])
      external.push(...[...xml.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)].map((m) => m[1] ?? ''))
    }
    expect(external).toEqual(['https://exemple.fr/?a=&quot;b&quot;&amp;c=&lt;d&gt;'])
  })
})

it('says where figures come from on the slide that shows them', () => {
  const filled = (n: number): Block[] => Array.from({ length: n }, (_, i) => paragraph(`Ligne ${i}`))
  const blocks = [heading(2, 'Chapitre'), mark('Données [1]'), heading(3, 'Partie'), ...filled(18), markEnd('Fin [1]')]
  const lead: Block = { kind: 'paragraph', inlines: [{ text: 'Décisions :' }], tone: 'lead' }
  // Whatever stands before it, the line that opens a block is never the last of a slide, nor the end alone on one.
  for (let n = 0; n < 25; n++) {
    const slides = slidesOf({
      ...outline,
      blocks: [...blocks, ...filled(n), mark('Données [2]'), lead, ...filled(3), markEnd('Fin [2]')],
    })
    const lines = slides
      .flatMap(({ columns }) => columns)
      .map((pieces) =>
        pieces.flatMap((p) => (p.kind === 'lines' ? p.lines.map((l) => l.inlines.map((i) => i.text).join('')) : [])),
      )
    expect(lines.flat().filter((l) => /[12]\]$/.test(l))).toHaveLength(4)
    for (const slide of lines) {
      expect(slide.at(-1)).not.toMatch(/^(Données|Décisions)/)
      expect(slide[0]).not.toMatch(/^Fin/)
    }
  }
})

it('keeps under the name of its chapter a part that others have too', () => {
  const chapters = ['Sous-groupe 1', 'Sous-groupe 2'].flatMap((name) => [
    ...[
      heading(2, name),
      heading(3, 'Engagements'),
      table('Engagements', ['Qui', 'Quoi'], [[rowName(name), cell('Relire')]]),
    ],
    ...[heading(3, `Propre à ${name}`), table('Livrables', ['Quoi', 'Quand'], [[rowName('Guide'), cell('Mai')]])],
  ])
  expect(slidesOf({ ...outline, blocks: chapters }).map(({ title }) => title)).toEqual([
    'Sommaire',
    ...['Sous-groupe 1', 'Propre à Sous-groupe 1', 'Sous-groupe 2', 'Propre à Sous-groupe 2'],
  ])
})

const shapeOf = (blocks: Block[]) =>
  slidesOf({ ...outline, blocks }).map(({ title, columns }) => [title, columns.length])
const lines = (n: number): Block[] => Array.from({ length: n }, (_, i) => paragraph(`Ligne ${i}`))

it('puts in two columns what would take two slides, and hides nothing by it', async () => {
  const two = [heading(2, 'Chapitre'), ...lines(30), table('Qui', ['Qui', 'Quoi'], [[rowName('Caf'), cell('Relire')]])]
  expect(shapeOf(two)).toEqual([['Chapitre', 2]])
  const [, slide] = slides(partsOf(await toPptx({ ...outline, blocks: two })))
  for (let n = 0; n < 30; n++) expect(words(slide ?? '')).toContain(`Ligne ${n}`)
  // The left one is read first, and neither goes over the other, nor out of the slide.
  const boxes = [...(slide ?? '').matchAll(/<a:off x="(\d+)" y="(\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/g)]
  const columns = boxes
    .map((m) => m.slice(1).map((n) => Number(n) / 914_400))
    .filter(([, , w]) => w !== undefined && w < 7)
  const [[x = 0, , w = 0, h = 9] = [], [x2 = 0, , w2 = 9, h2 = 9] = []] = columns
  expect(x + w).toBeLessThan(x2)
  expect(x2 + w2).toBeLessThan(13)
  expect(Math.max(h, h2)).toBeLessThan(5.6)
})

it('keeps on whole slides a table of many columns, and prose that two columns would not shorten', () => {
  const names = ['Action', 'Pilote', 'État', 'Note', 'Échéance']
  const wide = table(
    'Suivi',
    names,
    Array.from({ length: 20 }, () => names.map((name) => cell(name))),
  )
  const prose = Array.from({ length: 14 }, () => paragraph('Le groupe a partagé l’état des actions. '.repeat(8)))
  for (const blocks of [[wide], prose]) {
    const made = shapeOf([heading(2, 'Chapitre'), ...blocks])
    expect(made.length).toBeGreaterThan(1)
    expect(made.filter(([, columns]) => columns !== 1)).toEqual([])
  }
})

it('leaves no row or two of a longer table at the foot of a column, and no row behind', () => {
  for (let n = 1; n < 44; n++)
    for (const rows of [2, 7, 40]) {
      const long = table(
        'Qui',
        ['Qui', 'Quoi'],
        Array.from({ length: rows }, (_, i) => [rowName(`Caf ${i}`), cell('Oui')]),
      )
      const parts = slidesOf({ ...outline, blocks: [heading(2, 'Chapitre'), ...lines(n), long] })
        .flatMap(({ columns }) => columns.flat())
        .flatMap((piece) => (piece.kind === 'table' ? [piece.rows.length] : []))
      expect(parts.reduce((sum, held) => sum + held, 0)).toBe(rows)
      expect(
        parts.slice(0, -1).every((held) => held >= 3),
        `${rows} rows after ${n} lines: ${parts}`,
      ).toBe(true)
    }
})

it('gives a short chapter no slide of its own, as long as both names hold in one title', () => {
  const chapter = (name: string, n: number): Block[] => [heading(2, name), ...lines(n)]
  const short = [...chapter('Décisions', 9), ...chapter('Livrables', 1), ...chapter('Prochain rendez-vous', 2)]
  expect(shapeOf(short).slice(1)).toEqual([['Décisions – Livrables – Prochain rendez-vous', 1]])
  const long = [
    ...chapter('Décisions', 9),
    ...chapter('Livrables', 9),
    ...chapter(`Suites ${'longues '.repeat(10)}`, 1),
  ]
  expect(shapeOf(long)).toHaveLength(4)
})
