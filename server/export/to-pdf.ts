import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Block, Cell, Inline } from '#shared/api/outline'
import { type Charte, fitted, sansCharte } from './charte.ts'
import { columnWidths } from './column-widths.ts'
import { type Outline, text } from './outline.ts'
import { pdfChart } from './pdf-chart.ts'
import { tagRowHeaders } from './pdf-row-headers.ts'
import { pdfTemplate } from './pdf-template.ts'
import { printable, runsOf } from './printable.ts'
import { composed, type Step, unwatched } from './step.ts'
import { abrege, LONGEST_RUNNING } from './words.ts'

/** Between the margins, in twentieths of a point. */
const TEXT_WIDTH = 9638
/** From how many chapters on a table of contents helps. */
const CHAPTERS = 4
const LONG_WORD = /(\S{30,})/
/** In signs as people count them: an emoji of several characters stays whole. */
const PART = 8
const graphemes = new Intl.Segmenter('fr')

/**
 * A fingerprint, an address: the page may break between its parts. As a character the break would go with the sign
 * before it wherever that sign stands: readers would take « 18 » for « 1 ».
 */
const piecesOf = (words: string) =>
  words.split(LONG_WORD).flatMap((piece, i): { text: string; part: boolean }[] => {
    if (i % 2 === 0) return [{ text: piece, part: false }]
    const signs = [...graphemes.segment(piece)].map((s) => s.segment)
    const parts = Array.from({ length: Math.ceil(signs.length / PART) }, (_, n) =>
      signs.slice(PART * n, PART * (n + 1)),
    )
    return parts.map((part) => ({ text: part.join(''), part: true }))
  })
const runs = (inlines: readonly Inline[]) =>
  runsOf(inlines).map(({ text, ...look }) => ({ ...look, pieces: piecesOf(text) }))
const cellOf = ({ blocks, header }: Cell) => ({ lines: blocks.map(runs), header: header === true })

/** As data of the template. A heading is at most one level below the former: a reader going down would miss a level. */
function createWriter() {
  let depth = 1
  const tables: boolean[][][] = []
  function write(block: Block): object {
    switch (block.kind) {
      case 'heading':
        depth = Math.max(2, Math.min(block.level, depth + 1))
        return { kind: 'heading', level: depth, inlines: runs(block.inlines) }
      case 'paragraph':
        return { kind: 'paragraph', tone: block.tone ?? null, inlines: runs(block.inlines) }
      case 'list': {
        const items = block.items.map((i) => ({ inlines: runs(i.inlines), children: i.children.map(write) }))
        return { kind: 'list', ordered: block.ordered, items }
      }
      case 'table': {
        const all = block.head.length > 0 ? [block.head, ...block.rows] : block.rows
        const widths = columnWidths(all, TEXT_WIDTH)
        const filled = (row: readonly Cell[]) => widths.map((_, i) => cellOf(row[i] ?? { blocks: [text('–')] }))
        const rows = block.rows.map(filled)
        tables.push(rows.map((row) => row.map((c) => c.header)))
        return {
          ...{ kind: 'table', caption: printable(block.caption), widths },
          head: block.head.length > 0 ? filled(block.head) : [],
          rows,
        }
      }
      case 'chart':
        return pdfChart(block)
      case 'pageBreak':
        return { kind: 'pageBreak' }
    }
  }
  return { write, tables }
}

const dateParts = (at: number): number[] => {
  const d = new Date(at)
  return [
    d.getUTCFullYear(),
    d.getUTCMonth() + 1,
    d.getUTCDate(),
    d.getUTCHours(),
    d.getUTCMinutes(),
    d.getUTCSeconds(),
  ]
}

/**
 * Signs nobody sees are taken with the one before them: dropped, but what joins two emoji in one. The fonts need no
 * selector to draw an emoji.
 */
const INVISIBLE =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)\u200d(?=\p{Extended_Pictographic})|(\p{Default_Ignorable_Code_Point})/gu
const visible = (words: string): string =>
  words.replace(INVISIBLE, (sign: string, dropped?: string) => (dropped === undefined ? sign : ''))

/** A tagged PDF, PDF/UA-1: the compiler refuses what would not be, a figure without words for instance. */
export function toPdf(
  outline: Outline,
  compiler: NodeCompiler,
  charte: Charte = sansCharte,
  step: Step = unwatched,
): Uint8Array {
  const { titre, sousTitre, statut, provenance, filigrane, le, blocks } = outline
  const { write, tables } = createWriter()
  const document = {
    titre: printable(titre),
    courant: abrege(printable(titre), LONGEST_RUNNING),
    sousTitre: sousTitre === null ? null : runs(text(sousTitre)),
    ...{ statut: printable(statut), provenance: printable(provenance), filigrane },
    'provenance-runs': runs(text(provenance)),
    date: dateParts(le),
    couleur: `#${charte.couleur}`,
    entete: [charte.organisme, ...charte.adresse].flatMap((w) => (w === null ? [] : [printable(w)])),
    logo: charte.logo === null ? null : { octets: [...charte.logo.png], ...fitted(charte.logo, 165, 48) },
    sommaire: blocks.filter((b) => b.kind === 'heading' && b.level === 2).length >= CHAPTERS,
    blocks: composed(blocks, step, write),
  }
  step('miseEnPage')
  const made = compiler.compile({
    mainFileContent: pdfTemplate,
    inputs: { document: visible(JSON.stringify(document)) },
  })
  const { result } = made
  if (result === null) {
    const fault = made.takeError()
    throw new Error(`the PDF cannot be laid out: ${JSON.stringify(fault === null ? null : fault.shortDiagnostics)}`)
  }
  step('assemblage')
  const bytes = compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(le / 1000) })
  compiler.evictCache(0)
  return tagRowHeaders(new Uint8Array(bytes), tables)
}
