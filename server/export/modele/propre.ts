/** What of a drawing is kept: shapes, words, pictures of the package. Nothing that leads, runs or is fetched. */
import type { Paquet, Relation } from './paquet.ts'
import { Refus } from './refus.ts'
import { type Element, elementsOf } from './xml.ts'

const LEFT_OUT = new Set([
  ...[
    'p:extLst',
    'a:extLst',
    'p:custDataLst',
    'p:controls',
    'p:timing',
    'p:transition',
    'p:contentPart',
    'p:graphicFrame',
  ],
  ...['a:hlinkClick', 'a:hlinkHover', 'a:hlinkMouseOver', 'a:snd', 'a:stCxn', 'a:endCxn'],
  ...['a:audioCd', 'a:wavAudioFile', 'a:audioFile', 'a:videoFile', 'a:quickTimeFile'],
])
/** Without its picture, neither what it fills nor what holds it means anything. */
const NEEDS: Readonly<Record<string, string>> = {
  'a:blipFill': 'a:blip',
  'p:blipFill': 'a:blip',
  'a:buBlip': 'a:blip',
  'p:pic': 'p:blipFill',
}

const SIGNATURES: readonly (readonly [ending: string, at: number, signature: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['wmf', 0, [0xd7, 0xcd, 0xc6, 0x9a]],
  ['emf', 40, [0x20, 0x45, 0x4d, 0x46]],
]
const MOST_IMAGES = 40_000_000

/** Pictures of the template, each once whatever uses it, by the name they bear in the files written. */
export function createImages(paquet: Paquet) {
  const names = new Map<string, string | null>()
  const bytes: Record<string, Uint8Array> = {}
  let total = 0
  return {
    bytes,
    /** Null for a kind of picture that is not taken. */
    named(part: string): string | null {
      const known = names.get(part)
      if (known !== undefined) return known
      const image = paquet.image(part)
      const kind = SIGNATURES.find(([, at, signature]) => signature.every((b, i) => image[at + i] === b))
      const name = kind === undefined ? null : `modele${Object.keys(bytes).length + 1}.${kind[0]}`
      if (name !== null) {
        total += image.length
        if (total > MOST_IMAGES) throw new Refus('trop')
        bytes[name] = image
      }
      names.set(part, name)
      return name
    },
  }
}
export type Images = ReturnType<typeof createImages>

/** How a relation to a picture is called in whatever part uses it. */
const relationOf = (name: string): string => name.replace(/\..*$/, '')

/** Elements as they are written again, pictures under the name they take; none when nothing of one is left. */
export function createCleaner(part: string, relations: ReadonlyMap<string, Relation>, images: Images) {
  function picture(id: string): string | null {
    const relation = relations.get(id)
    if (relation === undefined) return null
    if (relation.part === null) throw new Refus('externe', part)
    const name = relation.type === 'image' ? images.named(relation.part) : null
    return name === null ? null : relationOf(name)
  }
  function cleaned(element: Element): Element[] {
    const { name } = element
    // What older programs are given in the place of what they do not know.
    if (name === 'mc:AlternateContent')
      return elementsOf(element)
        .filter((c) => c.name === 'mc:Fallback')
        .flatMap((c) => elementsOf(c).flatMap(cleaned))
    if (!/^[ap]:/.test(name) || LEFT_OUT.has(name)) return []
    const attrs = new Map([...element.attrs].filter(([key]) => !key.includes(':') && key !== 'xmlns'))
    if (name === 'a:blip') {
      const link = element.attrs.get('r:link')
      if (link !== undefined && relations.get(link)?.part === null) throw new Refus('externe', part)
      const embedded = picture(element.attrs.get('r:embed') ?? '')
      if (embedded === null) return []
      attrs.set('r:embed', embedded)
    }
    // Words stand in runs; elsewhere text is the indentation of whoever wrote the file.
    const children = element.children.flatMap((c): (Element | string)[] =>
      typeof c === 'string' ? (name === 'a:t' ? [c] : []) : cleaned(c),
    )
    const needed = NEEDS[name]
    if (needed !== undefined && !children.some((c) => typeof c !== 'string' && c.name === needed)) return []
    return [{ name, attrs, children }]
  }
  return cleaned
}
