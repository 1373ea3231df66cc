/** Colours of a theme as numbers: enough to know whether words are legible on what is behind them. */
import { type Element, elementsOf, numberOf, under } from './xml.ts'

/** From 0 to 1 each. */
export type Colour = readonly [number, number, number]
/** What a theme and the map of a master make of a name: `tx1`, `accent2`, `phClr`… */
export type Palette = (name: string) => Colour | null
export interface Shade {
  colour: Colour
  alpha: number
}

const PRESETS: Readonly<Record<string, string>> = { black: '000000', white: 'FFFFFF', gray: '808080', red: 'FF0000' }

const ofHex = (hex: string): Colour | null => {
  if (!/^[\da-f]{6}$/i.test(hex)) return null
  const at = (i: number) => Number.parseInt(hex.slice(i, i + 2), 16) / 255
  return [at(0), at(2), at(4)]
}
const clamped = (n: number): number => Math.min(1, Math.max(0, n))
export const hexOf = (colour: Colour): string =>
  colour
    .map((n) =>
      Math.round(clamped(n) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()

function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = colour.map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG: 4.5 for words, 3 for what is drawn. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

export const mixed = (over: Colour, below: Colour, alpha: number): Colour => {
  const at = (i: 0 | 1 | 2) => over[i] * alpha + below[i] * (1 - alpha)
  return [at(0), at(1), at(2)]
}

function toHsl([r, g, b]: Colour): Colour {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  const [l, d] = [(most + least) / 2, most - least]
  if (d === 0) return [0, 0, l]
  const s = d / (1 - Math.abs(2 * l - 1))
  const h = most === r ? ((g - b) / d + 6) % 6 : most === g ? (b - r) / d + 2 : (r - g) / d + 4
  return [h / 6, s, l]
}
function fromHsl([h, s, l]: Colour): Colour {
  const channel = (n: number): number => {
    const k = (n + h * 12) % 12
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

const BLACK: Colour = [0, 0, 0]
const WHITE: Colour = [1, 1, 1]

/** `a:lumMod`, `a:tint` and the like, in the order they are written. */
function modified(colour: Colour, { name, attrs }: Element): Colour {
  const by = Number(attrs.get('val') ?? '100000') / 100_000
  if (!Number.isFinite(by)) return colour
  const [h, s, l] = toHsl(colour)
  switch (name) {
    case 'a:lumMod':
      return fromHsl([h, s, clamped(l * by)])
    case 'a:lumOff':
      return fromHsl([h, s, clamped(l + by)])
    case 'a:satMod':
      return fromHsl([h, clamped(s * by), l])
    case 'a:shade':
      return mixed(colour, BLACK, by)
    case 'a:tint':
      return mixed(colour, WHITE, by)
    default:
      return colour
  }
}

/** The colour that stands in an element: `<a:solidFill>`, `<a:bgRef>`, a stop of a gradient… */
export function shadeIn(parent: Element | undefined, palette: Palette): Shade | null {
  const element = elementsOf(parent).find((c) => /^a:(srgb|scheme|sys|prst)Clr$/.test(c.name))
  if (element === undefined) return null
  const value = element.attrs.get('val') ?? ''
  const base =
    element.name === 'a:schemeClr'
      ? palette(value)
      : ofHex(element.name === 'a:sysClr' ? (element.attrs.get('lastClr') ?? '') : (PRESETS[value] ?? value))
  if (base === null) return null
  const alpha = (numberOf(under(element, 'a:alpha'), 'val') ?? 100_000) / 100_000
  return { colour: elementsOf(element).reduce(modified, base), alpha: clamped(alpha) }
}

/** The colours of a fill: none when nothing is painted, null when they cannot be known, as those of a picture. */
export function shadesOf(fill: Element, palette: Palette): Shade[] | null {
  const all = (holders: readonly (Element | undefined)[]): Shade[] | null => {
    const found = holders.map((holder) => shadeIn(holder, palette))
    return found.length === 0 || found.includes(null) ? null : (found as Shade[])
  }
  switch (fill.name) {
    case 'a:noFill':
      return []
    case 'a:solidFill':
      return all([fill])
    case 'a:gradFill':
      return all(elementsOf(under(fill, 'a:gsLst')))
    case 'a:pattFill':
      return all([under(fill, 'a:fgClr'), under(fill, 'a:bgClr')])
    default:
      return null
  }
}

export const FILLS = /^a:(noFill|solidFill|gradFill|pattFill|blipFill)$/
