/** One layer of a template, its master or a layout: what it paints, what it says of its placeholders. */
import { FILLS, type Palette, shadeIn, shadesOf } from './couleurs.ts'
import type { Couche } from './modele.ts'
import type { Paquet } from './paquet.ts'
import { createCleaner, type Images } from './propre.ts'
import { type Ground, isPlaceholder, paintedBy } from './surfaces.ts'
import { type Element, elementsOf, numberOf, under, writeXml } from './xml.ts'

const DRAWN = new Set(['p:sp', 'p:pic', 'p:cxnSp', 'p:grpSp'])
const SLOTS = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
const NAMES = ['bg1', 'tx1', 'bg2', 'tx2', ...SLOTS.slice(4)]

/** The map of a master, every name once and each to a colour a theme has. */
export function colourMap(element: Element | undefined): Map<string, string> {
  const usual: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' }
  return new Map(
    NAMES.map((name) => {
      const written = element?.attrs.get(name) ?? ''
      return [name, SLOTS.includes(written) ? written : (usual[name] ?? name)]
    }),
  )
}

function paletteOf(theme: Element, map: ReadonlyMap<string, string>): Palette {
  const scheme = under(theme, 'a:themeElements', 'a:clrScheme')
  const slots = new Map(SLOTS.map((slot) => [slot, shadeIn(under(scheme, `a:${slot}`), () => null)?.colour ?? null]))
  return (name) => slots.get(map.get(name) ?? name) ?? null
}

/** The colours of a background; null for a picture. */
function groundIn(background: Element | undefined, theme: Element, palette: Palette): Ground {
  const reference = under(background, 'p:bgRef')
  const own = elementsOf(under(background, 'p:bgPr')).find((c) => FILLS.test(c.name))
  const paper = palette('bg1')
  let fill = own
  let named = palette
  if (reference !== undefined) {
    const index = numberOf(reference, 'idx') ?? 0
    const list = index > 1000 ? 'a:bgFillStyleLst' : 'a:fillStyleLst'
    fill = elementsOf(under(theme, 'a:themeElements', 'a:fmtScheme', list))[(index % 1000) - 1]
    const shade = shadeIn(reference, palette)?.colour ?? null
    named = (name) => (name === 'phClr' ? shade : palette(name))
  }
  const shades = fill === undefined ? [] : shadesOf(fill, named)
  if (shades === null) return null
  return shades.length === 0 ? (paper === null ? null : [paper]) : shades.map((s) => s.colour)
}

export interface Calque {
  root: Element
  couche: Couche
  palette: Palette
  /** Null when it has no background of its own. */
  ground: { colours: Ground } | null
  painted: ReturnType<typeof paintedBy>
}

export function readCalque(
  paquet: Paquet,
  images: Images,
  theme: Element,
  map: ReadonlyMap<string, string>,
  part: string,
): Calque {
  const root = paquet.xml(part)
  const cleaned = createCleaner(part, paquet.relations(part), images)
  const written = (elements: readonly Element[]): string => elements.map(writeXml).join('')
  const override = under(root, 'p:clrMapOvr', 'a:overrideClrMapping')
  const palette = paletteOf(theme, override === undefined ? map : colourMap(override))
  const shapes = elementsOf(under(root, 'p:cSld', 'p:spTree'))
    .filter((shape) => DRAWN.has(shape.name) && !isPlaceholder(shape))
    .flatMap(cleaned)
  const background = [under(root, 'p:cSld', 'p:bg')].flatMap((bg) => (bg === undefined ? [] : cleaned(bg)))
  const sound = background.filter(
    (bg) => elementsOf(under(bg, 'p:bgPr')).some((c) => FILLS.test(c.name)) || under(bg, 'p:bgRef') !== undefined,
  )
  return {
    root,
    palette,
    couche: {
      fond: written(sound),
      shapes: written(shapes),
      couleurs: override === undefined ? '' : writeXml({ ...override, attrs: colourMap(override), children: [] }),
      masque: root.attrs.get('showMasterSp') !== '0' && root.attrs.get('showMasterSp') !== 'false',
    },
    ground: sound[0] === undefined ? null : { colours: groundIn(sound[0], theme, palette) },
    painted: paintedBy(shapes, palette),
  }
}
