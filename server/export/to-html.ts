import type { Block, Cell, Inline } from '#shared/api/outline'
import { htmlStyle } from './html-style.ts'
import { markup } from './markup.ts'
import type { Outline } from './outline.ts'
import { type Run, runsOf, wordsOf } from './printable.ts'
import { svgOf } from './svg.ts'

function run(r: Run): string {
  let html = markup(r.text)
  if (r.superscript) html = `<sup>${html}</sup>`
  if (r.bold) html = `<strong>${html}</strong>`
  if (r.italic) html = `<em>${html}</em>`
  if (r.underline) html = `<u>${html}</u>`
  if (r.strike) html = `<s>${html}</s>`
  if (r.href !== undefined) html = `<a href="${markup(r.href)}" rel="noopener noreferrer">${html}</a>`
  return r.break ? `<br>${html}` : html
}
const inlines = (list: readonly Inline[]): string => runsOf(list).map(run).join('')

/** A fingerprint, an address: words no column can be wide enough for. */
const isLong = ({ blocks }: Cell): boolean =>
  blocks.some((b) =>
    wordsOf(b)
      .split(/\s/)
      .some((w) => w.length > 30),
  )

const cellOf = (c: Cell): string => {
  const long = isLong(c) ? ' class="long"' : ''
  return c.header ? `<th scope="row"${long}>${lines(c)}</th>` : `<td${long}>${lines(c)}</td>`
}

const lines = ({ blocks }: Cell): string =>
  blocks.length === 1 ? inlines(blocks[0] ?? []) : blocks.map((b) => `<p>${inlines(b)}</p>`).join('')

function table({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const headRow = head.map((c) => `<th scope="col">${lines(c)}</th>`).join('')
  const body = rows.map((r) => `<tr>${r.map(cellOf).join('')}</tr>`)
  const thead = head.length === 0 ? '' : `<thead><tr>${headRow}</tr></thead>\n`
  // Wider than a phone, it scrolls by itself, with the keyboard too.
  const open = `<div class="tableau" role="group" aria-label="${markup(caption)}" tabindex="0">`
  return `${open}\n<table>\n<caption>${markup(caption)}</caption>\n${thead}<tbody>\n${body.join('\n')}\n</tbody>\n</table>\n</div>`
}

function block(b: Block): string {
  switch (b.kind) {
    case 'heading':
      return `<h${b.level}>${inlines(b.inlines)}</h${b.level}>`
    case 'paragraph': {
      if (b.tone === 'quote') return `<blockquote><p>${inlines(b.inlines)}</p></blockquote>`
      const tone = b.tone === undefined ? '' : ` class="${classOf[b.tone]}"`
      return `<p${tone}>${inlines(b.inlines)}</p>`
    }
    case 'list': {
      const tag = b.ordered ? 'ol' : 'ul'
      const items = b.items.map((i) => `<li>${inlines(i.inlines)}${i.children.map(block).join('')}</li>`)
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`
    }
    case 'table':
      return table(b)
    case 'chart':
      return `<figure>\n${svgOf(b)}\n<figcaption><strong>${markup(b.title)}.</strong> ${markup(b.summary)}</figcaption>\n</figure>`
    case 'pageBreak':
      return '<div class="saut"></div>'
  }
}

const classOf = {
  ...{ status: 'statut', note: 'note', mark: 'repere', markEnd: 'repere', quote: 'note', lead: 'amorce' },
} as const

export interface HtmlOptions {
  /** `inline` for a file people keep; an address when the page is served under a policy that forbids inline styles. */
  style: 'inline' | { href: string; icon: string }
}

/** One accessible page: French, one h1, headings in order, tables with caption and scoped headers. */
export function toHtml({ titre, sousTitre, statut, provenance, blocks }: Outline, { style }: HtmlOptions): string {
  const look =
    style === 'inline'
      ? `<style>\n${htmlStyle}</style>`
      : `<link rel="icon" href="${markup(style.icon)}" type="image/svg+xml">\n<link rel="stylesheet" href="${markup(style.href)}">`
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup(titre)}</title>
${look}
</head>
<body>
<header>
<h1>${inlines([{ text: titre }])}</h1>
${sousTitre === null ? '' : `<p class="sous-titre">${inlines([{ text: sousTitre }])}</p>\n`}<p class="statut">${inlines([{ text: statut }])}</p>
<p class="provenance">${inlines([{ text: provenance }])}</p>
</header>
<main>
${blocks.map(block).join('\n')}
</main>
<footer>
<p>${inlines([{ text: `${statut}. ${provenance}.` }])}</p>
</footer>
</body>
</html>
`
}
