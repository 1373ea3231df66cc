import type PptxGenJS from 'pptxgenjs'
import type { Zone } from './modele/modele.ts'
import { type Look, sized } from './pptx-look.ts'

type Master = PptxGenJS.SlideMasterProps
type Drawn = NonNullable<Master['objects']>[number]

/** In inches of the file. */
export const at = ({ scale }: Look, { x, y, w, h }: { x: number; y: number; w: number; h: number }) => ({
  ...{ x: x * scale, y: y * scale, w: w * scale, h: h * scale },
})
/** In points of the file, to the half. */
export const points = ({ scale }: Look, size: number): number => Math.round(size * scale * 2) / 2

const PAD = 0.12
/** A ground of ours under words, where what the template has there would hide them. */
function plaques(look: Look, ...zones: readonly Zone[]): Drawn[] {
  return zones
    .filter((zone) => zone.plaque)
    .map(({ x, y, w, h }) => ({
      rect: {
        ...at(look, { x: x - PAD, y: y - PAD / 2, w: w + 2 * PAD, h: h + PAD }),
        fill: { color: look.plaque },
      },
    }))
}

const title = (look: Look, zone: Zone, size: number): Drawn => ({
  placeholder: {
    options: {
      ...at(look, zone),
      ...{ name: 'titre', type: 'title', fontSize: points(look, size), color: zone.ink, margin: 0 },
      ...{ align: zone.align, valign: zone.valign, fontFace: look.fonts.titre },
      ...(look.bold === undefined ? {} : { bold: look.bold }),
    },
    text: '',
  },
})

/** The slide that opens, and the others, which bear what the document is worth. */
export function mastersOf(look: Look, foot: string): [page: Master, couverture: Master] {
  const { zones, bande, layout } = look
  const band = (w: number, h: number): Drawn[] =>
    bande === null ? [] : [{ rect: { x: 0, y: 0, w, h, fill: { color: bande } } }]
  const small = { fontFace: look.fonts.corps, margin: 0 }
  const { pied, numero } = zones
  const numbered: Partial<Master> =
    numero === null
      ? {}
      : {
          slideNumber: {
            ...at(look, numero),
            ...small,
            fontSize: points(look, 10),
            color: numero.ink,
            align: numero.align,
          },
        }
  return [
    {
      title: 'Page',
      background: { color: 'FFFFFF' },
      objects: [
        ...band(0.18, layout.height),
        ...plaques(look, zones.titre, zones.corps, pied, ...(numero === null ? [] : [numero])),
        title(look, zones.titre, 24),
        {
          text: {
            text: foot,
            options: {
              ...at(look, pied),
              ...small,
              fontSize: points(look, sized(look, foot, pied, 10, 8)),
              color: pied.ink,
            },
          },
        },
      ],
      ...numbered,
    },
    {
      title: 'Couverture',
      background: { color: 'FFFFFF' },
      objects: [
        ...band(layout.width, 0.35),
        ...plaques(look, zones.grandTitre, zones.suite),
        title(look, zones.grandTitre, 38),
      ],
    },
  ]
}
