import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import { list, type Outline } from '#server/export/outline'
import { toDocx } from '#server/export/to-docx'
import { hostile } from './hostile.ts'
import { partsOf, plain, readByLibreOffice } from './reading.ts'
import { CLOSING, frozenMeeting } from './rich-demonstration.ts'

/** LibreOffice takes its time on a busy machine. */
const OFFICE_MS = 90_000

let outline: Outline
let bytes: Uint8Array
let parts: Map<string, string>
beforeAll(async () => {
  const { instantane, noms } = await frozenMeeting()
  outline = compteRendu(instantane, { noms })
  bytes = await toDocx(outline)
  parts = partsOf(bytes)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})
const part = (name: string): string => parts.get(name) ?? `no part ${name}`

describe('a Word file', () => {
  it('has real heading styles with their outline level, the title above all', () => {
    const headings = [
      ...part('word/document.xml').matchAll(/<w:pStyle w:val="Heading(\d)"\/>.*?<w:outlineLvl w:val="(\d)"\/>/g),
    ]
    expect(headings.length).toBeGreaterThan(20)
    expect(headings.every(([, style, level]) => Number(style) === Number(level) + 1)).toBe(true)
    expect(headings.filter(([, style]) => style === '1')).toHaveLength(1)
    expect(part('word/styles.xml')).toMatch(/w:styleId="Heading4"/)
  })

  it('says it is in French, in its styles and its properties', () => {
    expect(part('word/styles.xml')).toMatch(/<w:rPrDefault>.*?<w:lang w:val="fr-FR"/s)
    expect(part('docProps/core.xml')).toContain('<dc:language>fr-FR</dc:language>')
    expect(plain(part('docProps/core.xml'))).toContain('<dc:title>Compte rendu : Groupe de travail Axe 5</dc:title>')
  })

  it('repeats the header row of every table and splits no row', () => {
    const document = part('word/document.xml')
    const tables = document.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables.length).toBeGreaterThan(5)
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(document.match(/<w:tc>/g)?.length).toBe(document.match(/<w:tc>(?:(?!<\/w:tc>).)*<w:t[ >]/gs)?.length)
  })

  it('keeps the line that names a list beside it', async () => {
    const lead = { kind: 'paragraph' as const, inlines: [{ text: 'Décisions :' }], tone: 'lead' as const }
    const made = partsOf(await toDocx({ ...outline, blocks: [lead, list(['Créer le groupe'])] }))
    const [, style] =
      /<w:pStyle w:val="(\w+)"\/>(?:(?!<w:p>).)*Décisions :/.exec(made.get('word/document.xml') ?? '') ?? []
    const styles = made.get('word/styles.xml') ?? ''
    expect(new RegExp(`w:styleId="${style}".*?</w:style>`).exec(styles)?.[0]).toContain('<w:keepNext/>')
  })

  it('prints status, snapshot, fingerprint and page number on every page', () => {
    const footer = plain(part('word/footer1.xml'))
    expect(footer).toContain('Document de travail, non validé')
    expect(footer).toContain(`empreinte ${/empreinte (\w+)/.exec(outline.provenance)?.[1]}`)
    expect(footer).toMatch(/PAGE.*NUMPAGES/s)
  })

  it('is the same bytes whenever and wherever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 11, 31, 23, 59) })
    vi.stubEnv('TZ', 'Pacific/Auckland')
    const again = await toDocx(outline)
    expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0)
    expect(part('docProps/core.xml')).toContain(new Date(CLOSING).toISOString().slice(0, 19))
  })

  it('changes when what it prints changes', async () => {
    const other = await toDocx({ ...outline, statut: 'Validé' })
    expect(Buffer.compare(Buffer.from(other), Buffer.from(bytes))).not.toBe(0)
  })

  it(
    'opens in LibreOffice with every word of the meeting',
    async () => {
      const text = await readByLibreOffice(bytes)
      for (const words of [
        'Traduction du SDSF sur le terrain',
        'cartographie dynamique petite enfance',
        'vers un guide concret pour les communes et porteurs de projets ?',
        'pilote à désigner',
        'participant·es',
        'assistant-es maternel-les',
        'professionnel·les',
        'Mise en œuvre',
        '1 264',
        '44,9 %',
        'Mardi 1er juillet 2025, 14 h – 17 h',
        'À finir : livrable ; date de la première réunion',
      ])
        expect(text).toContain(words)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    },
    OFFICE_MS,
  )
})

describe('hostile text', () => {
  it(
    'stays text: no control character, no relation but the safe link, nothing executed',
    async () => {
      const made = await toDocx(hostile)
      const found = partsOf(made)
      for (const [name, xml] of found) expect([name, /[^\P{Cc}\t\n\r]/u.test(xml)]).toEqual([name, false])
      const external = [...found.values()].flatMap((xml) =>
        [...xml.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)].map(
          (m) => /Target="([^"]*)"/.exec(m[0])?.[1],
        ),
      )
      expect(external).toEqual(['https://exemple.fr/?a=&quot;b&quot;&amp;c=&lt;d&gt;'])
      expect(found.get('word/document.xml')).not.toMatch(/w:fldSimple|w:instrText|javascript:/)
      const text = await readByLibreOffice(made)
      for (const words of ['=1+1', '=cmd|calc', 'second piège', '<script>alert(1)</script>'])
        expect(text).toContain(words)
    },
    OFFICE_MS,
  )
})
