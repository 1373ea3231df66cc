/** What the fonts are called, in the order they are asked: each sign is drawn by the first that has it, the last has all. */
export const families = {
  text: 'Tour de table',
  emoji: 'Tour de table emoji',
  scripts: 'Tour de table ecritures',
  box: 'Tour de table sans dessin',
} as const

/**
 * How a PDF is laid out, in Typst. The document comes as data: nothing anyone typed is ever read as a command. Headings,
 * lists, tables and figures are what they are called, so that the file is tagged; header, footer and watermark are not.
 */
export const pdfTemplate = `
#let d = json(bytes(sys.inputs.at("document")))
#let ink = rgb("#1c2033")
#let soft = rgb("#4f566b")
#let rule = rgb("#cfd3de")
#let indigo = rgb(d.couleur)
#set document(title: d.titre, author: "Tour de table", description: d.statut + ". " + d.provenance, date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2), hour: d.date.at(3), minute: d.date.at(4), second: d.date.at(5)))
#set text(font: (${Object.values(families)
  .map((f) => `"${f}"`)
  .join(', ')}), lang: "fr", region: "FR", size: 10.5pt, fill: ink, hyphenate: false, fallback: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set list(indent: 0.6em, spacing: 0.6em, marker: ([•], [–]))
#set enum(indent: 0.6em, spacing: 0.6em)
#show link: it => text(fill: indigo, underline(it))

#set page(
  paper: "a4",
  margin: (x: 20mm, top: 22mm, bottom: 24mm),
  header: text(8.5pt, fill: soft, d.courant),
  footer: text(8.5pt, fill: soft, grid(
    columns: (1fr, auto), column-gutter: 1em, row-gutter: 0.5em,
    d.statut, context [Page #counter(page).display() sur #counter(page).final().first()],
    d.provenance,
  )),
  background: if d.filigrane == none { none } else { rotate(-54deg, box(width: 290mm, align(center, text(64pt, weight: "bold", fill: rgb("#f0f1f5"), d.filigrane)))) },
)

#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(14.5pt, fill: indigo)
#show heading.where(level: 2): set block(above: 1.9em, below: 0.8em)
#show heading.where(level: 3): set text(12pt)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.7em)
#show heading.where(level: 4): set text(10.5pt)
#show heading.where(level: 4): set block(above: 1.2em, below: 0.6em)

#let run(r) = {
  let c = r.pieces.map(p => if p.part { box(text(p.text)) } else { text(p.text) }).join()
  if r.at("superscript", default: false) { c = super(typographic: false, size: 0.7em, c) }
  if r.at("bold", default: false) { c = strong(c) }
  if r.at("italic", default: false) { c = emph(c) }
  if r.at("underline", default: false) { c = underline(c) }
  if r.at("strike", default: false) { c = strike(c) }
  if r.at("href", default: none) != none { c = link(r.href, c) }
  if r.at("break", default: false) { linebreak() }
  c
}
#let runs(list) = list.map(run).join()
#let lines(c) = c.lines.map(l => par(runs(l))).join()

#let cell(c) = table.cell(breakable: false, if c.header { strong(lines(c)) } else { lines(c) })
#let tableau(b) = {
  block(sticky: true, above: 1.3em, below: 0.6em, par(strong(b.caption)))
  set text(9.5pt)
  set par(leading: 0.5em, spacing: 0.55em)
  block(below: 1.4em, table(
    columns: b.widths.map(w => w * 1fr),
    stroke: 0.5pt + rule,
    inset: 5pt,
    align: left + top,
    fill: (_, y) => if b.head.len() > 0 and y == 0 { rgb("#e9ecfb") },
    ..if b.head.len() > 0 { (table.header(..b.head.map(c => strong(lines(c)))),) },
    ..b.rows.flatten().map(cell),
  ))
}

#let dessin(b) = layout(size => {
  let k = size.width / b.width
  image(bytes(b.svg), format: "svg", width: 100%)
  for w in b.words {
    let said = text(size: w.size * k, fill: rgb(w.fill), top-edge: "baseline", bottom-edge: "baseline", w.text)
    place(top + left, dx: w.x * k - measure(said).width * w.before, dy: w.y * k, said)
  }
})

#let piece(b, each) = {
  if b.kind == "heading" { heading(level: b.level, runs(b.inlines)) }
  else if b.kind == "paragraph" {
    if b.tone == "quote" { quote(block: true, runs(b.inlines)) }
    else if b.tone == "note" or b.tone == "markEnd" { par(text(9pt, fill: soft, runs(b.inlines))) }
    else if b.tone == "mark" { block(sticky: true, par(text(9pt, fill: soft, runs(b.inlines)))) }
    else if b.tone == "lead" { block(sticky: true, par(runs(b.inlines))) }
    else if b.tone == "status" { par(strong(runs(b.inlines))) }
    else { par(runs(b.inlines)) }
  }
  else if b.kind == "list" {
    let items = b.items.map(i => { runs(i.inlines); for c in i.children { each(c, each) } })
    if b.ordered { enum(..items) } else { list(..items) }
  }
  else if b.kind == "table" { tableau(b) }
  else if b.kind == "chart" {
    block(sticky: true, figure(dessin(b), alt: b.title + ". " + b.summary, caption: text(9pt, fill: soft, strong(b.title + ". ") + b.summary), supplement: none, numbering: none))
  }
  else if b.kind == "pageBreak" { pagebreak(weak: true) }
}
#show figure.caption: it => align(left, it.body)

#if d.logo != none { image(bytes(d.logo.octets), format: "png", width: d.logo.width * 1pt, alt: d.entete.at(0, default: "Logo")) }
#if d.entete.len() > 0 { block(below: 1.6em, par(text(9pt, fill: soft, d.entete.join(linebreak())))) }
= #d.titre
#if d.sousTitre != none { par(text(12.5pt, fill: soft, runs(d.sousTitre))) }
#block(width: 100%, fill: rgb("#fdf3e1"), stroke: (left: 4pt + rgb("#b45309")), inset: (x: 8pt, y: 6pt), par(strong(d.statut)))
#par(text(9pt, fill: soft, runs(d.provenance-runs)))
#if d.sommaire {
  heading(level: 2, outlined: false)[Sommaire]
  outline(title: none, target: heading.where(level: 2, outlined: true))
}
#for b in d.blocks { piece(b, piece) }
`
