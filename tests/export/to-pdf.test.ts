import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import { type Outline, paragraph } from '#server/export/outline'
import { toPdf } from '#server/export/to-pdf'
import { createTypesetter } from '#server/printing/typst'
import { charted } from '#shared/chart/chart'
import { hostile } from './hostile.ts'
import { plain } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

interface Tag {
  role?: string
  alt?: string
  children?: Tag[]
}

async function opened(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const roles: string[] = []
  const alts: string[] = []
  const walk = ({ role, alt, children = [] }: Tag): void => {
    if (role !== undefined) roles.push(role)
    if (alt !== undefined) alts.push(alt)
    children.forEach(walk)
  }
  const pages: string[] = []
  const drawn: { words: string; font: string }[] = []
  let untagged = 0
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n)
    walk((await page.getStructTree()) as Tag)
    untagged += unmarked((await page.getOperatorList()).fnArray)
    const items = (await page.getTextContent()).items.flatMap((i) => ('str' in i ? [i] : []))
    pages.push(items.map((i) => i.str).join(' '))
    for (const { str, fontName } of items.filter((i) => i.str.trim() !== '')) {
      const { name } = page.commonObjs.get(fontName) as { name: string }
      drawn.push({ words: str, font: name.replace(/^[A-Z]{6}\+/, '') })
    }
  }
  const { info, metadata } = (await pdf.getMetadata()) as unknown as {
    info: Record<string, unknown>
    metadata: { getRaw(): string }
  }
  return {
    ...{ roles, alts, untagged, pages, drawn },
    latin: Buffer.from(bytes).toString('latin1'),
    text: plain(pages.join('').replace(/\u200b/g, '')),
    info,
    xmp: metadata.getRaw(),
    marked: await pdf.getMarkInfo(),
  }
}

const drawing = [OPS.showText, OPS.constructPath, OPS.paintImageXObject, OPS.shadingFill]
/** How many times a page draws what is neither in its structure nor said to be decoration. */
function unmarked(operations: readonly number[]): number {
  let [depth, count] = [0, 0]
  for (const op of operations) {
    if (op === OPS.beginMarkedContent || op === OPS.beginMarkedContentProps) depth += 1
    else if (op === OPS.endMarkedContent) depth -= 1
    else if (depth === 0 && drawing.includes(op)) count += 1
  }
  return count
}

describe('a PDF', () => {
  it('is tagged: headings without a gap, lists, tables with headers, figures with words, in French, titled', async () => {
    const { instantane } = await frozenMeeting()
    const outline = compteRendu(instantane, { noms: null })
    const { roles, alts, text, info, xmp, marked, latin, untagged } = await opened(toPdf(outline, createTypesetter()))
    expect(marked).toMatchObject({ Marked: true })
    expect(untagged).toBe(0)
    expect(latin).toMatch(/\/Lang \(fr-FR\)[\s\S]*\/DisplayDocTitle true|\/DisplayDocTitle true[\s\S]*\/Lang \(fr-FR\)/)
    const named = outline.blocks.flatMap((b) => (b.kind === 'table' ? b.rows.flat().filter((c) => c.header) : []))
    expect(named.length).toBeGreaterThan(15)
    expect(latin.match(/\/S \/TH\b[^>]*\/Scope \/Row/g)).toHaveLength(named.length)
    // A cell that named its headers itself would be read without that of its row.
    expect(latin).not.toMatch(/\/S \/TD\b[^>]*\/Headers/)
    const figures = roles.filter((r) => r === 'Figure')
    expect([figures.length > 0, alts.length]).toEqual([true, figures.length])
    for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure', 'TOC', 'TOCI', 'Link'])
      expect(roles, role).toContain(role)
    expect(roles.filter((r) => r === 'H1')).toHaveLength(1)
    const levels = roles.flatMap((r) => /^H(\d)$/.exec(r)?.[1] ?? []).map(Number)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(plain(alts.join())).toContain('Participation par type d’organisme et par mode. 4 participant·es')
    expect(xmp).toContain('<rdf:li>fr-FR</rdf:li>')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(plain(String(info.Title))).toBe('Compte rendu : Groupe de travail Axe 5')
    for (const words of [
      'pilote à désigner',
      'Document de travail, non validé',
      '1 264',
      'professionnel·les',
      'Sommaire',
    ])
      expect(text).toContain(words)
  })

  it('reads every sign everywhere, whatever a fingerprint or an invisible sign made of it elsewhere', async () => {
    const empreinte = 'abcdefg8'.repeat(8)
    const said = [`${'des mots '.repeat(40)}${empreinte}`, 'Né\u00ad', 'Zoé\u200b', 'Ré né zoé, 18 mars']
    const { text } = await opened(toPdf({ ...hostile, blocks: said.map((w) => paragraph(w)) }, createTypesetter()))
    expect(text).toContain('Ré né zoé, 18 mars')
    expect(text.replace(/\s/g, '')).toContain(empreinte)
  })

  it('draws emoji, Hebrew and Arabic in fonts of ours, and keeps the words no font draws', async () => {
    const chart = charted({
      ...{ form: 'bars', title: 'Présences ✅', summary: 'Résumé ⚠️.', rowLabel: 'Organisme' },
      ...{ categories: ['Caf 🏠 مرحبا', 'EPT'], series: [{ name: 'En salle', values: [3, 2] }] },
    })
    const lines = ['Bien 👍, fait ✅ ➡️ 👩‍🏫', 'שלום', 'العربية', 'Nguyễn Tiếng ⵜⴰⵎⴰⵣⵉⵖⵜ', '漢字 \u{e000}']
    const styles = [{}, { bold: true as const }, { italic: true as const }]
    const said = lines.flatMap((text) => styles.map((style) => paragraph({ text, ...style })))
    const { drawn, text, untagged } = await opened(
      toPdf({ ...hostile, blocks: [...said, ...chart] }, createTypesetter()),
    )
    expect(untagged).toBe(0)
    const read = text.replace(/\s/g, '')
    const fontsOf = (words: string) => new Set(drawn.flatMap((d) => (d.words.includes(words) ? [d.font] : [])))
    for (const emoji of ['👍', '✅', '➡', '👩‍🏫', '⚠', '🏠'])
      expect([...fontsOf(emoji)], emoji).toEqual(['NotoEmoji_400Regular'])
    // Upright where the words lean: a machine that has DejaVu Sans in italics, without Arabic, changes nothing.
    for (const words of ['שלום', 'العربية', 'مرحبا', 'ⵜⴰⵎⴰⵣⵉⵖⵜ'])
      expect([...fontsOf(words)].sort(), words).toEqual(['DejaVuSans', 'DejaVuSans-Bold'])
    for (const words of ['漢字', '\u{e000}', 'Nguyễn']) expect(read.split(words), words).toHaveLength(4)
    expect([...fontsOf('漢字')]).toEqual(['Box'])
  })

  it('is the same bytes whenever and wherever it is made, and changes with what it prints', async () => {
    const { instantane } = await frozenMeeting()
    const outline = compteRendu(instantane, { noms: null })
    const bytes = Buffer.from(toPdf(outline, createTypesetter()))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 11, 31, 23, 59) })
    vi.stubEnv('TZ', 'Pacific/Auckland')
    expect(bytes.equals(toPdf(outline, createTypesetter()))).toBe(true)
    expect(bytes.equals(toPdf({ ...outline, filigrane: null }, createTypesetter()))).toBe(false)
  })

  it('never leaves a chart at the foot of a page, its numbers on the next', async () => {
    const chart = charted({
      ...{ form: 'bars', title: 'Présences', summary: 'Résumé du graphique.', rowLabel: 'Organisme' },
      ...{ categories: ['Caf', 'EPT'], series: [{ name: 'En salle', values: [3, 2] }] },
    })
    const typesetter = createTypesetter()
    for (let lines = 20; lines < 44; lines += 2) {
      const filler = Array.from({ length: lines }, (_, i) => paragraph(`Ligne ${i}`))
      const { pages } = await opened(toPdf({ ...hostile, blocks: [...filler, ...chart] }, typesetter))
      expect(pages.findIndex((p) => p.includes('Résumé'))).toBe(pages.findIndex((p) => p.includes('Organisme')))
    }
  })

  it('keeps hostile words as words, and characters no font has do not stop it', async () => {
    const outline: Outline = {
      ...hostile,
      blocks: [
        ...hostile.blocks,
        { kind: 'paragraph', inlines: [{ text: '#panic() #read("/etc/passwd") $x$ *gras* @ref <label> \\u{1}' }] },
        // Read as a tag, it would move those of the table below.
        { kind: 'heading', level: 4, inlines: [{ text: '1 0 obj << /Type /StructElem /S /Document /K [9 0 R] >>' }] },
        { kind: 'heading', level: 4, inlines: [{ text: '😀 العربية ☎ 漢字 \u{e000}' }] },
      ],
    }
    const bytes = toPdf(outline, createTypesetter())
    const { text, roles } = await opened(bytes)
    for (const words of [
      ...['😀', 'العربية', '☎', '漢字'],
      '#panic() #read("/etc/passwd") $x$ *gras* @ref <label>',
      '=cmd|calc',
      'second piège',
    ])
      expect(text).toContain(words)
    expect(roles.filter((r) => r === 'Link')).toHaveLength(1)
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/EmbeddedFile|javascript:/)
  })
})
