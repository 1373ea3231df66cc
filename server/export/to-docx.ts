import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block, Inline } from '#shared/api/outline'
import type { Chart } from '#shared/chart/chart'
import { type Charte, fitted, sansCharte } from './charte.ts'
import { nativeCharts } from './docx-chart.ts'
import type { Drawing } from './docx-drawing.ts'
import { fixDocx } from './docx-fixed.ts'
import { BULLETS, CHART_STYLE, deepest, margin, NUMBERS, numbering, page, stylesOf, textWidth } from './docx-look.ts'
import { runs } from './docx-runs.ts'
import { tableOf } from './docx-table.ts'
import type { Outline } from './outline.ts'
import { printable, wordsOf } from './printable.ts'
import { composed, type Step, unwatched } from './step.ts'
import { abrege, LONGEST_RUNNING } from './words.ts'

type Part = Paragraph | Table
const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const
const tones = {
  ...{ status: 'Statut', note: 'Note', mark: 'Repere', markEnd: 'Note', quote: 'Citation', lead: 'Legende' },
} as const

/** Where a line of the table of contents leads. */
const chapterMark = (place: number): string => `chapitre-${place + 1}`

const headingOf = (level: 1 | 2 | 3 | 4, inlines: readonly Inline[], mark: string | null = null): Paragraph =>
  // Beside the style: some readers tag a heading by its outline level alone.
  new Paragraph({
    heading: headingLevels[level],
    outlineLevel: level - 1,
    children: mark === null ? runs(inlines) : [new Bookmark({ id: mark, children: runs(inlines) })],
  })

/** Numbered lists start again at 1: each has its own instance. */
function createWriter(): { write: (block: Block) => Part[]; charts: Chart[] } {
  let [lists, chapters] = [0, 0]
  const charts: Chart[] = []
  function listOf({ ordered, items }: Extract<Block, { kind: 'list' }>, level: number): Part[] {
    const instance = lists++
    const numbering = { reference: ordered ? NUMBERS : BULLETS, level: Math.min(level, deepest), instance }
    return items.flatMap((item) => [
      ...(item.inlines.length > 0 ? [new Paragraph({ style: 'Liste', numbering, children: runs(item.inlines) })] : []),
      ...item.children.flatMap((child) => (child.kind === 'list' ? listOf(child, level + 1) : write(child))),
    ])
  }
  function write(block: Block): Part[] {
    switch (block.kind) {
      case 'heading':
        return [headingOf(block.level, block.inlines, block.level === 2 ? chapterMark(chapters++) : null)]
      case 'paragraph':
        return [new Paragraph({ ...(block.tone ? { style: tones[block.tone] } : {}), children: runs(block.inlines) })]
      case 'list':
        return listOf(block, 0)
      case 'table':
        return tableOf(block)
      case 'chart':
        charts.push(block)
        return [
          new Paragraph({ style: CHART_STYLE, children: runs([{ text: block.title }]) }),
          new Paragraph({ style: 'Note', children: runs([{ text: block.summary }]) }),
        ]
      case 'pageBreak':
        return [new Paragraph({ children: [new PageBreak()] })]
    }
  }
  return { write, charts }
}

const line = (words: string): Paragraph => new Paragraph({ style: 'PiedDePage', children: runs([{ text: words }]) })

function pageFooter({ statut, provenance }: Outline): Footer {
  const numbers = new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES] })
  return new Footer({
    children: [
      new Paragraph({
        style: 'PiedDePage',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [...runs([{ text: statut }]), numbers],
      }),
      line(provenance),
    ],
  })
}

/** Its logo, then who it is, above the first page. */
function letterhead({ organisme, adresse, logo }: Charte): Paragraph[] {
  const image = (of: NonNullable<Charte['logo']>): ImageRun =>
    new ImageRun({
      type: 'png',
      data: of.png,
      transformation: fitted(of, 220, 64),
      // Its name is written beside it: read twice, it would only be in the way.
      altText: { name: 'Logo', title: 'Logo', description: organisme === null ? 'Logo' : `Logo\u00a0: ${organisme}` },
    })
  const lines = [organisme, ...adresse].flatMap((w) => (w === null ? [] : [w]))
  return [
    ...(logo === null
      ? []
      : [new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 60 }, children: [image(logo)] })]),
    ...lines.map((w, i) => new Paragraph({ style: 'PiedDePage', children: runs([{ text: w, bold: i === 0 }]) })),
  ]
}

/** From how many chapters on a table of contents helps. */
const CHAPTERS = 4

/** Its lines lead to the chapters at once; Word adds the page numbers when it opens the file. */
function contents(blocks: readonly Block[]): (Paragraph | TableOfContents)[] {
  const chapters = blocks.filter((b) => b.kind === 'heading' && b.level === 2)
  if (chapters.length < CHAPTERS) return []
  const cachedEntries = chapters.map((b, i) => ({
    title: b.kind === 'heading' ? wordsOf(b.inlines) : '',
    level: 2,
    href: chapterMark(i),
  }))
  return [
    new Paragraph({ style: 'Legende', children: runs([{ text: 'Sommaire' }]) }),
    new TableOfContents('Sommaire', { hyperlink: true, headingStyleRange: '2-2', cachedEntries, beginDirty: true }),
  ]
}

/** A Word file: real heading styles, French throughout, table headers repeated, status and fingerprint on every page. */
export async function toDocx(
  outline: Outline,
  charte: Charte = sansCharte,
  step: Step = unwatched,
  drawing: Drawing = nativeCharts,
): Promise<Uint8Array> {
  const { titre, sousTitre, statut, filigrane, provenance, le, blocks } = outline
  const courant = abrege(titre, LONGEST_RUNNING)
  const { write, charts } = createWriter()
  const document = new Document({
    title: printable(titre),
    subject: printable(statut),
    description: printable(provenance),
    creator: 'Tour de table',
    lastModifiedBy: 'Tour de table',
    compatabilityModeVersion: 15,
    styles: stylesOf(charte),
    numbering,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: page,
            margin: { top: margin, bottom: margin, left: margin, right: margin, header: 500, footer: 500 },
          },
        },
        headers: {
          default: new Header({ children: [line(courant)] }),
          first: new Header({ children: [...letterhead(charte), line(charte.organisme === null ? courant : '')] }),
        },
        footers: { default: pageFooter(outline), first: pageFooter(outline) },
        children: [
          headingOf(1, [{ text: titre }]),
          ...(sousTitre === null ? [] : [new Paragraph({ style: 'SousTitre', children: runs([{ text: sousTitre }]) })]),
          new Paragraph({ style: 'Statut', children: runs([{ text: statut }]) }),
          new Paragraph({ style: 'Note', children: runs([{ text: provenance }]) }),
          ...contents(blocks),
          ...composed(blocks, step, write).flat(),
        ],
      },
    ],
  })
  step('assemblage')
  return fixDocx(new Uint8Array(await Packer.toArrayBuffer(document)), {
    at: le,
    charts,
    drawing,
    filigrane: filigrane === null ? null : printable(filigrane),
  })
}
