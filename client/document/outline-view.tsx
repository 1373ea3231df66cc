import { createElement, Fragment, type ReactNode } from 'react'
import { ScrollArea } from '#client/ui/scroll-area'
import { withOrdinals } from '#client/words/dates'
import type { Block, Cell, Inline } from '#shared/api/outline'
import { safeHref } from '#shared/prose/content'
import { ChartView } from './chart-view.tsx'
import './outline-view.css'

type ListItem = Extract<Block, { kind: 'list' }>['items'][number]

interface OutlineViewProps {
  blocks: readonly Block[]
  /** Level of the highest heading of these blocks, so that the page keeps one outline. */
  top?: number
}

/** What an export would write, as elements of the page. */
export function OutlineView({ blocks, top = 2 }: OutlineViewProps) {
  const highest = Math.min(...blocks.map((b) => (b.kind === 'heading' ? b.level : 6)))
  return <div className="trame">{each(blocks, (b) => drawBlock(b, top - highest))}</div>
}

/** Spread rather than an array: the parts of a text have no name to be keyed by. */
const each = <T,>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...parts.map(draw))

function drawBlock(block: Block, shift: number): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${Math.min(6, block.level + shift)}`, null, words(block.inlines))
    case 'paragraph':
      if (block.tone === 'quote') {
        return (
          <blockquote>
            <p>{words(block.inlines)}</p>
          </blockquote>
        )
      }
      return <p className={block.tone === undefined ? undefined : `trame-${block.tone}`}>{words(block.inlines)}</p>
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        null,
        each(block.items, (item) => drawItem(item, shift)),
      )
    case 'table':
      return (
        <ScrollArea label={block.caption} className="trame-tableau">
          <table>
            <caption>{withOrdinals(block.caption)}</caption>
            {block.head.length > 0 && (
              <thead>
                <tr>{each(block.head, (c) => drawCell(c, 'col'))}</tr>
              </thead>
            )}
            <tbody>{each(block.rows, (row) => createElement('tr', null, ...row.map((c) => drawCell(c, 'row'))))}</tbody>
          </table>
        </ScrollArea>
      )
    case 'chart':
      return <ChartView chart={block} />
    case 'pageBreak':
      return <hr className="trame-saut" />
  }
}

const drawItem = ({ inlines, children }: ListItem, shift: number): ReactNode => (
  <li>
    {words(inlines)}
    {each(children, (child) => drawBlock(child, shift))}
  </li>
)

function drawCell(cell: Cell, scope: 'col' | 'row'): ReactNode {
  const [only, ...more] = cell.blocks
  const inside = more.length === 0 ? words(only ?? []) : each(cell.blocks, (inlines) => <p>{words(inlines)}</p>)
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
