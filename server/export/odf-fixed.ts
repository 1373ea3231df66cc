import { strFromU8, strToU8, unzipSync } from 'fflate'
import { zipped } from './zip.ts'

/** The time of the conversion and numbers drawn at random stand in OpenDocument files: the snapshot takes their place. */
export function fixOdf(bytes: Uint8Array, at: number): Uint8Array {
  const files = unzipSync(bytes)
  const iso = `${new Date(at).toISOString().slice(0, 19)}Z`
  const meta = files['meta.xml']
  const dated = (xml: string): string =>
    xml
      .replace(/(<(meta:creation-date|dc:date|meta:print-date)>)[^<]*(<)/g, `$1${iso}$3`)
      .replace(/<meta:editing-(duration|cycles)>[^<]*<\/meta:editing-\1>/g, '')
  if (meta !== undefined) files['meta.xml'] = strToU8(dated(strFromU8(meta)))
  // Lists are named at random: in the order they come, they have the same names each time.
  const names = new Map<string, string>()
  const named = (xml: string): string =>
    xml.replace(/\blist(\d{4,})(?=")/g, (whole: string) => {
      const name = names.get(whole) ?? `liste${names.size + 1}`
      names.set(whole, name)
      return name
    })
  const content = files['content.xml']
  if (content !== undefined) files['content.xml'] = strToU8(named(strFromU8(content)))
  const settings = files['settings.xml']
  const numbered = /<config:config-item config:name="Rsid(Root)?"[^>]*>[^<]*<\/config:config-item>/g
  if (settings !== undefined) files['settings.xml'] = strToU8(strFromU8(settings).replace(numbered, ''))
  return zipped(files, 'mimetype')
}
