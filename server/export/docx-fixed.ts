import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Chart } from '#shared/chart/chart'
import { withCharts } from './docx-chart.ts'
import { dated, type Files, zipped } from './zip.ts'

const TYPES = '[Content_Types].xml'

function drawn(files: Files, charts: readonly Chart[]): Files {
  if (charts.length === 0) return files
  const [document, relations] = ['word/document.xml', 'word/_rels/document.xml.rels']
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const made = withCharts(charts, { document: read(document), relations: read(relations), types: read(TYPES) })
  return {
    ...files,
    [document]: strToU8(made.document),
    [relations]: strToU8(made.relations),
    [TYPES]: strToU8(made.types),
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
  const names = Object.keys(files).sort()
  // The document first: its links are numbered in reading order.
  const inOrder = ['word/document.xml', ...names.filter((n) => n !== 'word/document.xml')]
  const written: Files = {}
  for (const name of inOrder) {
    const raw = files[name]
    if (raw === undefined) continue
    const isXml = name.endsWith('.xml') || name.endsWith('.rels')
    written[name] = isXml ? strToU8(rename(strFromU8(raw))) : raw
  }
  return zipped(dated(written, at), TYPES)
}
