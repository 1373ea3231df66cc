import PptxGenJS from 'pptxgenjs'
import type { Cell, Inline } from '#shared/api/outline'
import { type Charte, fitted, sansCharte } from './charte.ts'
import type { Zone } from './modele/modele.ts'
import type { Outline } from './outline.ts'
import { fixPptx } from './pptx-fixed.ts'
import { type Look, lookOf, sized } from './pptx-look.ts'
import { at, mastersOf, points } from './pptx-masters.ts'
import { printable, runsOf } from './printable.ts'
import { columnsOf, type Slide } from './slide-columns.ts'
import { GAP, type Line, type Piece } from './slide-pieces.ts'
import { slidesOf } from './slides.ts'
import { composed, type Step, unwatched } from './step.ts'

type Deck = InstanceType<typeof PptxGenJS>
type DeckSlide = ReturnType<Deck['addSlide']>

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
function paragraph(look: Look, { inlines, bullet, small }: Line): PptxGenJS.TextProps[] {
  const drawn = small ? { fontSize: points(look, 12), color: look.small } : {}
  const list = bullet === null ? {} : { bullet: true, indentLevel: bullet }
  const pieces = runs(inlines, drawn)
  return pieces.map((p, i) => ({
    ...p,
    options: { ...p.options, ...(i === 0 ? list : {}), ...(i === pieces.length - 1 ? { breakLine: true } : {}) },
  }))
}

const cellOf = (c: Cell, head: Look['entete'] | null): PptxGenJS.TableCell => ({
  text: c.blocks.flatMap((inlines, i) => {
    const pieces = runs(inlines, {
      ...(head !== null || c.header ? { bold: true } : {}),
      ...(head === null ? {} : { color: head.ink }),
    })
    const last = pieces.at(-1)
    if (last !== undefined && i < c.blocks.length - 1) last.options = { ...last.options, breakLine: true }
    return pieces
  }) as PptxGenJS.TableCell[],
  options: head === null ? {} : { fill: { color: head.fond } },
})

const groupings = { bars: 'clustered', stacked: 'stacked', progress: 'percentStacked' } as const

interface Place {
  x: number
  y: number
  w: number
}

function draw(slide: DeckSlide, piece: Piece, { x, y, w }: Place, look: Look): void {
  const { ink } = look.zones.corps
  const words = { color: ink, fontFace: look.fonts.corps, lang: 'fr-FR' }
  switch (piece.kind) {
    case 'lines':
      slide.addText(
        piece.lines.flatMap((line) => paragraph(look, line)),
        {
          ...at(look, { x, y, w, h: piece.height }),
          ...{ ...words, valign: 'top', margin: 0, fontSize: points(look, 14), paraSpaceAfter: points(look, 4) },
        },
      )
      return
    case 'table': {
      const head = piece.head.length > 0 ? [piece.head.map((c) => cellOf(c, look.entete))] : []
      slide.addText(printable(piece.caption), {
        ...{ ...at(look, { x, y, w, h: 0.3 }), ...words, margin: 0, fontSize: points(look, 13), bold: true },
      })
      const { h: _, ...place } = at(look, { x, y: y + 0.33, w, h: 0 })
      slide.addTable([...head, ...piece.rows.map((row) => row.map((c) => cellOf(c, null)))], {
        ...{ ...place, ...words, objectName: printable(piece.caption), autoPage: false, valign: 'top', margin: 0.05 },
        ...{ colW: piece.widths.map((width) => width * look.scale), fontSize: points(look, 11) },
        border: { type: 'solid', pt: 0.75, color: look.rule },
      })
      return
    }
    case 'chart': {
      const { chart } = piece
      const labels = chart.categories.map(printable)
      const data = chart.series.map((s) => ({ name: printable(s.name), labels, values: [...s.values] }))
      const [size, police] = [points(look, 11), look.fonts.corps]
      slide.addChart('bar', data, {
        ...at(look, { x, y, w, h: piece.height }),
        ...{ barDir: 'bar', barGrouping: groupings[chart.form], catAxisOrientation: 'maxMin', barGapWidthPct: 60 },
        chartColors: chart.series.map((_, i) => look.series[i % look.series.length]?.fond ?? look.chartInk),
        ...{ showLegend: chart.series.length > 1, legendPos: 't', legendFontSize: size, legendFontFace: police },
        ...{ showValue: true, dataLabelFormatCode: '#,##0.##;-#,##0.##;;', dataLabelFontSize: size },
        ...{ dataLabelFontFace: police, dataLabelColor: look.chartInk, legendColor: look.chartInk },
        ...{ catAxisLabelFontSize: size, catAxisLabelFontFace: police, catAxisLabelColor: look.chartInk },
        ...{ valAxisLabelFontFace: police, valAxisLabelColor: look.chartInk },
        ...{ valAxisHidden: true, valGridLine: { style: 'none' }, valAxisMinVal: 0 },
        altText: printable(`${chart.title}. ${chart.summary}`),
        // Their own description leaves out `maxMin`, which they write all the same.
      } as unknown as PptxGenJS.IChartOpts)
      return
    }
  }
}

function notesOf({ provenance, statut }: Outline, { origins, notes }: Pick<Slide, 'origins' | 'notes'>): string {
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
  const { modele, organisme } = charte
  const look = lookOf(charte)
  const deck = new PptxGenJS()
  deck.defineLayout({ name: 'diapositive', ...look.layout })
  deck.layout = 'diapositive'
  deck.title = printable(titre)
  deck.subject = printable(statut)
  deck.author = 'Tour de table'
  deck.company = 'Tour de table'
  deck.theme = { headFontFace: charte.police, bodyFontFace: charte.police }
  for (const master of mastersOf(look, printable(filigrane === null ? provenance : `${statut}. ${provenance}`)))
    deck.defineSlideMaster(master)

  const { grandTitre, suite, titre: place } = look.zones
  const cover = deck.addSlide({ masterName: 'Couverture' })
  const sizedRuns = (words: string, zone: Zone, most: number, least: number) =>
    runs([{ text: words }], { fontSize: points(look, sized(look, printable(words), zone, most, least)) })
  // On a placeholder its own size wins over the one of the text, not over the one of a run.
  cover.addText(sizedRuns(titre, grandTitre, 38, 18), { placeholder: 'titre' })
  if (look.logo !== null) {
    const { width: w, height: h } = fitted(look.logo, 2.6, 0.8)
    const data = `image/png;base64,${Buffer.from(look.logo.png).toString('base64')}`
    cover.addImage({ data, x: 0.8, y: 0.6, w, h, altText: organisme ?? 'Logo' })
  }
  const lines = [organisme, sousTitre, statut, provenance].flatMap((w) => (w === null ? [] : [w]))
  cover.addText(
    lines.flatMap((w, i) =>
      paragraph(look, { inlines: [{ text: w, bold: w === statut }], bullet: null, small: i === lines.length - 1 }).map(
        (run) => ({
          ...run,
          options: { ...run.options, color: i === lines.length - 1 && modele === null ? look.small : suite.ink },
        }),
      ),
    ),
    {
      ...at(look, suite),
      ...{
        margin: 0,
        align: suite.align,
        valign: suite.valign,
        fontSize: points(look, sized(look, lines.join('\n'), suite, 18, 12)),
      },
      ...{ color: suite.ink, fontFace: look.fonts.corps, paraSpaceAfter: points(look, 8), lang: 'fr-FR' },
    },
  )
  const drawnOn = modele === null ? [] : [`Modèle du diaporama\u00a0: empreinte ${modele.empreinte.slice(0, 12)}`]
  cover.addNotes(notesOf(outline, { origins: [], notes: drawnOn }))
  composed(slidesOf(outline, look.room), step, (each) => {
    const slide = deck.addSlide({ masterName: 'Page' })
    slide.addText(sizedRuns(each.title, place, 24, 14), { placeholder: 'titre' })
    for (const [i, { x, w }] of columnsOf(each, look.zones.corps).entries()) {
      let { y } = look.zones.corps
      for (const piece of each.columns[i] ?? []) {
        draw(slide, piece, { x, y, w }, look)
        y += piece.height + GAP
      }
    }
    slide.addNotes(notesOf(outline, each))
  })
  step('assemblage')
  const made = await deck.write({ outputType: 'uint8array', compression: true })
  return fixPptx(made as Uint8Array, le, { headFill: look.entete.fond, series: look.series, modele })
}
