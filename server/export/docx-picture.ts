/**
 * Charts as pictures, those of the page and of HTML. For LibreOffice, which reads SVG where Word would not: it draws them
 * in a fifth of the time of charts of its own, and keeps their words, which it loses with those.
 */
import { strToU8 } from 'fflate'
import { type Drawing, NS, relationOf } from './docx-drawing.ts'
import { svgOf } from './svg.ts'

const PIC = 'http://schemas.openxmlformats.org/drawingml/2006/picture'

export const pictures: Drawing = {
  relation: (n) => ({ type: 'image', target: `media/graphique${n}.svg` }),
  types: () => '<Default Extension="svg" ContentType="image/svg+xml"/>',
  graphic: (n, { cx, cy }) =>
    `<a:graphicData uri="${PIC}"><pic:pic xmlns:pic="${PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="Graphique ${n}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="${NS.r}" r:embed="${relationOf(n)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`,
  parts: (chart, n) => [[`word/media/graphique${n}.svg`, strToU8(svgOf(chart))]],
}
