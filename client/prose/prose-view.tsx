import { createElement, Fragment, type ReactNode } from 'react'
import { classes } from '#client/ui/class-names'
import type { ProseMark, ProseNode, ProseValue } from '#shared/document/value'
import { safeHref } from '#shared/prose/content'
import './prose.css'

const markTags: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' }
const nodeTags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
}

function marked(words: ReactNode, mark: ProseMark): ReactNode {
  if (mark.type === 'link') {
    const href = safeHref(mark.attrs?.href)
    return href === null ? words : createElement('a', { href, rel: 'noopener noreferrer', target: '_blank' }, words)
  }
  if (mark.type === 'passage') {
    const { id, actif } = mark.attrs ?? {}
    return (
      <mark className={classes('passage-commente', actif === true && 'actif')} data-fil={String(id)}>
        {words}
      </mark>
    )
  }
  const tag = markTags[mark.type]
  return tag === undefined ? words : createElement(tag, null, words)
}

const count = (value: unknown): number | undefined => (typeof value === 'number' && value > 1 ? value : undefined)

interface Drawing {
  /** Added to the level of each heading so that the page keeps one outline. */
  below: number
  /** Draws the nodes this file does not know. */
  other?: ((node: ProseNode) => ReactNode) | undefined
}

function draw(node: ProseNode, how: Drawing): ReactNode {
  // Spread, not an array: the parts of a text have no name to be keyed by.
  const inside = () => createElement(Fragment, null, ...(node.content ?? []).map((n) => draw(n, how)))
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>(marked, node.text ?? '')
    case 'hardBreak':
      return <br />
    case 'horizontalRule':
      return <hr />
    case 'heading': {
      const level = typeof node.attrs?.level === 'number' ? node.attrs.level : 2
      return createElement(`h${Math.min(6, level + how.below)}`, { className: `titre-${level}` }, inside())
    }
    case 'orderedList':
      return <ol start={count(node.attrs?.start)}>{inside()}</ol>
    case 'table':
      return (
        <div className="tableWrapper">
          <table>
            <tbody>{inside()}</tbody>
          </table>
        </div>
      )
    case 'tableCell':
    case 'tableHeader': {
      const span = { colSpan: count(node.attrs?.colspan), rowSpan: count(node.attrs?.rowspan) }
      return node.type === 'tableCell' ? <td {...span}>{inside()}</td> : <th {...span}>{inside()}</th>
    }
    default: {
      const tag = nodeTags[node.type]
      if (tag === undefined) return how.other?.(node) ?? inside()
      const empty = node.type === 'paragraph' && (node.content ?? []).length === 0
      const releve = node.attrs?.releve
      const noted = typeof releve === 'string' ? { id: `releve-${releve}`, 'data-releve': '' } : null
      return createElement(tag, noted, empty ? <br /> : inside())
    }
  }
}

interface ProseViewProps {
  value: ProseValue
  below?: number
  other?: (node: ProseNode) => ReactNode
}

/** A formatted text to read: made of elements, never of markup in a string. */
export function ProseView({ value, below = 1, other }: ProseViewProps) {
  return <div className="prose">{createElement(Fragment, null, ...value.map((n) => draw(n, { below, other })))}</div>
}
