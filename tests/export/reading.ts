import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import type { Outline } from '#server/export/outline'
import type { Block, Inline } from '#shared/api/outline'

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
export async function readByLibreOffice(docx: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-office-'))
  try {
    writeFileSync(join(folder, 'document.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profil')).href}`
    const args = ['--headless', profile, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder]
    await promisify(execFile)('soffice', [...args, join(folder, 'document.docx')], { timeout: 60_000 })
    return plain(readFileSync(join(folder, 'document.txt'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
