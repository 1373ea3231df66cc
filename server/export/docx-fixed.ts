import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Chart } from '#shared/chart/chart'
import { type Drawing, withCharts } from './docx-drawing.ts'
import { markup } from './markup.ts'
import { dated, type Files, zipped } from './zip.ts'

const TYPES = '[Content_Types].xml'

function drawn(files: Files, charts: readonly Chart[], drawing: Drawing): Files {
  if (charts.length === 0) return files
  const [document, relations] = ['word/document.xml', 'word/_rels/document.xml.rels']
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const made = withCharts(charts, drawing, { document: read(document), relations: read(relations), types: read(TYPES) })
  return {
    ...files,
    [document]: strToU8(made.document),
    [relations]: strToU8(made.relations),
    [TYPES]: strToU8(made.types),
    ...Object.fromEntries(made.parts),
  }
}

/** Words across the page, behind what is written: a decoration, which nobody need hear on each page. */
function marked(files: Files, words: string): Files {
  const watermark = `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="Filigrane" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;margin-top:0;width:500pt;height:70pt;rotation:305;z-index:-251654144;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e8eaf2" stroked="f"><v:textpath style="font-family:Arial;font-size:1pt;font-weight:bold" string="${markup(words)}"/></v:shape></w:pict></w:r>`
  const inHeader = (xml: string): string => xml.replace(/<\/w:p>(?=<\/w:hdr>)/, `${watermark}</w:p>`)
  const headers = Object.keys(files).filter((n) => /^word\/header\d+\.xml$/.test(n))
  return {
    ...files,
    ...Object.fromEntries(headers.map((n) => [n, strToU8(inHeader(strFromU8(files[n] ?? new Uint8Array())))])),
  }
}

/** LibreOffice takes a table of contents for one only when it is said to be one. */
const contentsNamed = (xml: string): string =>
  xml.replace(
    /<w:sdtPr><w:alias [^>]*\/><\/w:sdtPr>/,
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>',
  )

/** The library gives every mark the same number. */
function numbered(xml: string): string {
  let [starts, ends] = [0, 0]
  return xml
    .replace(/(<w:bookmarkStart [^>]*w:id=")\d+"/g, (_, open: string) => `${open}${++starts}"`)
    .replace(/(<w:bookmarkEnd [^>]*w:id=")\d+"/g, (_, open: string) => `${open}${++ends}"`)
}

interface Fixing {
  at: number
  charts: readonly Chart[]
  drawing: Drawing
  filigrane: string | null
}

/**
 * The library writes the time of the export and random link ids in each file. Both are replaced by what the snapshot
 * says, so that the same snapshot gives the same bytes a year later.
 */
export function fixDocx(bytes: Uint8Array, { at, charts, drawing, filigrane }: Fixing): Uint8Array {
  const whole = drawn(unzipSync(bytes), charts, drawing)
  const files = filigrane === null ? whole : marked(whole, filigrane)
  const ids = new Map<string, string>()
  const rename = (xml: string): string =>
    xml.replace(/\brId([a-z0-9_-]{21})(?=")/g, (_, random: string) => {
      const id = ids.get(random) ?? `rIdLien${ids.size + 1}`
      ids.set(random, id)
      return id
    })
  const names = Object.keys(files).sort()
  // The document first: its links are numbered in reading order.
  const inOrder = ['word/document.xml', ...names.filter((n) => n !== 'word/document.xml')]
  const written: Files = {}
  for (const name of inOrder) {
    const raw = files[name]
    if (raw === undefined) continue
    const isXml = name.endsWith('.xml') || name.endsWith('.rels')
    written[name] = isXml ? strToU8(contentsNamed(numbered(rename(strFromU8(raw))))) : raw
  }
  return zipped(dated(written, at), TYPES)
}
