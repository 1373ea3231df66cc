import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Charte, sansCharte } from '#server/export/charte'
import { compteRendu } from '#server/export/compte-rendu'
import { toDocx } from '#server/export/to-docx'
import { toPdf } from '#server/export/to-pdf'
import { toPptx } from '#server/export/to-pptx'
import { silentLog } from '#server/log'
import { readCharte } from '#server/printing/charte'
import { createTypesetter } from '#server/printing/typst'
import { partsOf, plain } from './reading.ts'
import { frozenMeeting } from './rich-demonstration.ts'

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

function folder(files: Record<string, string | Buffer>): string {
  const made = mkdtempSync(join(tmpdir(), 'tour-de-table-charte-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(made, name), content)
  return made
}

it('is read from the folder of the data, and never stops a file when it cannot be', async () => {
  const chosen = { organisme: 'Comité', adresse: ['Bobigny'], couleur: '#0f766e', police: 'Calibri' }
  const whole = await readCharte(folder({ 'charte.json': JSON.stringify(chosen), 'logo.png': PNG }), silentLog())
  expect(whole).toMatchObject({ ...chosen, couleur: '0F766E', logo: { width: 1, height: 1 } })
  const wrong = { 'charte.json': '{"police":"Arial\\" onload"}', 'logo.png': '<svg/>' }
  for (const files of [{}, wrong, { 'charte.json': '{', 'logo.png': 'nothing' }])
    expect(await readCharte(folder(files), silentLog())).toEqual(sansCharte)
})

it('stands on the first page of Word files and slides, and in PDF with its words', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const logo = { png: new Uint8Array(PNG), width: 1, height: 1 }
  const charte: Charte = {
    organisme: 'Comité départemental',
    adresse: [],
    couleur: '0F766E',
    police: 'Calibri',
    logo,
    modele: null,
  }
  const docx = partsOf(await toDocx(outline, charte))
  const headers = [...docx].filter(([n]) => /^word\/header\d\.xml$/.test(n)).map(([, xml]) => xml)
  expect(headers.filter((xml) => xml.includes('Comité départemental') && xml.includes('<pic:pic'))).toHaveLength(1)
  expect(headers.filter((xml) => xml.includes('string="Document de travail"'))).toHaveLength(2)
  expect(docx.get('word/styles.xml')).toMatch(/w:ascii="Calibri".*0F766E/s)
  const contents = docx.get('word/document.xml') ?? ''
  const marks = [...contents.matchAll(/<w:hyperlink [^>]*w:anchor="(chapitre-\d+)"/g)].map((m) => m[1])
  expect(marks.length).toBeGreaterThan(8)
  for (const mark of marks) expect(contents).toContain(`w:name="${mark}"`)
  const ids = [...contents.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map((m) => m[1])
  expect(new Set(ids).size).toBe(ids.length)
  const again = Buffer.from(await toDocx(outline, charte))
  expect(again.equals(await toDocx(outline, charte))).toBe(true)

  const pptx = partsOf(await toPptx(outline, charte))
  expect(plain(pptx.get('ppt/slides/slide1.xml') ?? '')).toMatch(/descr="Comité départemental"/)
  expect(toPdf(outline, createTypesetter(), charte).length).toBeGreaterThan(10_000)

  const validated = partsOf(await toDocx({ ...outline, filigrane: null }, charte))
  expect([...validated.values()].some((xml) => xml.includes('<v:textpath'))).toBe(false)
})
