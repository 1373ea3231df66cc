import type { Box } from './surfaces.ts'

/** Where words stand, on a slide 7.5 inches high, and in what colour: the name of one of the theme, or six hexadecimal digits. */
export interface Zone extends Box {
  ink: string
  align: 'left' | 'center' | 'right'
  valign: 'top' | 'middle' | 'bottom'
  /** Nothing was legible on what is behind: a plain ground is laid under the words. */
  plaque: boolean
}

/** What a layer of the template brings to ours, as it is written. Pictures are named `modele1`… in it. */
export interface Couche {
  /** `<p:bg>`; empty when it has none of its own. */
  fond: string
  shapes: string
  /** `<a:overrideClrMapping>`; empty for the colours of the master. */
  couleurs: string
  /** Whether the shapes of the master show through. */
  masque: boolean
}

/** What a template that was read gives: whatever is written from it was understood first. */
export interface Modele {
  empreinte: string
  /** Of a slide, in the units of the file. */
  cx: number
  cy: number
  theme: string
  /** Attributes of `<p:clrMap>`. */
  clrMap: string
  txStyles: string
  master: Couche
  page: Couche
  couverture: Couche
  images: Readonly<Record<string, Uint8Array>>
  /** No number where the template writes its own. */
  zones: { titre: Zone; corps: Zone; pied: Zone; numero: Zone | null; grandTitre: Zone; suite: Zone }
  plaque: string
  entete: { fond: string; ink: string }
  series: readonly { fond: string; ink: string }[]
}
