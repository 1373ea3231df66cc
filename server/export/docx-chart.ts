/** Charts as Word draws them: its own vector charts, which people restyle like any other. */
import { strToU8 } from 'fflate'
import type { Chart } from '#shared/chart/chart'
import { colourOf } from '#shared/chart/draw'
import { chartWorkbook, SHEET_NAME } from './chart-workbook.ts'
import { type Drawing, NS, relationOf } from './docx-drawing.ts'
import { markup } from './markup.ts'

const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const points = (values: readonly string[]): string =>
  `<c:ptCount val="${values.length}"/>${values.map((v, i) => `<c:pt idx="${i}"><c:v>${v}</c:v></c:pt>`).join('')}`
const text = (size: number, colour: string): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>`
/** Columns of the sheet a chart would have: « A » holds the categories. */
const column = (i: number): string => String.fromCharCode(66 + i)

function series({ categories, series: all }: Chart): string {
  const last = categories.length + 1
  const cats = `<c:cat><c:strRef><c:f>${SHEET_NAME}!$A$2:$A$${last}</c:f><c:strCache>${points(categories.map(markup))}</c:strCache></c:strRef></c:cat>`
  return all
    .map(({ name, values }, i) => {
      const at = column(i)
      const colour = colourOf(i).slice(1)
      // A zero would print « 0 » on top of its neighbour.
      const format = '#,##0.##;-#,##0.##;;'
      return `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:strRef><c:f>${SHEET_NAME}!$${at}$1</c:f><c:strCache>${points([markup(name)])}</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>${text(900, '1C2033')}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>${cats}<c:val><c:numRef><c:f>${SHEET_NAME}!$${at}$2:$${at}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(values.map(String))}</c:numCache></c:numRef></c:val></c:ser>`
    })
    .join('')
}

const groupings = { bars: 'clustered', stacked: 'stacked', progress: 'percentStacked' } as const

function chartXml(chart: Chart): string {
  const together = chart.form !== 'bars'
  const legend =
    chart.series.length < 2
      ? ''
      : `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${text(900, '1C2033')}</c:legend>`
  return `${HEAD}<c:chartSpace xmlns:c="${C}" xmlns:a="${NS.a}" xmlns:r="${NS.r}"><c:lang val="fr-FR"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="${groupings[chart.form]}"/><c:varyColors val="0"/>${series(chart)}<c:gapWidth val="60"/>${together ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${text(900, '1C2033')}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="max"/></c:valAx></c:plotArea>${legend}<c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rIdDonnees"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

/** The drawing, and the sheet of its data, which people may change. */
function partsOf(chart: Chart, n: number): [name: string, bytes: Uint8Array][] {
  const workbook = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdDonnees" Type="${NS.r}/package" Target="../embeddings/donnees${n}.xlsx"/></Relationships>`
  return [
    [`word/charts/chart${n}.xml`, strToU8(chartXml(chart))],
    [`word/charts/_rels/chart${n}.xml.rels`, strToU8(HEAD + workbook)],
    [`word/embeddings/donnees${n}.xlsx`, chartWorkbook(chart)],
  ]
}

export const nativeCharts: Drawing = {
  relation: (n) => ({ type: 'chart', target: `charts/chart${n}.xml` }),
  types: (numbers) =>
    [
      `<Default Extension="xlsx" ContentType="${WORKBOOK}"/>`,
      ...numbers.map((n) => `<Override PartName="/word/charts/chart${n}.xml" ContentType="${CHART}"/>`),
    ].join(''),
  graphic: (n) =>
    `<a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${NS.r}" r:id="${relationOf(n)}"/></a:graphicData>`,
  parts: partsOf,
}
