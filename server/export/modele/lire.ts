/** A presentation staff put beside the data, read as a template: nothing of it is written that was not understood. */
import { type Calque, colourMap, readCalque } from './calque.ts'
import { shadeIn } from './couleurs.ts'
import type { Modele } from './modele.ts'
import { openPaquet, type Paquet, presentationOf, type Relation } from './paquet.ts'
import { createCleaner, createImages, type Images } from './propre.ts'
import { type RaisonDeRefus, Refus } from './refus.ts'
import { type Element, elementsOf, numberOf, under, writeXml } from './xml.ts'
import { zonesOf } from './zones.ts'

export type Lecture =
  | { ok: true; modele: Modele }
  /** `raison` follows a colon, in French. */
  | { ok: false; code: RaisonDeRefus; raison: string }

/** Of the width to the height, with what rounding takes. */
const NARROWEST = (4 / 3) * 0.98
const WIDEST = (16 / 9) * 1.02
const EMU = 914_400
const HEIGHT = 7.5
const MOST_SLIDES = 200

const led = (relations: ReadonlyMap<string, Relation>, type: string, id?: string): string | null =>
  [...relations].find(([key, relation]) => relation.type === type && (id === undefined || key === id))?.[1].part ?? null

function sizeOf(root: Element): { cx: number; cy: number } {
  const size = under(root, 'p:sldSz')
  const [cx, cy] = [numberOf(size, 'cx') ?? 0, numberOf(size, 'cy') ?? 0]
  const cm = (n: number) => (n / 360_000).toFixed(1).replace('.', ',')
  const ratio = cx / cy
  const fits = ratio >= NARROWEST && ratio <= WIDEST
  if (!fits || cy < 3 * EMU || cy > 30 * EMU) throw new Refus('taille', `${cm(cx)} × ${cm(cy)} cm`)
  return { cx, cy }
}

const STYLES = ['a:fillStyleLst', 'a:lnStyleLst', 'a:effectStyleLst', 'a:bgFillStyleLst']

/** Colours, fonts and effects; the effects of another theme where those here have lost their pictures. */
function themeOf(paquet: Paquet, images: Images, part: string): { root: Element; xml: string } {
  const root = paquet.xml(part)
  const cleaned = createCleaner(part, paquet.relations(part), images)
  const parts = elementsOf(under(root, 'a:themeElements')).flatMap(cleaned)
  const named = (name: string): Element => {
    const found = parts.find((p) => p.name === name)
    if (found === undefined) throw new Refus('partie', `${name} (${part})`)
    return found
  }
  const [colours, fonts, effects] = [named('a:clrScheme'), named('a:fontScheme'), named('a:fmtScheme')]
  if (elementsOf(colours).length !== 12 || elementsOf(colours).some((c) => shadeIn(c, () => null) === null))
    throw new Refus('partie', `une des douze couleurs (${part})`)
  const whole = STYLES.every((list) => elementsOf(under(effects, list)).length >= 3)
  return {
    root: { ...root, children: [{ name: 'a:themeElements', attrs: new Map(), children: [colours, fonts, effects] }] },
    xml: `${writeXml(colours)}${writeXml(fonts)}${whole ? writeXml(effects) : ''}`,
  }
}

/** The one most of its slides are on, the first of equals; a template may have none. */
function masterOf(paquet: Paquet, part: string, root: Element): string | null {
  const relations = paquet.relations(part)
  const listed = (list: string, item: string, type: string): string[] =>
    elementsOf(under(root, list)).flatMap(({ name, attrs }) => {
      const id = attrs.get('r:id')
      return name !== item || id === undefined ? [] : [led(relations, type, id)].flatMap((p) => p ?? [])
    })
  const used = new Map<string, number>()
  for (const slide of listed('p:sldIdLst', 'p:sldId', 'slide').slice(0, MOST_SLIDES)) {
    const layout = led(paquet.relations(slide), 'slideLayout')
    const master = layout === null ? null : led(paquet.relations(layout), 'slideMaster')
    if (master !== null) used.set(master, (used.get(master) ?? 0) + 1)
  }
  const masters = listed('p:sldMasterIdLst', 'p:sldMasterId', 'slideMaster')
  return masters.toSorted((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0))[0] ?? null
}

/** The layouts a master lists, by what they are for. */
function layoutsOf(paquet: Paquet, master: string, root: Element): (type: string) => string | null {
  const relations = paquet.relations(master)
  const parts = elementsOf(under(root, 'p:sldLayoutIdLst')).flatMap(({ attrs }) => {
    const part = led(relations, 'slideLayout', attrs.get('r:id'))
    return part === null ? [] : [{ part, type: paquet.xml(part).attrs.get('type') ?? '' }]
  })
  return (type) => parts.find((p) => p.type === type)?.part ?? null
}

/** The links of a theme, in a colour that is read. */
const linked = (theme: string, hex: string | null): string =>
  hex === null
    ? theme
    : theme.replace(
        /<a:(hlink|folHlink)>.*?<\/a:\1>/gs,
        (_, slot: string) => `<a:${slot}><a:srgbClr val="${hex}"/></a:${slot}>`,
      )

const none = { fond: '', shapes: '', couleurs: '', masque: true }

function read(bytes: Uint8Array): Omit<Modele, 'empreinte'> {
  const paquet = openPaquet(bytes)
  const { part, root } = presentationOf(paquet)
  const { cx, cy } = sizeOf(root)
  const masterPart = masterOf(paquet, part, root)
  const themePart = masterPart === null ? null : led(paquet.relations(masterPart), 'theme')
  if (masterPart === null || themePart === null) throw new Refus('partie', 'le masque des diapositives ou son thème')

  const images = createImages(paquet)
  const theme = themeOf(paquet, images, themePart)
  const written = paquet.xml(masterPart)
  const map = colourMap(under(written, 'p:clrMap'))
  const calque = (from: string | null): Calque | null =>
    from === null ? null : readCalque(paquet, images, theme.root, map, from)
  const master = readCalque(paquet, images, theme.root, map, masterPart)
  const layout = layoutsOf(paquet, masterPart, written)
  const [page, couverture] = [calque(layout('obj')), calque(layout('title'))]
  const cleaned = createCleaner(masterPart, paquet.relations(masterPart), images)
  const styles = [under(written, 'p:txStyles')].flatMap((s) => (s === undefined ? [] : cleaned(s)))

  const unit = cy / HEIGHT
  const { liens, ...looks } = zonesOf({ master, page, couverture, width: cx / unit, unit })
  return {
    ...{ cx, cy, theme: linked(theme.xml, liens), txStyles: styles.map(writeXml).join('') },
    clrMap: [...map].map(([name, slot]) => `${name}="${slot}"`).join(' '),
    ...{ master: master.couche, page: page?.couche ?? none, couverture: couverture?.couche ?? none },
    ...{ images: images.bytes, ...looks },
  }
}

/** `empreinte`: of these bytes. */
export function lireModele(bytes: Uint8Array, empreinte: string): Lecture {
  try {
    return { ok: true, modele: { ...read(bytes), empreinte } }
  } catch (error) {
    if (!(error instanceof Refus)) throw error
    return { ok: false, code: error.code, raison: error.raison }
  }
}
