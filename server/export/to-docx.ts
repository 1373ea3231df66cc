import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block } from '#shared/api/outline'
import type { Chart } from '#shared/chart/chart'
import { fixDocx } from './docx-fixed.ts'
import { BULLETS, CHART_STYLE, deepest, margin, NUMBERS, numbering, page, styles, textWidth } from './docx-look.ts'
import { runs } from './docx-runs.ts'
import { tableOf } from './docx-table.ts'
import type { Outline } from './outline.ts'
import { printable } from './printable.ts'

type Part = Paragraph | Table
const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const
const tones = { status: 'Statut', note: 'Note', quote: 'Citation' } as const

const headingOf = (level: 1 | 2 | 3 | 4, inlines: Parameters<typeof runs>[0]): Paragraph =>
  // Beside the style: some readers tag a heading by its outline level alone.
  new Paragraph({ heading: headingLevels[level], outlineLevel: level - 1, children: runs(inlines) })

/** Numbered lists start again at 1: each has its own instance. */
function createWriter(): { write: (block: Block) => Part[]; charts: Chart[] } {
  let lists = 0
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
        return [headingOf(block.level, block.inlines)]
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

/** A Word file: real heading styles, French throughout, table headers repeated, status and fingerprint on every page. */
export async function toDocx(outline: Outline): Promise<Uint8Array> {
  const { titre, sousTitre, statut, provenance, le, blocks } = outline
  const { write, charts } = createWriter()
  const document = new Document({
    title: printable(titre),
    subject: printable(statut),
    description: printable(provenance),
    creator: 'Tour de table',
    lastModifiedBy: 'Tour de table',
    compatabilityModeVersion: 15,
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: page,
            margin: { top: margin, bottom: margin, left: margin, right: margin, header: 500, footer: 500 },
          },
        },
        headers: { default: new Header({ children: [line(titre)] }) },
        footers: { default: pageFooter(outline) },
        children: [
          headingOf(1, [{ text: titre }]),
          ...(sousTitre === null ? [] : [new Paragraph({ style: 'SousTitre', children: runs([{ text: sousTitre }]) })]),
          new Paragraph({ style: 'Statut', children: runs([{ text: statut }]) }),
          new Paragraph({ style: 'Note', children: runs([{ text: provenance }]) }),
          ...blocks.flatMap(write),
        ],
      },
    ],
  })
  return fixDocx(new Uint8Array(await Packer.toArrayBuffer(document)), le, charts)
}
