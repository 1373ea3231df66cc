import type { Block, Cell, Inline } from '#shared/api/outline'
import { type ProseNode, type ProseValue, proseIsBlank } from '#shared/document/value'
import { boxNode, safeHref } from '#shared/prose/content'
import { blank, paragraph, text } from './outline.ts'

const marks = { bold: 'bold', italic: 'italic', underline: 'underline', strike: 'strike' } as const

function inlineOf(node: ProseNode): Inline[] {
  if (node.type === 'hardBreak') return [{ text: '\n' }]
  if (node.type !== 'text') return [{ text: unknown(node) }]
  const inline: Inline = { text: node.text ?? '' }
  for (const { type, attrs } of node.marks ?? []) {
    const href = type === 'link' ? safeHref(attrs?.href) : null
    if (href !== null) inline.href = href
    else if (Object.hasOwn(marks, type)) inline[type as keyof typeof marks] = true
  }
  return [inline]
}
const inlinesOf = (node: ProseNode): Inline[] => (node.content ?? []).flatMap(inlineOf)

/** Something this program does not know is shown rather than dropped: a reader must not believe the text is whole. */
const unknown = (node: ProseNode): string => `[contenu non repris\u00a0: ${node.type}]`

/** A heading typed by someone stands under the one it is printed beneath; deeper than four, it is a strong line. */
function headingOf(node: ProseNode, top: Top): Block {
  const inlines = inlinesOf(node)
  const typed = node.attrs?.level
  const level = top + (typeof typed === 'number' && typed > 2 ? typed - 2 : 0)
  if (level === 2 || level === 3 || level === 4) return { kind: 'heading', level, inlines }
  return { kind: 'paragraph', inlines: inlines.map((i) => ({ ...i, bold: true })) }
}

type Replace = (node: ProseNode) => Block[] | null
type Top = 2 | 3 | 4 | 5

interface ProseOptions {
  /** Level of the highest heading of the text. */
  top?: Top
  /** Answers for data blocks. */
  replace?: Replace
}

/** Formatted text as blocks. Empty lines and empty bullets are dropped. */
export function proseBlocks(value: ProseValue, options: ProseOptions = {}): Block[] {
  const { top = 2, replace = () => null } = options
  return value.flatMap((node): Block[] => {
    const replaced = replace(node)
    if (replaced !== null) return replaced
    if (node.type === boxNode) return boxBlocks(node, options)
    if (node.type === 'horizontalRule') return [paragraph('* * *')]
    if (proseIsBlank([node]) && isKnown(node)) return []
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', inlines: inlinesOf(node) }]
      case 'heading':
        return [headingOf(node, top)]
      case 'blockquote':
        return proseBlocks(node.content ?? [], options).map((b) =>
          b.kind === 'paragraph' ? { ...b, tone: 'quote' } : b,
        )
      case 'bulletList':
      case 'orderedList':
        return [
          {
            kind: 'list',
            ordered: node.type === 'orderedList',
            items: (node.content ?? []).flatMap((i) => itemOf(i, options)),
          },
        ]
      case 'table':
        return [tableOf(node)]
      default:
        return [paragraph(unknown(node))]
    }
  })
}

/** A box nobody filled in is printed as such: whoever reads must know that something is awaited there. */
function boxBlocks({ attrs, content = [] }: ProseNode, options: ProseOptions): Block[] {
  const written = proseBlocks(content, options)
  if (written.length > 0) return written
  const wanted = typeof attrs?.consigne === 'string' && attrs.consigne !== '' ? `\u00a0: ${attrs.consigne}` : ''
  return [paragraph(blank(`[à compléter${wanted}]`))]
}

const known = new Set(['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'listItem', 'table'])
const isKnown = (node: ProseNode): boolean => known.has(node.type)

function itemOf(item: ProseNode, options: ProseOptions): { inlines: Inline[]; children: Block[] }[] {
  if (proseIsBlank([item])) return []
  const [first, ...rest] = item.content ?? []
  if (first?.type !== 'paragraph') return [{ inlines: [], children: proseBlocks(item.content ?? [], options) }]
  return [{ inlines: inlinesOf(first), children: proseBlocks(rest, options) }]
}

const spanOf = (raw: unknown): number => (typeof raw === 'number' && raw >= 1 && raw <= 50 ? Math.floor(raw) : 1)

/** A merged cell is repeated in each place it covers: a table without spans is read the same by everyone. */
function tableOf(node: ProseNode): Block {
  const grid: (Cell & { header?: boolean })[][] = []
  const rows = (node.content ?? []).filter((r) => r.type === 'tableRow')
  rows.forEach((row, y) => {
    let x = 0
    for (const raw of row.content ?? []) {
      while (grid[y]?.[x] !== undefined) x++
      const made = {
        blocks: proseLines(raw.content ?? [], '–'),
        ...(raw.type === 'tableHeader' ? { header: true } : {}),
      }
      for (let dy = 0; dy < spanOf(raw.attrs?.rowspan) && y + dy < rows.length; dy++) {
        for (let dx = 0; dx < spanOf(raw.attrs?.colspan); dx++) {
          grid[y + dy] ??= []
          const line = grid[y + dy]
          if (line !== undefined) line[x + dx] = made
        }
      }
      x += spanOf(raw.attrs?.colspan)
    }
  })
  const width = Math.max(1, ...grid.map((r) => r.length))
  const filled = grid.map((r) => Array.from({ length: width }, (_, x): Cell => r[x] ?? { blocks: [text('–')] }))
  const [first, ...rest] = filled
  const headed = first?.every((c) => c.header === true) === true
  return { kind: 'table', caption: 'Tableau', head: headed ? (first ?? []) : [], rows: headed ? rest : filled }
}

/** Formatted text in a cell: one line of words per block, a bullet before the items of a list. */
export function proseLines(value: ProseValue, whenBlank: string): Inline[][] {
  const lines = (blocks: readonly Block[], bullet: string): Inline[][] =>
    blocks.flatMap((b) => {
      if (b.kind === 'list') {
        return b.items.flatMap((item, i) => {
          const mark = b.ordered ? `${i + 1}. ` : '• '
          return [[{ text: bullet + mark }, ...item.inlines], ...lines(item.children, `${bullet}\u2003`)]
        })
      }
      if (b.kind === 'table') return [...(b.head.length > 0 ? [b.head] : []), ...b.rows].map(rowAsLine)
      return b.kind === 'pageBreak' || b.kind === 'chart' ? [] : [b.inlines]
    })
  const found = lines(proseBlocks(value), '')
  return found.length > 0 ? found : [[blank(whenBlank)]]
}

const rowAsLine = (row: readonly Cell[]): Inline[] =>
  row.flatMap((c, i) => [...(i === 0 ? [] : [{ text: ' | ' }]), ...c.blocks.flat()])
