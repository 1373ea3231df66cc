import { createElement, Fragment, type ReactNode } from 'react'
import { ScrollArea } from '#client/ui/scroll-area'
import { withOrdinals } from '#client/words/dates'
import type { Block, Cell, Inline, Lieu, Origin } from '#shared/api/outline'
import { safeHref } from '#shared/prose/content'
import { ChartView } from './chart-view.tsx'
import { Folded } from './folded.tsx'
import './outline-view.css'

type ListItem = Extract<Block, { kind: 'list' }>['items'][number]

interface OutlineViewProps {
  blocks: readonly Block[]
  /** Level of the highest heading of these blocks, so that the page keeps one outline. */
  top?: number
  /** What follows each line drawn from somewhere: a title, a sentence, an item, a row, a chart. */
  mark?: Mark
}
export type Mark = (origin: Origin, words: string) => ReactNode

interface Drawing {
  shift: number
  mark: Mark | undefined
  /** Of the block a line stands in. */
  origin: Origin | undefined
}

/** What an export would write, as elements of the page. */
export function OutlineView({ blocks, top = 2, mark }: OutlineViewProps) {
  const highest = Math.min(...blocks.map((b) => (b.kind === 'heading' ? b.level : 6)))
  const how = { shift: top - highest, mark }
  return (
    <div className="trame">
      {each(blocks, (b, i) => {
        const drawn = drawBlock(b, { ...how, origin: b.origin })
        return isTableOf(b, blocks[i - 1]) ? <Folded>{drawn}</Folded> : drawn
      })}
    </div>
  )
}

/** The numbers of the chart just above. */
const isTableOf = (block: Block, before: Block | undefined): boolean =>
  block.kind === 'table' && before?.kind === 'chart' && before.title === block.caption

/** Spread rather than an array: the parts of a text have no name to be keyed by. */
const each = <T,>(parts: readonly T[], draw: (part: T, index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...parts.map(draw))

/** The mark of a line, whose own place completes the origin of its block. */
const marked = ({ mark, origin }: Drawing, said: string, lieu?: Lieu): ReactNode =>
  mark === undefined || origin === undefined || said.trim() === '' ? null : mark(Object.assign({}, origin, lieu), said)

const plainWords = (inlines: readonly Inline[]): string => inlines.map((i) => i.text).join('')

function drawBlock(block: Block, how: Drawing): ReactNode {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block, how)
    case 'paragraph': {
      const said = (
        <>
          {words(block.inlines)}
          {marked(how, plainWords(block.inlines))}
        </>
      )
      if (block.tone === 'quote') {
        return (
          <blockquote>
            <p>{said}</p>
          </blockquote>
        )
      }
      return <p className={block.tone === undefined ? undefined : `trame-${block.tone}`}>{said}</p>
    }
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        null,
        each(block.items, (item) => drawItem(item, how)),
      )
    case 'table':
      return drawTable(block, how)
    case 'chart':
      return (
        <div className="trame-dessin">
          <ChartView chart={block} after={marked(how, block.title)} />
        </div>
      )
    case 'pageBreak':
      return <hr className="trame-saut" />
  }
}

/** Its mark stands beside it: inside, every list of headings would read it. */
function drawHeading({ level, inlines }: Extract<Block, { kind: 'heading' }>, how: Drawing): ReactNode {
  const title = createElement(`h${Math.min(6, level + how.shift)}`, null, words(inlines))
  const after = marked(how, plainWords(inlines))
  if (after === null) return title
  return (
    <div className="trame-titre">
      {title}
      {after}
    </div>
  )
}

const drawTable = ({ caption, head, rows, lieux }: Extract<Block, { kind: 'table' }>, how: Drawing): ReactNode => (
  <ScrollArea label={caption} className="trame-tableau">
    <table>
      <caption>
        <span className="trame-legende">{withOrdinals(caption)}</span>
      </caption>
      {head.length > 0 && (
        <thead>
          <tr>{each(head, (c) => drawCell(c, 'col'))}</tr>
        </thead>
      )}
      <tbody>
        {each(rows, (row, y) => {
          const named = Math.max(
            0,
            row.findIndex((c) => c.header === true),
          )
          const said = (row[named]?.blocks ?? []).map(plainWords).join(', ')
          const cells = row.map((c, x) => drawCell(c, 'row', x === named ? marked(how, said, lieux?.[y]) : null))
          return createElement('tr', null, ...cells)
        })}
      </tbody>
    </table>
  </ScrollArea>
)

const drawItem = ({ inlines, children, lieu }: ListItem, how: Drawing): ReactNode => (
  <li>
    {words(inlines)}
    {marked(how, plainWords(inlines), lieu)}
    {each(children, (child) => drawBlock(child, { ...how, origin: child.origin ?? how.origin }))}
  </li>
)

function drawCell(cell: Cell, scope: 'col' | 'row', after: ReactNode = null): ReactNode {
  const [only, ...more] = cell.blocks
  const last = cell.blocks.length - 1
  const inside =
    more.length === 0 ? (
      <>
        {words(only ?? [])}
        {after}
      </>
    ) : (
      each(cell.blocks, (inlines, i) => (
        <p>
          {words(inlines)}
          {i === last && after}
        </p>
      ))
    )
  return scope === 'col' || cell.header === true ? <th scope={scope}>{inside}</th> : <td>{inside}</td>
}

const words = (inlines: readonly Inline[]): ReactNode => each(inlines, drawInline)

function drawInline({ text, bold, italic, underline, strike, href }: Inline): ReactNode {
  let node: ReactNode = lines(text)
  if (bold === true) node = <strong>{node}</strong>
  if (italic === true) node = <em>{node}</em>
  if (underline === true) node = <u>{node}</u>
  if (strike === true) node = <s>{node}</s>
  const safe = safeHref(href)
  if (safe !== null) node = createElement('a', { href: safe, rel: 'noopener noreferrer', target: '_blank' }, node)
  return node
}

const lines = (text: string): ReactNode => {
  const [first = '', ...rest] = text.split('\n')
  return (
    <>
      {withOrdinals(first)}
      {each(rest, (line) => (
        <>
          <br />
          {withOrdinals(line)}
        </>
      ))}
    </>
  )
}
