import { strToU8, zipSync } from 'fflate'

const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export const relations = (...list: readonly (readonly [id: string, type: string, target: string, external?: true])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target, external]) =>
        `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

const box = (x: number, y: number, w: number, h: number) =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm>`
export const rectangle = (name: string, at: readonly [number, number, number, number], colour: string, more = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="9" name="${name}">${more}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${box(...at)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill></p:spPr></p:sp>`
const placeholder = (type: string, at: readonly [number, number, number, number], style = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="3" name="${type}"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr>${box(...at)}</p:spPr><p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle>${style}</a:lstStyle><a:p><a:r><a:t>Words of the template</a:t></a:r></a:p></p:txBody></p:sp>`
export const picture = (id: string, more = '') =>
  `<p:pic><p:nvPicPr><p:cNvPr id="7" name="Logo">${more}</p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${box(11_000_000, 100_000, 800_000, 400_000)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`

interface Drawing {
  cx: number
  cy: number
  /** Of the theme: dark words on a light paper, unless `dark`. */
  dark: boolean
  /** Besides the band, the logo and the placeholders. */
  shapes: string
}

const tree = (shapes: string): string =>
  `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree>`
const colour = (name: string, hex: string): string => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`
const run = (ink: string, size: number): string =>
  `<a:lvl1pPr algn="l"><a:defRPr sz="${size}"><a:solidFill><a:schemeClr val="${ink}"/></a:solidFill></a:defRPr></a:lvl1pPr>`
const three = (fill: string): string => fill.repeat(3)
const SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'

/** The parts of a template as an office would draw one: a band that bears the titles, a logo, a cover of its own. */
export function parts({ cx, cy, dark, shapes }: Drawing): Record<string, string | Uint8Array> {
  const band = rectangle('Band', [0, 0, cx, Math.round(cy * 0.16)], 'accent1')
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(['rId1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `<p:presentation ${A} ${R} ${P}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="${cx}" cy="${cy}"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(['rId1', 'slideMaster', 'slideMasters/slideMaster1.xml']),
    'ppt/slideMasters/slideMaster1.xml': `<p:sldMaster ${A} ${R} ${P}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${tree(
      `${band}${picture('rId9')}${placeholder('title', [400_000, 100_000, cx - 2_000_000, Math.round(cy * 0.14)])}${shapes}`,
    )}</p:cSld><p:clrMap bg1="${dark ? 'dk1' : 'lt1'}" tx1="${dark ? 'lt1' : 'dk1'}" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${run('lt1', 3200)}</p:titleStyle><p:bodyStyle>${run('tx1', 2000)}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations(
      ['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['rId2', 'theme', '../theme/theme1.xml'],
      ['rId9', 'image', '../media/image1.png'],
    ),
    'ppt/slideLayouts/slideLayout1.xml': `<p:sldLayout ${A} ${R} ${P} type="title" showMasterSp="0"><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${tree(
      `${rectangle('CoverBand', [0, cy - 500_000, cx, 500_000], 'accent3')}${placeholder('ctrTitle', [900_000, 1_500_000, cx - 1_800_000, 1_600_000], run('bg1', 4000))}`,
    )}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
    'ppt/theme/theme1.xml': `<a:theme ${A} name="Office of the county"><a:themeElements><a:clrScheme name="County">${colour('dk1', '101820')}${colour('lt1', 'FFFFFF')}${colour('dk2', '22313F')}${colour('lt2', 'EEF1F4')}${['7A1F3D', '0B5D4E', 'E8B04A', '3B6EA5', '8C4A9E', 'F4E9C1'].map((hex, i) => colour(`accent${i + 1}`, hex)).join('')}${colour('hlink', '3B6EA5')}${colour('folHlink', '8C4A9E')}</a:clrScheme><a:fontScheme name="County"><a:majorFont><a:latin typeface="Marianne"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Spectral"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="County"><a:fillStyleLst>${three(SOLID)}</a:fillStyleLst><a:lnStyleLst>${three(`<a:ln w="6350">${SOLID}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${three(SOLID)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
    'ppt/media/image1.png': PNG,
  }
}

export const wide: Drawing = { cx: 12_192_000, cy: 6_858_000, dark: false, shapes: '' }

/** A template as bytes, some of its parts changed, or taken away by null. */
export function template(
  drawing: Drawing,
  changed: Readonly<Record<string, string | Uint8Array | null>> = {},
): Uint8Array {
  const all = Object.entries({ ...parts(drawing), ...changed }).flatMap(([name, content]) =>
    content === null ? [] : [[name, typeof content === 'string' ? strToU8(content) : content] as const],
  )
  return zipSync(Object.fromEntries(all), { mtime: new Date(1980, 0, 1) })
}
