/** Where things stand on slides and in which colours: ours, or those of the template staff have chosen. */
import { colourOf, inkOver } from '#shared/chart/draw'
import type { Charte } from './charte.ts'
import type { Modele, Zone } from './modele/modele.ts'
import { HEAD_FILL } from './pptx-fixed.ts'
import { BODY, type Room } from './slide-pieces.ts'

const INK = '1C2033'
const INK_2 = '4F566B'
const EMU = 914_400
const HEIGHT = 7.5

export interface Look {
  /** Of the file, in inches; everything else is said on a slide 7.5 high. */
  layout: { width: number; height: number }
  scale: number
  fonts: { titre: string; corps: string }
  /** Undefined where the template says it. */
  bold: true | undefined
  zones: Modele['zones']
  plaque: string
  small: string
  rule: string
  entete: Modele['entete']
  series: Modele['series']
  /** Words of a chart. */
  chartInk: string
  room: Room
  /** The band of our own slides. */
  bande: string | null
  logo: Charte['logo']
}

const zone = (x: number, y: number, w: number, h: number, more: Partial<Zone> = {}): Zone => ({
  ...{ x, y, w, h, ink: INK, align: 'left', valign: 'middle', plaque: false },
  ...more,
})

const digits = (colour: string): string => colour.slice(1).toUpperCase()

const plain = ({ couleur, police, logo }: Charte): Look => ({
  ...{ layout: { width: 13.333, height: HEIGHT }, scale: 1, fonts: { titre: police, corps: police }, bold: true },
  zones: {
    titre: zone(0.6, 0.3, 12.13, 0.95),
    corps: zone(BODY.x, BODY.y, BODY.w, BODY.h, { valign: 'top' }),
    pied: zone(0.6, 7, 11, 0.3, { ink: INK_2 }),
    numero: zone(12.2, 7, 0.6, 0.3, { ink: INK_2, align: 'right' }),
    grandTitre: zone(0.8, 1.6, 11.7, 2, { valign: 'bottom' }),
    suite: zone(0.8, 3.8, 11.7, 1.8, { valign: 'top' }),
  },
  ...{ plaque: 'FFFFFF', small: INK_2, rule: 'CFD3DE', entete: { fond: HEAD_FILL, ink: INK }, chartInk: '000000' },
  series: Array.from({ length: 8 }, (_, i) => ({ fond: digits(colourOf(i)), ink: digits(inkOver(colourOf(i))) })),
  ...{ room: { ...BODY, dense: 1 }, bande: couleur, logo },
})

function templated({ cx, cy, zones, plaque, entete, series }: Modele): Look {
  const { ink } = zones.corps
  return {
    ...{ layout: { width: cx / EMU, height: cy / EMU }, scale: cy / EMU / HEIGHT },
    ...{ fonts: { titre: '+mj-lt', corps: '+mn-lt' }, bold: undefined },
    ...{ zones, plaque, small: ink, rule: ink, entete, series, chartInk: ink },
    // The fonts of a theme may be wider than ours.
    ...{ room: { ...zones.corps, dense: 0.9 }, bande: null, logo: null },
  }
}

export const lookOf = (charte: Charte): Look => (charte.modele === null ? plain(charte) : templated(charte.modele))

/** The largest size at which words hold in their place, in points of a slide 7.5 high. */
export function sized({ room: { dense } }: Look, words: string, { w, h }: Zone, most: number, least: number): number {
  const holds = (size: number): boolean => {
    const perLine = Math.max(1, Math.floor((w * dense) / ((size / 72) * 0.52)))
    const lines = words.split('\n').reduce((n, line) => n + Math.max(1, Math.ceil(line.length / perLine)), 0)
    return lines * (size / 72) * 1.2 <= h
  }
  let size = most
  while (size > least && !holds(size)) size -= 1
  return size
}
