import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Outline } from '#server/export/outline'
import type { Block, Inline } from '#shared/api/outline'
import type { Format } from '#shared/api/prints'

/** Non-breaking spaces as plain ones, to look for words as people would type them. */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

const words = (inlines: readonly Inline[]): string => inlines.map((i) => i.text).join('')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${words(block.inlines)}`]
    case 'paragraph':
      return [words(block.inlines)]
    case 'list':
      return block.items.flatMap((i) => [`- ${words(i.inlines)}`, ...i.children.flatMap(linesOf)])
    case 'table': {
      const rows = [block.head, ...block.rows].filter((r) => r.length > 0)
      return [`[${block.caption}]`, ...rows.map((r) => r.map((c) => c.blocks.map(words).join(' / ')).join(' | '))]
    }
    case 'chart':
      return [`(${block.title}) ${block.summary}`]
    case 'pageBreak':
      return []
  }
}
/** The words of some blocks, one line per heading, paragraph, item or row. */
export const readBlocks = (blocks: readonly Block[]): string => plain(blocks.flatMap(linesOf).join('\n'))
export const readOutline = ({ titre, sousTitre, statut, provenance, blocks }: Outline): string =>
  plain(`${[titre, sousTitre ?? '', statut, provenance].join('\n')}\n${readBlocks(blocks)}`)

export const cellsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) =>
    b.kind === 'table' ? [...b.head, ...b.rows.flat()].map((c) => c.blocks.map(words).join('')) : [],
  )

/** The parts of a Word file as text. */
export function partsOf(docx: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** What LibreOffice reads in a file. It must be installed: an export nobody else has opened proves little. */
export const readByLibreOffice = async (docx: Uint8Array): Promise<string> =>
  plain(await convertedByLibreOffice(docx, 'docx', 'txt:Text (encoded):UTF8'))

/** The same file as LibreOffice writes it again: `fodt` is its own XML, with what it understood of the structure. */
export async function convertedByLibreOffice(bytes: Uint8Array, from: Format, to: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-office-'))
  try {
    writeFileSync(join(folder, `document.${from}`), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profil')).href}`
    const args = ['--headless', profile, '--convert-to', to, '--outdir', folder]
    await promisify(execFile)('soffice', [...args, join(folder, `document.${from}`)], { timeout: 60_000 })
    return readFileSync(join(folder, `document.${to.replace(/:.*/, '')}`), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const unescaped = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|nbsp|amp);/g, (_, name: keyof typeof entities) => entities[name])
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', amp: '&' } as const
/** The runs of a paragraph hold together; one paragraph, cell or slide is not the next. */
const xmlWords = (xml: string): string =>
  unescaped(
    xml.replace(/<\/(w:p|a:p|text:p|text:h|si|row|p|h\d|li|td|th|tr|title|caption)>/g, '\n').replace(/<[^>]+>/g, ''),
  )

/** The pages of a PDF as text. */
async function pdfWords(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  let text = ''
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    text += items.map((i) => ('str' in i ? i.str : '')).join(' ')
  }
  return text.replace(/\u200b/g, '')
}

/** What a person reads in a file, whatever its format. */
export async function wordsIn(format: Format, bytes: Uint8Array): Promise<string> {
  if (format === 'pdf') return plain(await pdfWords(bytes))
  const whole = format === 'csv' || format === 'html' ? strFromU8(bytes) : null
  if (whole !== null) return plain(format === 'csv' ? whole : xmlWords(whole.replace(/<style>[\s\S]*?<\/style>/g, '')))
  const shown =
    /^(content|styles|word\/(document|header\d*|footer\d*)|ppt\/slides\/slide\d+|xl\/(sharedStrings|worksheets\/sheet\d+))\.xml$/
  return plain([...partsOf(bytes)].flatMap(([name, xml]) => (shown.test(name) ? [xmlWords(xml)] : [])).join('\n'))
}
