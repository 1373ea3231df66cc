/** What is painted where on a slide: which colours words put there would stand on. */
import { type Colour, FILLS, mixed, type Palette, type Shade, shadeIn, shadesOf } from './couleurs.ts'
import { type Element, elementsOf, numberOf, under } from './xml.ts'

export interface Box {
  x: number
  y: number
  w: number
  h: number
}
interface Painted {
  box: Box
  /** Null when they cannot be known, as those of a picture. */
  shades: Shade[] | null
  /** It covers its box whole. */
  whole: boolean
}
/** Null when it cannot be known. */
export type Ground = Colour[] | null

type Place = (box: Box) => Box

/** In the units of the file. */
export function boxOf(xfrm: Element | undefined, names: readonly [string, string] = ['a:off', 'a:ext']): Box | null {
  const [off, ext] = names.map((n) => under(xfrm, n))
  const [x, y, w, h] = [numberOf(off, 'x'), numberOf(off, 'y'), numberOf(ext, 'cx'), numberOf(ext, 'cy')]
  return x === null || y === null || w === null || h === null || w <= 0 || h <= 0 ? null : { x, y, w, h }
}

/** From inside a group to outside it. */
function outOf(group: Element, place: Place): Place {
  const xfrm = under(group, 'p:grpSpPr', 'a:xfrm')
  const [outer, inner] = [boxOf(xfrm), boxOf(xfrm, ['a:chOff', 'a:chExt'])]
  if (outer === null || inner === null) return place
  const [sx, sy] = [outer.w / inner.w, outer.h / inner.h]
  return ({ x, y, w, h }) =>
    place({ x: outer.x + (x - inner.x) * sx, y: outer.y + (y - inner.y) * sy, w: w * sx, h: h * sy })
}

function fillOf(shape: Element, palette: Palette): Shade[] | null {
  const properties = under(shape, 'p:spPr')
  const own = elementsOf(properties).find((c) => FILLS.test(c.name))
  if (own !== undefined) return shadesOf(own, palette)
  const style = under(shape, 'p:style', 'a:fillRef')
  if (style === undefined || numberOf(style, 'idx') === 0) return []
  const shade = shadeIn(style, palette)
  return shade === null ? null : [shade]
}

export const isPlaceholder = (shape: Element): boolean =>
  under(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph') !== undefined || under(shape, 'p:nvPicPr', 'p:nvPr', 'p:ph') !== undefined

export function paintedBy(shapes: readonly Element[], palette: Palette, place: Place = (box) => box): Painted[] {
  return shapes.flatMap((shape): Painted[] => {
    if (shape.name === 'p:grpSp') return paintedBy(elementsOf(shape), palette, outOf(shape, place))
    const xfrm = under(shape, 'p:spPr', 'a:xfrm')
    const box = boxOf(xfrm)
    if (box === null || isPlaceholder(shape)) return []
    const straight = numberOf(xfrm, 'rot') === null || numberOf(xfrm, 'rot') === 0
    const at = { box: place(box) }
    if (shape.name === 'p:pic') return [{ ...at, shades: null, whole: straight }]
    if (shape.name !== 'p:sp') return []
    const shades = fillOf(shape, palette)
    const whole = straight && under(shape, 'p:spPr', 'a:prstGeom')?.attrs.get('prst') === 'rect'
    return shades !== null && shades.length === 0 ? [] : [{ ...at, shades, whole }]
  })
}

/** In the units of the file, a millimetre: a line hides no word it crosses. */
const HAIR = 36_000

/** Part of the first that the second covers, from 0 to 1. */
function covered(box: Box, by: Box): number {
  const w = Math.min(box.x + box.w, by.x + by.w) - Math.max(box.x, by.x)
  const h = Math.min(box.y + box.h, by.y + by.h) - Math.max(box.y, by.y)
  return w <= HAIR || h <= HAIR ? 0 : (w * h) / (box.w * box.h)
}

/** Words that cross a band by a hair stand beside it; a picture they touch at a corner is not behind them. */
const TOUCHED = 0.005
const PICTURED = 0.04
const WHOLE = 0.97

export function groundOf(box: Box, background: Ground, painted: readonly Painted[]): Ground {
  return painted.reduce<Ground>((ground, { box: by, shades, whole }) => {
    const part = covered(box, by)
    if (part < (shades === null ? PICTURED : TOUCHED)) return ground
    const replaces = whole && part > WHOLE
    if (shades === null) return null
    if (ground === null && (!replaces || shades.some((s) => s.alpha < 1))) return null
    const below = ground ?? []
    const over = shades.flatMap(({ colour, alpha }) =>
      alpha === 1 ? [colour] : below.map((b) => mixed(colour, b, alpha)),
    )
    return replaces ? over : [...below, ...over]
  }, background)
}
