import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { blocDe } from '#server/export/blocs'
import { svgOf } from '#server/export/svg'
import { toDocx } from '#server/export/to-docx'
import { toHtml } from '#server/export/to-html'
import type { Block } from '#shared/api/outline'
import { type Chart, charted } from '#shared/chart/chart'
import { cellsOf, partsOf, plain } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

const chart = (form: Chart['form'], title = 'Présences'): Block[] =>
  charted({
    ...{ form, title, summary: '12 personnes : 8 en salle, 4 à distance.', rowLabel: 'Type d’organisme' },
    categories: ['Communes et <intercommunalités> du département, avec un nom qui ne tient pas sur deux lignes', 'CAF'],
    series: [
      { name: 'En salle', values: [6, 2] },
      { name: 'À distance', values: [1, 3] },
    ],
  })
const outline = (blocks: Block[]) => ({
  ...{
    titre: 'Graphiques',
    sousTitre: null,
    statut: 'Validé',
    filigrane: null,
    provenance: 'empreinte',
    le: 0,
    blocks,
  },
})
const drawnOf = (blocks: readonly Block[]) => blocks.filter((b) => b.kind === 'chart')

describe('a chart', () => {
  it('comes with its table, made from the same numbers', () => {
    const [, table] = chart('stacked')
    expect(cellsOf(table === undefined ? [] : [table]).slice(-4)).toEqual(['Ensemble', '8', '4', '12'])
  })

  it.each(['bars', 'stacked', 'progress'] as const)('draws %s with every figure, title and summary as text', (form) => {
    const [drawn] = drawnOf(chart(form))
    const svg = drawn === undefined ? '' : svgOf(drawn)
    expect(svg).toMatch(/role="img".*<title>Présences<\/title><desc>12 personnes/)
    for (const n of [6, 2, 1, 3]) expect(svg).toContain(`>${n}</text>`)
    expect(svg).toContain('…')
    expect(svg).not.toMatch(/NaN|undefined|<intercommunalités>/)
  })

  it('is the same figures on a page and in Word, with words read in its place', async () => {
    const blocks = [...chart('stacked'), ...chart('progress', 'Suite')]
    expect(toHtml(outline(blocks), { style: 'inline' })).toMatch(
      /<figure>\n<svg.*<figcaption><strong>[^<]+\.<\/strong> 12 personnes/s,
    )
    const bytes = await toDocx(outline(blocks))
    const parts = partsOf(bytes)
    const native = [1, 2].map((i) => parts.get(`word/charts/chart${i}.xml`) ?? '')
    expect(native.map((xml) => [...xml.matchAll(/<c:v>(\d+)<\/c:v>/g)].map((m) => m[1]))).toEqual([
      ['6', '2', '1', '3'],
      ['6', '2', '1', '3'],
    ])
    const document = parts.get('word/document.xml') ?? ''
    expect([...document.matchAll(/descr="([^."]+)\. 12 personnes/g)].map((m) => m[1])).toEqual(['Présences', 'Suite'])
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="charts/chart2.xml"')
    const behind = unzipSync(unzipSync(bytes)['word/embeddings/donnees2.xlsx'] ?? new Uint8Array())
    const sheet = strFromU8(behind['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect([...sheet.matchAll(/<v>(\d+)<\/v>/g)].map((m) => m[1])).toEqual(['6', '1', '2', '3'])
  })

  it('is given by participation and by the fiches of a meeting', async () => {
    const { instantane } = await frozenMeeting()
    const [participation] = drawnOf(blocDe('participation', instantane))
    const [avancement] = drawnOf(blocDe('fiches', instantane))
    expect(plain(participation?.summary ?? '')).toContain('4 participant·es : ')
    expect(plain(avancement?.summary ?? '')).toMatch(/^\d+ actions suivies dans \d+ fiches? ; /)
  })
})
