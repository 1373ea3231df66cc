/** In which colours of a template words are legible, and bars seen, on what is behind them. */
import { type Colour, contrast, hexOf, type Palette, shadeIn } from './couleurs.ts'
import type { Modele } from './modele.ts'
import type { Ground } from './surfaces.ts'
import type { Element } from './xml.ts'

const LEGIBLE = 4.5
const SEEN = 3
const NAMED = ['tx1', 'bg1', 'tx2', 'bg2'] as const
const ACCENTS = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const

interface Ink {
  code: string
  colour: Colour
}

const inksOf = (palette: Palette, names: readonly string[]): Ink[] =>
  names.flatMap((code) => {
    const colour = palette(code)
    return colour === null ? [] : [{ code, colour }]
  })
/** How legible at worst. */
const least = (colour: Colour, ground: readonly Colour[]): number =>
  Math.min(21, ...ground.map((g) => contrast(colour, g)))

const isDecided = (colour: Colour): boolean => contrast(colour, [1, 1, 1]) >= 7 || contrast(colour, [0, 0, 0]) >= 12

/** Legible where it is, in the colour of the template when that one is; `paper` is what a ground of ours is made of. */
export function inked(
  ground: Ground,
  own: Ink | null,
  palette: Palette,
  paper: Colour,
): { ink: string; plaque: boolean } {
  const candidates = [...(own === null ? [] : [own]), ...inksOf(palette, NAMED)]
  const legible = (colours: readonly Colour[]) => candidates.find(({ colour }) => least(colour, colours) >= LEGIBLE)
  // Colours of pictures are not read: the template is trusted there when its words are nearly white, or nearly black.
  if (ground === null && own !== null && isDecided(own.colour)) return { ink: own.code, plaque: false }
  const fine = ground === null ? undefined : legible(ground)
  if (fine !== undefined) return { ink: fine.code, plaque: false }
  const dark = least([0, 0, 0], [paper]) >= least([1, 1, 1], [paper])
  return { ink: legible([paper])?.code ?? (dark ? '000000' : 'FFFFFF'), plaque: true }
}

/** The colour the template gives words: by its name in the theme, where it has one there. */
export function ownInk(fill: Element | undefined, palette: Palette): Ink | null {
  const shade = shadeIn(fill, palette)
  if (shade === null) return null
  const hex = hexOf(shade.colour)
  const named = inksOf(palette, [...NAMED, ...ACCENTS]).find(({ colour }) => hexOf(colour) === hex)
  return named ?? { code: hex, colour: shade.colour }
}

/** What links are written in where those of the theme would not be read, in hexadecimal digits. */
export function linkedIn(ink: string, palette: Palette, behind: readonly Colour[]): string | null {
  const own = palette('hlink')
  if (own !== null && least(own, behind) >= LEGIBLE) return null
  const colour = palette(ink)
  return colour === null ? ink : hexOf(colour)
}

/** Of heads of tables and parts of charts: the accents that are seen on what is behind come first. */
export function drawnWith(palette: Palette, behind: readonly Colour[]): Pick<Modele, 'entete' | 'series'> {
  const best = (ground: Colour): string => {
    const inks = inksOf(palette, ['bg1', 'tx1']).sort((a, b) => contrast(b.colour, ground) - contrast(a.colour, ground))
    const legible = inks.find(({ colour }) => contrast(colour, ground) >= LEGIBLE)
    return legible?.code ?? (contrast([0, 0, 0], ground) >= LEGIBLE ? '000000' : 'FFFFFF')
  }
  const all = inksOf(palette, [...ACCENTS, 'tx2', 'tx1'])
  const seen = all.filter(({ colour }) => least(colour, behind) >= SEEN)
  const series = [...seen, ...all.filter((one) => !seen.includes(one))].map(({ code, colour }) => ({
    fond: code,
    ink: best(colour),
  }))
  return { entete: series.find(({ fond }) => fond === 'accent1') ?? { fond: 'tx1', ink: 'bg1' }, series }
}
