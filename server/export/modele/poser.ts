/** The layers of a template under ours, in the package our library has written. */
import { strFromU8, strToU8 } from 'fflate'
import type { Files } from '../zip.ts'
import type { Couche, Modele } from './modele.ts'

const MASTER = 'ppt/slideMasters/slideMaster1.xml'
const THEME = 'ppt/theme/theme1.xml'
const TYPES = '[Content_Types].xml'
const RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
const MEDIA: Readonly<Record<string, string>> = { emf: 'image/x-emf', wmf: 'image/x-wmf' }

const relsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** Written by functions: what staff typed may hold `$&`. */
const instead = (xml: string, what: RegExp, by: string): string => xml.replace(what, () => by)

function layered(xml: string, { fond, shapes, couleurs, masque }: Couche): string {
  const bare = instead(xml, /<p:bg>.*?<\/p:bg>/s, '')
  const backed = fond === '' ? bare : instead(bare, /<p:spTree>/, `${fond}<p:spTree>`)
  const drawn = instead(backed, /<\/p:grpSpPr>/, `</p:grpSpPr>${shapes}`)
  const coloured = couleurs === '' ? drawn : instead(drawn, /<a:masterClrMapping\s*\/>/, couleurs)
  return masque ? coloured : coloured.replace(/<p:sldLayout /, '<p:sldLayout showMasterSp="0" ')
}

function mastered(xml: string, { master, clrMap, txStyles }: Modele): string {
  const mapped = instead(layered(xml, master), /<p:clrMap [^>]*\/>/, `<p:clrMap ${clrMap}/>`)
  return txStyles === '' ? mapped : instead(mapped, /<p:txStyles>.*?<\/p:txStyles>/s, txStyles)
}

function themed(xml: string, { theme }: Modele): string {
  const effects = /<a:fmtScheme .*<\/a:fmtScheme>/s.exec(xml)?.[0] ?? ''
  const whole = theme.includes('<a:fmtScheme') ? theme : `${theme}${effects}`
  return instead(xml, /<a:themeElements>.*<\/a:themeElements>/s, `<a:themeElements>${whole}</a:themeElements>`)
}

/** Fonts of the theme are named for each script. */
const fonted = (xml: string): string =>
  xml.replace(/<a:(latin|ea|cs)\s+typeface="\+(mj|mn)-lt"[^>]*\/>/g, (_, script: string, font: string) => {
    const own = script === 'latin' ? 'lt' : script
    return `<a:${script} typeface="+${font}-${own}"/>`
  })

/** Every part of a package, with what the template brings to it; the layouts are those named « Page » and « Couverture ». */
export function poserModele(files: Files, modele: Modele): Files {
  const text = (part: string): string => strFromU8(files[part] ?? new Uint8Array())
  const texts: Record<string, string> = {}
  for (const part of Object.keys(files)) {
    if (part === MASTER) texts[part] = mastered(text(part), modele)
    else if (part === THEME) texts[part] = themed(text(part), modele)
    else if (/^ppt\/charts\/chart\d+\.xml$/.test(part)) texts[part] = fonted(text(part))
    else if (/^ppt\/slideLayouts\/[^/]+\.xml$/.test(part)) {
      const xml = text(part)
      const couche = xml.includes('<p:cSld name="Couverture">') ? modele.couverture : modele.page
      texts[part] = fonted(xml.includes('<p:cSld name="DEFAULT">') ? xml : layered(xml, couche))
    } else if (/^ppt\/slides\/slide\d+\.xml$/.test(part)) {
      // A slide asks for the colours of its master, whatever those of its layout are.
      const { couleurs } = part === 'ppt/slides/slide1.xml' ? modele.couverture : modele.page
      const xml = fonted(text(part))
      texts[part] = couleurs === '' ? xml : instead(xml, /<a:masterClrMapping\s*\/>/, couleurs)
    }
  }
  const images = Object.keys(modele.images)
  for (const [part, xml] of Object.entries(texts)) {
    const used = images.filter((name) => xml.includes(`r:embed="${name.replace(/\..*/, '')}"`))
    if (used.length === 0) continue
    const links = used.map(
      (name) => `<Relationship Id="${name.replace(/\..*/, '')}" Type="${IMAGE}" Target="../media/${name}"/>`,
    )
    const before = files[relsOf(part)] === undefined ? RELATIONSHIPS : text(relsOf(part))
    texts[relsOf(part)] = instead(before, /<\/Relationships>/, `${links.join('')}</Relationships>`)
  }
  const kinds = [...new Set(images.map((name) => name.split('.').at(-1) ?? ''))].filter((kind) => kind in MEDIA)
  const types = kinds.map((kind) => `<Default Extension="${kind}" ContentType="${MEDIA[kind]}"/>`).join('')
  texts[TYPES] = instead(text(TYPES), /<Override /, `${types}<Override `)
  return {
    ...files,
    ...Object.fromEntries(Object.entries(texts).map(([part, xml]) => [part, strToU8(xml)])),
    ...Object.fromEntries(images.map((name) => [`ppt/media/${name}`, modele.images[name] ?? new Uint8Array()])),
  }
}
