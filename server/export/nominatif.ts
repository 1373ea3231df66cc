import type { Outline } from './outline.ts'

/** Of what names people, wherever its status is said: on its first page, at the foot of the others, beside its tables. */
export const NOMINATIF = 'nomme des personnes, à ne pas publier'

/** A document printed with names: it says so on every page, and its file is not taken for the one without. */
export const nominatif = (outline: Outline): Outline => ({
  ...outline,
  statut: `${outline.statut}\u00a0; ${NOMINATIF}`,
  filigrane: outline.filigrane ?? 'Ne pas publier',
  fichier: `Avec noms, ${outline.fichier ?? outline.titre}`,
})
