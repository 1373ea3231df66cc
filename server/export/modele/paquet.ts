/** The package of a template: nothing is inflated but the few parts that are asked for, and none that is not sound. */
import { strFromU8, unzipSync } from 'fflate'
import { Refus } from './refus.ts'
import { type Element, elementsOf, parseXml } from './xml.ts'

const MOST_BYTES = 30_000_000
const MOST_INFLATED = 300_000_000
const MOST_ENTRIES = 5_000
const MOST_XML = 5_000_000
const MOST_IMAGE = 15_000_000

export interface Relation {
  type: string
  /** Where it leads in the package; null when it leads out of it. */
  part: string | null
}
export interface Paquet {
  xml(part: string): Element
  /** By their identifier. */
  relations(part: string): ReadonlyMap<string, Relation>
  image(part: string): Uint8Array
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const startsWith = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((b, i) => bytes[i] === b)
const isUnsafe = (name: string): boolean =>
  name.startsWith('/') ||
  /[\\:]/.test(name) ||
  name.includes('\0') ||
  name.split('/').some((step) => step === '..' || step === '.')

/** Where `target` leads from the folder of a part, inside the package. */
function resolved(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.split('/').filter((s) => s !== '' && s !== '.')) {
    if (step === '..' && steps.pop() === undefined) throw new Refus('chemins')
    if (step !== '..') steps.push(step)
  }
  return steps.join('/')
}

function listed(bytes: Uint8Array): Map<string, number> {
  const sizes = new Map<string, number>()
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (sizes.has(name)) throw new Refus('abime')
        sizes.set(name, originalSize)
        return false
      },
    })
  } catch (error) {
    throw error instanceof Refus ? error : new Refus('abime')
  }
  return sizes
}

export function openPaquet(bytes: Uint8Array): Paquet {
  if (bytes.length > MOST_BYTES) throw new Refus('trop')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refus('motDePasse')
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw new Refus('pasUnePresentation')
  const sizes = listed(bytes)
  const names = [...sizes.keys()]
  if (names.some(isUnsafe)) throw new Refus('chemins')
  const inflated = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (inflated > MOST_INFLATED || names.length > MOST_ENTRIES) throw new Refus('trop')

  function read(part: string, most: number): Uint8Array {
    const size = sizes.get(part)
    if (size === undefined) throw new Refus('partie', part)
    if (size > most) throw new Refus('trop')
    try {
      return unzipSync(bytes, { filter: ({ name }) => name === part })[part] ?? new Uint8Array()
    } catch {
      throw new Refus('abime')
    }
  }
  const xml = (part: string): Element => {
    const raw = read(part, MOST_XML)
    try {
      return parseXml(new TextDecoder('utf-8', { fatal: true }).decode(raw), part)
    } catch (error) {
      throw error instanceof Refus ? error : new Refus('xml', part)
    }
  }

  if (!sizes.has('[Content_Types].xml') || !sizes.has('_rels/.rels')) throw new Refus('pasUnePresentation')
  const types = strFromU8(read('[Content_Types].xml', MOST_XML))
  if (/macroEnabled|vbaProject|activeX/i.test(types) || names.some((n) => /vbaProject|\/activeX\//i.test(n)))
    throw new Refus('macros')
  if (names.some((n) => /(^|\/)oleObject[^/]*$|\/embeddings\/[^/]*\.(bin|exe|pack)$/i.test(n)))
    throw new Refus('objets')

  return {
    xml,
    relations(part) {
      const file = part.replace(/([^/]*)$/, '_rels/$1.rels')
      if (!sizes.has(file)) return new Map()
      return new Map(
        elementsOf(xml(file)).map(({ attrs }) => {
          const type = (attrs.get('Type') ?? '').split('/').at(-1) ?? ''
          const target = (attrs.get('Target') ?? '').replaceAll('&amp;', '&')
          const outside = attrs.get('TargetMode') === 'External' || /^[a-z][a-z\d+.-]*:|^\/\//i.test(target)
          return [attrs.get('Id') ?? '', { type, part: outside ? null : resolved(part, target) }]
        }),
      )
    },
    image: (part) => read(part, MOST_IMAGE),
  }
}

/** The presentation itself, once sure that it is one. */
export function presentationOf(paquet: Paquet): { part: string; root: Element } {
  const main = [...paquet.relations('').values()].find(({ type }) => type === 'officeDocument')
  if (main === undefined || main.part === null) throw new Refus('pasUnePresentation')
  const root = paquet.xml(main.part)
  const namespace = root.attrs.get('xmlns:p')
  if (root.name !== 'p:presentation' || namespace === undefined) throw new Refus('pasUnePresentation')
  if (namespace !== TRANSITIONAL) throw new Refus('strict')
  return { part: main.part, root }
}
