import PptxGenJS from 'pptxgenjs'
import type { Cell, Inline } from '#shared/api/outline'
import { colourOf } from '#shared/chart/draw'
import { type Charte, fitted, sansCharte } from './charte.ts'
import type { Outline } from './outline.ts'
import { fixPptx, HEAD_FILL } from './pptx-fixed.ts'
import { printable, runsOf } from './printable.ts'
import { BODY, type Line, type Piece, type Slide, slidesOf } from './slides.ts'
import { composed, type Step, unwatched } from './step.ts'

type Deck = InstanceType<typeof PptxGenJS>
type DeckSlide = ReturnType<Deck['addSlide']>

const INK = '1C2033'
const INK_2 = '4F566B'
const RULE = 'CFD3DE'

const runs = (inlines: readonly Inline[], more: PptxGenJS.TextPropsOptions = {}): PptxGenJS.TextProps[] =>
  runsOf(inlines).map((r) => ({
    text: r.text,
    options: {
      ...(r.bold ? { bold: true } : {}),
      ...(r.italic ? { italic: true } : {}),
      ...(r.underline ? { underline: { style: 'sng' as const } } : {}),
      ...(r.strike ? { strike: 'sngStrike' as const } : {}),
      ...(r.superscript ? { superscript: true } : {}),
      ...(r.href === undefined ? {} : { hyperlink: { url: r.href } }),
      ...(r.break ? { softBreakBefore: true } : {}),
      ...more,
    },
  }))

/** The options of a paragraph stand on its first run, its end on the last. */
function paragraph({ inlines, bullet, small }: Line): PptxGenJS.TextProps[] {
  const look = small ? { fontSize: 12, color: INK_2 } : {}
  const list = bullet === null ? {} : { bullet: true, indentLevel: bullet }
  const pieces = runs(inlines, look)
  return pieces.map((p, i) => ({
    ...p,
    options: { ...p.options, ...(i === 0 ? list : {}), ...(i === pieces.length - 1 ? { breakLine: true } : {}) },
  }))
}

const cellOf = (c: Cell, head: boolean): PptxGenJS.TableCell => ({
  text: c.blocks.flatMap((inlines, i) => {
    const pieces = runs(inlines, head || c.header ? { bold: true } : {})
    const last = pieces.at(-1)
    if (last !== undefined && i < c.blocks.length - 1) last.options = { ...last.options, breakLine: true }
    return pieces
  }) as PptxGenJS.TableCell[],
  options: head ? { fill: { color: HEAD_FILL } } : {},
})

const groupings = { bars: 'clustered', stacked: 'stacked', progress: 'percentStacked' } as const

function draw(slide: DeckSlide, piece: Piece, y: number, police: string): void {
  const at = { x: BODY.x, y, w: BODY.w }
  switch (piece.kind) {
    case 'lines':
      slide.addText(piece.lines.flatMap(paragraph), {
        ...at,
        h: piece.height,
        ...{ valign: 'top', margin: 0, fontSize: 14, color: INK, fontFace: police, paraSpaceAfter: 4, lang: 'fr-FR' },
      })
      return
    case 'table': {
      const head = piece.head.length > 0 ? [piece.head.map((c) => cellOf(c, true))] : []
      slide.addText(printable(piece.caption), {
        ...{ ...at, h: 0.3, margin: 0, fontSize: 13, bold: true, color: INK, fontFace: police, lang: 'fr-FR' },
      })
      slide.addTable([...head, ...piece.rows.map((row) => row.map((c) => cellOf(c, false)))], {
        ...at,
        ...{ y: y + 0.33, colW: piece.widths, objectName: printable(piece.caption), autoPage: false },
        ...{ fontSize: 11, fontFace: police, color: INK, valign: 'top', margin: 0.05, lang: 'fr-FR' },
        border: { type: 'solid', pt: 0.75, color: RULE },
      })
      return
    }
    case 'chart': {
      const { chart } = piece
      const labels = chart.categories.map(printable)
      const data = chart.series.map((s) => ({ name: printable(s.name), labels, values: [...s.values] }))
      slide.addChart('bar', data, {
        ...at,
        h: piece.height,
        ...{ barDir: 'bar', barGrouping: groupings[chart.form], catAxisOrientation: 'maxMin', barGapWidthPct: 60 },
        chartColors: chart.series.map((_, i) => colourOf(i).slice(1).toUpperCase()),
        ...{ showLegend: chart.series.length > 1, legendPos: 't', legendFontSize: 11, legendFontFace: police },
        ...{ showValue: true, dataLabelFormatCode: '#,##0.##;-#,##0.##;;', dataLabelFontSize: 11 },
        ...{
          catAxisLabelFontSize: 11,
          catAxisLabelFontFace: police,
          valAxisHidden: true,
          valGridLine: { style: 'none' },
        },
        ...{ valAxisMinVal: 0, altText: printable(`${chart.title}. ${chart.summary}`) },
        // Their own description leaves out `maxMin`, which they write all the same.
      } as unknown as PptxGenJS.IChartOpts)
      return
    }
  }
}

function notesOf({ provenance, statut }: Outline, { origins, notes }: Slide): string {
  const drawn = origins.map((o) =>
    [o.libelle, o.seance, o.sousGroupe, `empreinte ${o.empreinte}`].filter((w) => w !== null).join('\u00a0; '),
  )
  return printable([`${statut}. ${provenance}.`, ...notes, ...drawn.map((d) => `Source\u00a0: ${d}`)].join('\n'))
}

/** A deck: real titles, each once, native tables and charts, notes that say where each slide comes from. */
export async function toPptx(
  outline: Outline,
  charte: Charte = sansCharte,
  step: Step = unwatched,
): Promise<Uint8Array> {
  const { titre, sousTitre, statut, provenance, filigrane, le } = outline
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = printable(titre)
  deck.subject = printable(statut)
  deck.author = 'Tour de table'
  deck.company = 'Tour de table'
  deck.theme = { headFontFace: charte.police, bodyFontFace: charte.police }
  const foot = { y: 7.0, h: 0.3, fontSize: 10, color: INK_2, fontFace: charte.police, margin: 0 }
  deck.defineSlideMaster({
    title: 'Page',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 0.18, h: 7.5, fill: { color: charte.couleur } } },
      {
        placeholder: {
          options: {
            name: 'titre',
            type: 'title',
            x: 0.6,
            y: 0.3,
            w: 12.13,
            h: 0.95,
            fontSize: 24,
            bold: true,
            color: INK,
            align: 'left',
            valign: 'middle',
            margin: 0,
            fontFace: charte.police,
          },
          text: '',
        },
      },
      {
        text: {
          text: printable(filigrane === null ? provenance : `${statut}. ${provenance}`),
          options: { x: 0.6, w: 11, ...foot },
        },
      },
    ],
    slideNumber: {
      x: 12.2,
      y: 7.0,
      w: 0.6,
      h: 0.3,
      fontSize: 10,
      color: INK_2,
      fontFace: charte.police,
      align: 'right',
    },
  })
  deck.defineSlideMaster({
    title: 'Couverture',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 13.33, h: 0.35, fill: { color: charte.couleur } } },
      {
        placeholder: {
          options: {
            name: 'titre',
            type: 'title',
            x: 0.8,
            y: 1.6,
            w: 11.7,
            h: 2,
            fontSize: 38,
            bold: true,
            color: INK,
            align: 'left',
            valign: 'bottom',
            margin: 0,
            fontFace: charte.police,
          },
          text: '',
        },
      },
    ],
  })
  const cover = deck.addSlide({ masterName: 'Couverture' })
  cover.addText(runs([{ text: titre }]), { placeholder: 'titre' })
  if (charte.logo !== null) {
    const { width: w, height: h } = fitted(charte.logo, 2.6, 0.8)
    const data = `image/png;base64,${Buffer.from(charte.logo.png).toString('base64')}`
    cover.addImage({ data, x: 0.8, y: 0.6, w, h, altText: charte.organisme ?? 'Logo' })
  }
  const lines = [charte.organisme, sousTitre, statut, provenance].flatMap((w) => (w === null ? [] : [w]))
  cover.addText(
    lines.flatMap((w, i) =>
      paragraph({ inlines: [{ text: w, bold: w === statut }], bullet: null, small: i === lines.length - 1 }),
    ),
    {
      x: 0.8,
      y: 3.8,
      w: 11.7,
      h: 1.8,
      margin: 0,
      valign: 'top',
      fontSize: 18,
      color: INK,
      fontFace: charte.police,
      paraSpaceAfter: 8,
      lang: 'fr-FR',
    },
  )
  cover.addNotes(notesOf(outline, { title: titre, pieces: [], origins: [], notes: [] }))
  composed(slidesOf(outline), step, (each) => {
    const slide = deck.addSlide({ masterName: 'Page' })
    slide.addText(runs([{ text: each.title }]), { placeholder: 'titre' })
    let y = BODY.y
    for (const piece of each.pieces) {
      draw(slide, piece, y, charte.police)
      y += piece.height + 0.12
    }
    slide.addNotes(notesOf(outline, each))
  })
  step('assemblage')
  const made = await deck.write({ outputType: 'uint8array', compression: true })
  return fixPptx(made as Uint8Array, le)
}
