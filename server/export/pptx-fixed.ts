import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Modele } from './modele/modele.ts'
import { poserModele } from './modele/poser.ts'
import { dated, type Files, zipped } from './zip.ts'

export const HEAD_FILL = 'E9ECFB'
const DRAWN = /^ppt\/slide(s|Layouts|Masters)\/slide/
const CHART = /^ppt\/charts\/chart\d+\.xml$/
const TYPES = '[Content_Types].xml'

/** One description per paragraph, where the library writes one per run; French; header rows said to be headers. */
const corrected = (xml: string, headFill: string): string =>
  xml
    .replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
      let n = 0
      return paragraph.replace(/<a:pPr(?:\s[^>]*)?(?:\/>|>.*?<\/a:pPr>)/gs, (whole) => (n++ === 0 ? whole : ''))
    })
    // Office reads these in one order, and as many as there are axes.
    .replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1')
    .replace(/((?:<c:axId [^>]*>\s*){2})<c:axId [^>]*>/g, '$1')
    .replace(/ lang="en-US"/g, ' lang="fr-FR"')
    .replace(/<a:tbl>.*?<\/a:tbl>/gs, (table) =>
      table.includes(`val="${headFill}"`) ? table.replace('<a:tblPr', '<a:tblPr firstRow="1"') : table,
    )

/** The figure on a bar is legible on that bar. */
function labelled(xml: string, series: Modele['series']): string {
  if (!/<c:grouping val="(stacked|percentStacked)"\/>/.test(xml)) return xml
  return xml.replace(/<c:ser>.*?<\/c:ser>/gs, (one) => {
    const fill = /<c:spPr><a:solidFill><a:\w+Clr val="(\w+)"/.exec(one)?.[1]
    const ink = series.find(({ fond }) => fond === fill)?.ink
    if (ink === undefined) return one
    const colour = /^[\dA-F]{6}$/.test(ink) ? `<a:srgbClr val="${ink}"/>` : `<a:schemeClr val="${ink}"/>`
    return one.replace(/(<c:dLbls>.*?<a:solidFill>)<a:\w+Clr val="\w+"\s*\/>/s, `$1${colour}`)
  })
}

/** A type is written for a master per slide, where there is one: Office offers to repair a file that speaks of parts it lacks. */
const typesOf = (xml: string, names: ReadonlySet<string>): string =>
  xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) => (names.has(name) ? whole : ''))

/** The library numbers what it draws by kind: a table may bear the number of a text. */
function numbered(xml: string): string {
  let n = 1
  return xml.replace(/(<p:cNvPr id=")\d+"/g, (_, start: string) => `${start}${n++}"`)
}

/** How what is in the file was drawn. */
interface Drawn {
  headFill: string
  series: Modele['series']
  modele: Modele | null
}

/**
 * Names the library counts from one file to the next, and the times it writes, begin again with each file: the same
 * snapshot gives the same bytes.
 */
export function fixPptx(bytes: Uint8Array, at: number, { headFill, series, modele }: Drawn): Uint8Array {
  const files = modele === null ? unzipSync(bytes) : poserModele(unzipSync(bytes), modele)
  const numbers = Object.keys(files).flatMap((n) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(n)?.[1] ?? [])
  const ordered = numbers.map(Number).sort((a, b) => a - b)
  const order = new Map(ordered.map((n, i) => [String(n), String(i + 1)]))
  const counted = /(charts\/chart|charts\/_rels\/chart|Microsoft_Excel_Worksheet)(\d+)(?=\.)/g
  const renamed = (words: string): string =>
    words.replace(counted, (_, name: string, n: string) => name + (order.get(n) ?? n))
  const written: Files = {}
  const names = new Set(Object.keys(files).map(renamed))
  for (const [name, raw] of Object.entries(files)) {
    const isText = name.endsWith('.xml') || name.endsWith('.rels')
    // The sheet behind a chart is a zip of its own.
    const other = name.endsWith('.xlsx') ? zipped(dated(unzipSync(raw), at), TYPES) : raw
    const text = isText ? corrected(renamed(strFromU8(raw)), headFill) : ''
    const sound =
      name === TYPES
        ? typesOf(text, names)
        : DRAWN.test(name)
          ? numbered(text)
          : CHART.test(name)
            ? labelled(text, series)
            : text
    written[renamed(name)] = isText ? strToU8(sound) : other
  }
  return zipped(dated(written, at), TYPES)
}
