/** Where our words go on slides of the template, and in which of its colours they are legible there. */
import type { Calque } from './calque.ts'
import type { Colour } from './couleurs.ts'
import { drawnWith, inked, linkedIn, ownInk } from './encres.ts'
import type { Modele, Zone } from './modele.ts'
import { type Box, boxOf, type Ground, groundOf } from './surfaces.ts'
import { type Element, elementsOf, under } from './xml.ts'

const ALIGN = { l: 'left', ctr: 'center', r: 'right' } as const
const ANCHOR = { t: 'top', ctr: 'middle', b: 'bottom' } as const

function placeholder({ root }: Calque, types: readonly string[]): Element | undefined {
  return elementsOf(under(root, 'p:cSld', 'p:spTree')).find((shape) => {
    const mark = under(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')
    return mark !== undefined && types.includes(mark.attrs.get('type') ?? 'obj')
  })
}

interface Asked {
  types: readonly string[]
  style: string
  usual: Box
  align: Zone['align']
  valign: Zone['valign']
  /** Nothing else begins so close above it. */
  clear: number
  /** Smaller than that, or outside the slide, the place of the template is not ours. */
  least: { w: number; h: number }
}

/** What one layer, over another, says of a placeholder. */
function found(layers: readonly Calque[], { types, style }: Asked) {
  const holders = layers.flatMap((layer) => placeholder(layer, types) ?? [])
  const master = layers.at(-1)
  const levels = [
    ...holders.map((holder) => under(holder, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr')),
    under(master?.root, 'p:txStyles', style, 'a:lvl1pPr'),
  ]
  const first = <T>(values: readonly (T | null | undefined)[]): T | undefined =>
    values.find((v) => v !== null && v !== undefined) as T | undefined
  return {
    xfrm: first(holders.map((holder) => boxOf(under(holder, 'p:spPr', 'a:xfrm')))),
    align: ALIGN[first(levels.map((level) => level?.attrs.get('algn'))) as keyof typeof ALIGN],
    valign:
      ANCHOR[
        first(
          holders.map((holder) => under(holder, 'p:txBody', 'a:bodyPr')?.attrs.get('anchor')),
        ) as keyof typeof ANCHOR
      ],
    fill: first([
      ...levels.slice(0, -1).map((level) => under(level, 'a:defRPr', 'a:solidFill')),
      // LibreOffice says it where its words of example are.
      ...holders.map((holder) => under(holder, 'p:txBody', 'a:p', 'a:r', 'a:rPr', 'a:solidFill')),
      under(levels.at(-1), 'a:defRPr', 'a:solidFill'),
    ]),
  }
}

interface Drawn {
  master: Calque
  page: Calque | null
  couverture: Calque | null
  /** Width and height of a slide in inches, 7.5 high. */
  width: number
  /** Units of the file for one of these inches. */
  unit: number
}

const HEIGHT = 7.5

/** Between the border of a placeholder and its words. */
const INSET = 0.1
const MARGIN = 0.35
/** How far below its place a zone may begin to leave a band of the template. */
const SHIFTS = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05, 1.2]

/** Some templates write the number of the slide themselves, among their shapes. */
const writesNumber = (page: Calque | null, master: Calque): boolean =>
  [page?.couche.shapes ?? '', page?.couche.masque === false ? '' : master.couche.shapes].some((xml) =>
    /<a:fld [^>]*type="slidenum"/.test(xml),
  )

/** A number needs little room, and what it leaves is the foot's. */
const narrowed = (zone: Zone): Zone => {
  const w = Math.min(zone.w, 0.8)
  return {
    ...zone,
    w,
    x: zone.align === 'right' ? zone.x + zone.w - w : zone.align === 'center' ? zone.x + (zone.w - w) / 2 : zone.x,
  }
}

const lowered = (box: Box): Box[] => SHIFTS.map((by) => ({ ...box, y: box.y + by, h: box.h - by }))

interface Grounded {
  zone: Zone
  ground: Ground
}
type Looks = Pick<Modele, 'zones' | 'plaque' | 'entete' | 'series'> & { liens: string | null }

/** In inches, and clear of the sides of the slide. */
function inches({ x, y, w, h }: Box, unit: number, width: number): Box {
  const left = Math.max(x / unit + INSET, MARGIN)
  return { x: left, y: y / unit, w: Math.min((x + w) / unit - INSET, width - MARGIN) - left, h: h / unit }
}

export function zonesOf({ master, page, couverture, width, unit }: Drawn): Looks {
  const paper: Colour = master.palette('bg1') ?? [1, 1, 1]

  function groundAt(layer: Calque | null, { x, y, w, h }: Box): Ground {
    const shown = [...(layer?.couche.masque === false ? [] : master.painted), ...(layer?.painted ?? [])]
    const background = layer?.ground ?? master.ground ?? { colours: [paper] }
    return groundOf({ x: x * unit, y: y * unit, w: w * unit, h: h * unit }, background.colours, shown)
  }

  /** The place of the template when it suits; among those made of it, the first where words are legible as they are. */
  function zone(layer: Calque | null, asked: Asked, within: (box: Box) => Box[] = (box) => [box]): Grounded {
    const { palette } = layer ?? master
    const { xfrm, align, valign, fill } = found(layer === null ? [master] : [layer, master], asked)
    const at = xfrm === undefined ? asked.usual : inches(xfrm, unit, width)
    const inside = at.x >= 0 && at.y >= 0 && at.x + at.w <= width && at.y + at.h <= HEIGHT
    const fits = inside && at.w >= asked.least.w && at.h >= asked.least.h
    const own = ownInk(fill, palette)
    const tried = within(fits ? at : asked.usual).map((box) => {
      const ground = groundAt(layer, { ...box, y: box.y - asked.clear, h: box.h + asked.clear })
      return { ground, zone: { ...box, ...inked(ground, own, palette, paper) } }
    })
    const [first] = tried
    if (first === undefined) throw new Error('a zone is somewhere')
    const chosen = tried.find((t) => t.ground !== null && !t.zone.plaque) ?? first
    return {
      ...chosen,
      zone: { ...chosen.zone, align: align ?? asked.align, valign: valign ?? asked.valign },
    }
  }

  const most = width - 1.2
  const { zone: titre } = zone(page, {
    ...{ types: ['title', 'ctrTitle'], style: 'p:titleStyle', align: 'left', valign: 'middle', clear: 0 },
    ...{ usual: { x: 0.6, y: 0.3, w: most, h: 0.95 }, least: { w: width * 0.45, h: 0.6 } },
  })
  const { zone: numbered } = zone(page, {
    ...{ types: ['sldNum'], style: 'p:otherStyle', align: 'right', valign: 'middle', clear: 0 },
    ...{ usual: { x: width - 1.2, y: 7.0, w: 0.6, h: 0.3 }, least: { w: 0.3, h: 0.2 } },
  })
  const numero = writesNumber(page, master) ? null : narrowed(numbered)
  const asked: Asked = {
    ...{ types: ['ftr'], style: 'p:otherStyle', align: 'left', valign: 'middle', clear: 0 },
    ...{ usual: { x: 0.6, y: 7.0, w: 3, h: 0.3 }, least: { w: 1, h: 0.2 } },
  }
  const { zone: bas } = zone(page, asked)
  const footTop = bas.y > HEIGHT * 0.8 ? bas.y : 7.0
  const { zone: corps, ground } = zone(
    page,
    {
      ...{ types: ['body', 'obj'], style: 'p:bodyStyle', align: 'left', valign: 'top', clear: 0.12 },
      ...{ usual: { x: 0.6, y: 1.35, w: most, h: 5.55 }, least: { w: width * 0.6, h: 3.4 } },
    },
    ({ x, w, y }) => {
      const top = titre.y < y ? Math.max(y, titre.y + titre.h + 0.05) : y
      return lowered({ x, w, y: top, h: footTop - 0.1 - top })
    },
  )
  // The foot leaves its place to the number, on whichever side it is.
  const aside = numero !== null && numero.y + numero.h > footTop ? numero : null
  const after = aside !== null && aside.x > corps.x + corps.w / 2
  const left = aside === null || after ? corps.x : Math.max(corps.x, aside.x + aside.w + 0.1)
  const right = aside !== null && after ? Math.min(corps.x + corps.w, aside.x - 0.1) : corps.x + corps.w
  const { zone: pied } = zone(page, asked, () =>
    // Narrower, it leaves what the template draws at an end of it.
    [0, 0.5, 1, 1.5].flatMap((by) => {
      const foot = { x: left, y: footTop, w: right - left - by, h: Math.min(0.34, HEIGHT - footTop) }
      return [foot, { ...foot, x: left + by }]
    }),
  )
  const { zone: grandTitre } = zone(couverture, {
    ...{ types: ['ctrTitle', 'title'], style: 'p:titleStyle', align: 'left', valign: 'bottom', clear: 0 },
    ...{ usual: { x: 0.8, y: 1.6, w: width - 1.6, h: 2 }, least: { w: width * 0.35, h: 0.9 } },
  })
  const below = grandTitre.y + grandTitre.h + 0.2
  const { zone: suite } = zone(
    couverture,
    {
      ...{ types: ['subTitle'], style: 'p:bodyStyle', align: 'left', valign: 'top', clear: 0.12 },
      ...{ usual: { x: grandTitre.x, y: below, w: grandTitre.w, h: 1.8 }, least: { w: width * 0.3, h: 0.5 } },
    },
    (box) => lowered({ ...box, h: Math.min(Math.max(box.h, 1.5), HEIGHT - box.y - 0.1) }),
  )

  // Words, tables and charts stand on a picture badly: it is covered there.
  const covered = corps.plaque || ground === null
  const behind = covered ? [paper] : (ground ?? [paper])
  const ink = covered ? inked([paper], null, master.palette, paper).ink : corps.ink
  return {
    zones: { titre, numero, pied, grandTitre, suite, corps: { ...corps, ink, plaque: covered } },
    plaque: 'bg1',
    ...drawnWith((page ?? master).palette, behind),
    liens: linkedIn(ink, (page ?? master).palette, behind),
  }
}
