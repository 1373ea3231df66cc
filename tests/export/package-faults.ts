import { partsOf } from './reading.ts'

const attributes = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
const tags = (xml: string, name: string): Map<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => attributes(tag))
const relsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')
const twice = (list: readonly string[]): string[] => list.filter((one, i) => list.indexOf(one) !== i)

/** What the schemas of Office refuse and libraries write. */
const refused: readonly [RegExp, string][] = [
  [/<w:shd (?![^>]*w:val=)/, 'a shading that does not say of which kind'],
  [/<w:tblHeader [^>]*="false"/, 'a row said to be no header'],
  [/<c:roundedCorners[^>]*><c:lang/, 'a language after the corners'],
  [/<\/p:sldIdLst>\s*<p:notesMasterIdLst/, 'a master of notes after the slides'],
  [/(<c:axId [^>]*>\s*){3}/, 'a third axis'],
  [/<font>(?:(?!<\/font>).)*<name[^>]*>(?:(?!<\/font>).)*<(sz|b|color)\b/s, 'a font whose name comes first'],
]

/** What Office would call « unreadable content » before even looking at the words. */
export function faultsOf(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const types = parts.get('[Content_Types].xml') ?? ''
  const endings = tags(types, 'Default').map((t) => t.get('Extension')?.toLowerCase())
  const overrides = tags(types, 'Override').map((t) => t.get('PartName')?.slice(1) ?? '')
  const faults = [
    ...overrides.filter((name) => !parts.has(name)).map((name) => `a type for ${name}, which is not there`),
    ...twice(overrides).map((name) => `two types for ${name}`),
  ]
  for (const [name, xml] of parts) {
    if (name.endsWith('/') || name === '[Content_Types].xml') continue
    if (!overrides.includes(name) && !endings.includes(name.split('.').at(-1)?.toLowerCase()))
      faults.push(`${name} has no type`)
    if (!/\.(xml|rels)$/.test(name)) continue
    for (const [pattern, what] of refused) if (pattern.test(xml)) faults.push(`${name}: ${what}`)
    const opened = [...xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)]
    const depth: string[] = []
    for (const [, closes, tag = '', empty] of opened) {
      if (closes === '/' && depth.pop() !== tag) faults.push(`${name} closes ${tag} where it is not open`)
      if (closes === '' && empty === '') depth.push(tag)
    }
    if (depth.length > 0) faults.push(`${name} leaves ${depth.join()} open`)
    if (name.endsWith('.rels')) {
      const folder = name.replace(/_rels\/[^/]*$/, '')
      const own = tags(xml, 'Relationship')
      faults.push(...twice(own.map((r) => r.get('Id') ?? '')).map((id) => `${name} has ${id} twice`))
      for (const rel of own) {
        const target = rel.get('Target') ?? ''
        const path = new URL(target, `file:///${folder}`).pathname.slice(1)
        if (rel.get('TargetMode') !== 'External' && !parts.has(path))
          faults.push(`${name} leads to ${target}, not there`)
      }
      continue
    }
    const known = tags(parts.get(relsOf(name)) ?? '', 'Relationship').map((r) => r.get('Id'))
    for (const [, id] of xml.matchAll(/\br:(?:id|embed|link|pict)="([^"]+)"/g))
      if (!known.includes(id)) faults.push(`${name} asks for ${id}, which leads nowhere`)
    for (const drawn of ['wp:docPr', 'p:cNvPr', 'w:bookmarkStart'])
      faults.push(
        ...twice(tags(xml, drawn).map((t) => t.get('id') ?? t.get('w:id') ?? '')).map(
          (id) => `${name}: ${drawn} ${id} twice`,
        ),
      )
  }
  return faults
}
