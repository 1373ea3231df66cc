/** XML of a file somebody put here: read strictly, so that what is written again is what was understood. */
import { Refus } from './refus.ts'

export interface Element {
  readonly name: string
  /** As they stand between quotes, entities included. */
  readonly attrs: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const DEEPEST = 120
const MOST = 150_000
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const OPENING = new RegExp(`<(${NAME})`, 'y')
const CLOSING = new RegExp(`</(${NAME})\\s*>`, 'y')
const END = /\s*(\/?)>/y
/** A comment, or an instruction; a document type would bring entities of its own, and is refused. */
const ASIDE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y
const TEXT = /[^<]+/y
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/
/** Those no XML may hold. */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/u

interface Open {
  name: string
  attrs: Map<string, string>
  children: (Element | string)[]
}

export function parseXml(source: string, part: string): Element {
  const fault = (): Refus => new Refus('xml', part)
  if (ENTITY.test(source) || FORBIDDEN.test(source)) throw fault()
  let at = source.startsWith('\ufeff') ? 1 : 0
  const take = (what: RegExp): RegExpExecArray | null => {
    what.lastIndex = at
    const found = what.exec(source)
    if (found !== null) at = what.lastIndex
    return found
  }
  const root: Open = { name: '', attrs: new Map(), children: [] }
  const open: Open[] = [root]
  let count = 0
  while (at < source.length) {
    const current = open.at(-1) as Open
    if (take(ASIDE) !== null) continue
    const closed = take(CLOSING)
    if (closed !== null) {
      if (open.length < 2 || closed[1] !== current.name) throw fault()
      open.pop()
      continue
    }
    const opened = take(OPENING)
    if (opened !== null) {
      const made: Open = { name: opened[1] ?? '', attrs: new Map(), children: [] }
      for (let pair = take(ATTRIBUTE); pair !== null; pair = take(ATTRIBUTE)) {
        const name = pair[1] ?? ''
        if (made.attrs.has(name)) throw fault()
        made.attrs.set(name, pair[2] ?? (pair[3] ?? '').replaceAll('"', '&quot;'))
      }
      const end = take(END)
      count += 1
      if (end === null || open.length > DEEPEST || count > MOST) throw fault()
      current.children.push(made)
      if (end[1] === '') open.push(made)
      continue
    }
    const text = take(TEXT)
    if (text === null) throw fault()
    if (open.length > 1) current.children.push(text[0])
    else if (text[0].trim() !== '') throw fault()
  }
  const [only, ...others] = root.children
  if (open.length > 1 || only === undefined || typeof only === 'string' || others.length > 0) throw fault()
  return only
}

export function writeXml({ name, attrs, children }: Element): string {
  const pairs = [...attrs].map(([key, value]) => ` ${key}="${value}"`).join('')
  if (children.length === 0) return `<${name}${pairs}/>`
  return `<${name}${pairs}>${children.map((c) => (typeof c === 'string' ? c : writeXml(c))).join('')}</${name}>`
}

export const elementsOf = (parent: Element | undefined): Element[] =>
  (parent?.children ?? []).filter((c): c is Element => typeof c !== 'string')

/** The first at the end of a path of names. */
export const under = (parent: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => elementsOf(at).find((c) => c.name === name), parent)

export const numberOf = (element: Element | undefined, attribute: string): number | null => {
  const written = element?.attrs.get(attribute)
  return written !== undefined && /^-?\d{1,12}$/.test(written) ? Number(written) : null
}
