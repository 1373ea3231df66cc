import { strFromU8, strToU8, zipSync } from 'fflate'

export type Files = Record<string, Uint8Array>

/** Dates inside a zip are local ones: built from local parts, they give the same bytes wherever the server stands. */
const zipDate = (): Date => new Date(1980, 0, 1)

/** Files in a fixed order, the one readers recognise the kind of file by first, and kept as it is. */
export function zipped(files: Files, first: string): Uint8Array {
  const names = [
    first,
    ...Object.keys(files)
      .filter((n) => n !== first)
      .sort(),
  ]
  const entries = names.flatMap((n) => (files[n] === undefined ? [] : [[n, files[n]] as const]))
  // OpenDocument wants its media type uncompressed; a picture already is.
  const level = (name: string) => (name === 'mimetype' || /\.(png|jpe?g|gif)$/.test(name) ? 0 : 6)
  return zipSync(Object.fromEntries(entries.map(([n, bytes]) => [n, [bytes, { level: level(n) }] as const])), {
    mtime: zipDate(),
  })
}

const CORE = 'docProps/core.xml'
/** The properties of an Office file say the time of the snapshot, not that of the export, and the language. */
export function dated(files: Files, at: number): Files {
  const core = files[CORE]
  if (core === undefined) return files
  const iso = `${new Date(at).toISOString().slice(0, 19)}Z`
  const xml = strFromU8(core)
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${iso}$3`)
    .replace(/<dc:language>[^<]*<\/dc:language>/, '')
    .replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>')
  return { ...files, [CORE]: strToU8(xml) }
}
