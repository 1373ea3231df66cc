import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { onlyChapters } from '#server/export/chapters'
import { cell, dayCell, heading, type Outline, paragraph, rowName, table } from '#server/export/outline'
import { toCsv } from '#server/export/to-csv'
import { toXlsx } from '#server/export/to-xlsx'
import { charted } from '#shared/chart/chart'
import { hostile } from './hostile.ts'
import { partsOf } from './reading.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const engagements = table(
  'Engagements : qui/quoi [1] avec un titre qui ne tient pas',
  ['Qui', 'Quoi', 'Pour le'],
  [
    [rowName('CAF'), cell('Réunir ; inviter'), dayCell('2025-09-15', 'à fixer')],
    [rowName('=HYPERLINK("http://x")'), cell('+33 1'), dayCell(null, 'à fixer')],
  ],
)
const nowhere = { sousGroupe: null, passage: null, documentId: null }
const outline: Outline = {
  ...hostile,
  blocks: [
    ...hostile.blocks,
    engagements,
    {
      ...engagements,
      origin: { instantaneId: 'i', libelle: 'Clôture', empreinte: 'abc', prisA: 0, seance: null, ...nowhere },
    },
    ...charted({
      ...{ form: 'bars', title: 'Présences', summary: '', rowLabel: 'Mode' },
      ...{ categories: ['Salle'], series: [{ name: 'Personnes', values: [1264.5] }] },
    }),
  ],
}

/** Cells of a sheet as the file holds them: type, then value. */
function sheet(parts: Map<string, string>, n: number) {
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>.*?<\/si>/gs)].map((m) =>
    m[0].replace(/<[^>]+>/g, ''),
  )
  const xml = parts.get(`xl/worksheets/sheet${n}.xml`) ?? ''
  return [...xml.matchAll(/<c r="(\w+)"([^>]*)>(.*?)<\/c>/gs)].map(([, at, attrs, inside]) => {
    const type = /t="(\w+)"/.exec(attrs ?? '')?.[1] ?? 'n'
    const value = (inside ?? '').replace(/<[^>]+>/g, '')
    return [at, type === 's' ? (strings[Number(value)] ?? '') : value, type] as const
  })
}

describe('an XLSX file', () => {
  it('has one sheet per table, its header frozen, days as days and numbers as numbers', async () => {
    const parts = partsOf(await toXlsx(outline))
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((m) => m[1])
    expect(names[0]).toBe('Lisez-moi')
    expect(names.slice(2)).toEqual(['Engagements qui quoi 1 avec un', 'Engagements qui quoi 1 avec (2)', 'Présences'])
    expect(parts.get('xl/workbook.xml')).toContain('localSheetId="2">&#39;Engagements qui quoi 1 avec un&#39;!$1:$1<')
    expect(parts.get('xl/worksheets/sheet3.xml')).toMatch(/fitToPage="1".*fitToWidth="1" fitToHeight="0"/s)
    expect(names.every((n) => (n ?? '').replace(/&\w+;/g, '_').length <= 31)).toBe(true)
    expect(parts.get('xl/worksheets/sheet3.xml')).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    const third = sheet(parts, 3)
    expect(third.slice(0, 3).map(([, value]) => value)).toEqual(['Qui', 'Quoi', 'Pour le'])
    // 15 September 2025, as spreadsheets count days.
    expect(third.find(([at]) => at === 'C2')).toEqual(['C2', '45915', 'n'])
    expect(sheet(parts, 5).find(([at]) => at === 'B2')).toEqual(['B2', '1264.5', 'n'])
    expect(sheet(parts, 1).map(([, value]) => value)).toContain('Clôture')
  })

  it('says on its first sheet that it is an extract', async () => {
    const first = async (of: Outline) => sheet(partsOf(await toXlsx(of)), 1).map(([, value]) => value)
    const blocks = [heading(2, 'Décisions'), paragraph('Aucune.'), heading(2, 'Livrables'), engagements]
    expect(await first(onlyChapters({ ...outline, blocks }, [1]))).toContain('Extrait\u00a0: 1 chapitre sur 2.')
    expect((await first({ ...outline, blocks })).join()).not.toContain('Extrait')
  })

  it('holds no formula, no link and no control character, whatever people typed', async () => {
    const parts = partsOf(await toXlsx(outline))
    for (const [name, xml] of parts) {
      expect([name, /<f[ >]|<hyperlink|TargetMode="External"|<externalLink/.test(xml)]).toEqual([name, false])
      expect([name, /[^\P{Cc}\t\n\r]/u.test(xml)]).toEqual([name, false])
    }
    expect(sheet(parts, 3).find(([at]) => at === 'A3')?.[1]).toBe('=HYPERLINK("http://x")')
  })

  it('is the same bytes whenever and wherever it is made', async () => {
    const bytes = Buffer.from(await toXlsx(outline))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 11, 31, 23, 59) })
    vi.stubEnv('TZ', 'Pacific/Auckland')
    expect(bytes.equals(await toXlsx(outline))).toBe(true)
    expect(strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array())).toContain('2025-07-01T15:02:00Z')
  })
})

describe('a CSV file', () => {
  it('is read by French spreadsheets, each table under its title, formulas made text', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv(outline))
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text).toContain('CAF;"Réunir ; inviter";2025-09-15\r\n')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")";"'+33 1";à fixer\r\n`)
    expect(text).toContain("'=cmd|calc")
    expect(text).toContain('Salle;1264,5\r\n')
    expect(text).not.toMatch(/[^\P{Cc}\t\n\r]/u)
  })
})
