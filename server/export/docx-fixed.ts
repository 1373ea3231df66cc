import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Chart } from '#shared/chart/chart'
import { withCharts } from './docx-chart.ts'

/** Dates inside a zip are local ones: built from local parts, they give the same bytes wherever the server stands. */
const zipDate = (): Date => new Date(1980, 0, 1)

type Files = Record<string, Uint8Array>

function drawn(files: Files, charts: readonly Chart[]): Files {
  if (charts.length === 0) return files
  const [document, relations, types] = ['word/document.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml']
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const made = withCharts(charts, { document: read(document), relations: read(relations), types: read(types) })
  return {
    ...files,
    [document]: strToU8(made.document),
    [relations]: strToU8(made.relations),
    [types]: strToU8(made.types),
    ...Object.fromEntries(made.parts),
  }
}

/**
 * The library writes the time of the export and random link ids in each file. Both are replaced by what the snapshot
 * says, so that the same snapshot gives the same bytes a year later.
 */
export function fixDocx(bytes: Uint8Array, at: number, charts: readonly Chart[]): Uint8Array {
  const files = drawn(unzipSync(bytes), charts)
  const ids = new Map<string, string>()
  const rename = (xml: string): string =>
    xml.replace(/\brId([a-z0-9_-]{21})(?=")/g, (_, random: string) => {
      const id = ids.get(random) ?? `rIdLien${ids.size + 1}`
      ids.set(random, id)
      return id
    })
  const iso = `${new Date(at).toISOString().slice(0, 19)}Z`
  const dated = (xml: string): string =>
    xml
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${iso}$3`)
      .replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>')

  const names = Object.keys(files).sort()
  // The document first: its links are numbered in reading order.
  const inOrder = ['word/document.xml', ...names.filter((n) => n !== 'word/document.xml')]
  const written = new Map<string, Uint8Array>()
  for (const name of inOrder) {
    const raw = files[name]
    if (raw === undefined) continue
    const isXml = name.endsWith('.xml') || name.endsWith('.rels')
    const xml = isXml ? rename(strFromU8(raw)) : null
    written.set(name, xml === null ? raw : strToU8(name === 'docProps/core.xml' ? dated(xml) : xml))
  }
  // Readers recognise the file by its first entry.
  const first = '[Content_Types].xml'
  const zipNames = [first, ...names.filter((n) => n !== first)]
  const zip = Object.fromEntries(
    zipNames.flatMap((n) => (written.has(n) ? [[n, written.get(n) ?? new Uint8Array()]] : [])),
  )
  return zipSync(zip, { mtime: zipDate(), level: 6 })
}
