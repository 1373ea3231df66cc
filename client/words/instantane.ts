import { type InstantaneBref, type PorteeDuGroupe, porteesDuGroupe } from '#shared/api/instantanes'

const isPortee = (sorte: string): sorte is PorteeDuGroupe => Object.hasOwn(porteesDuGroupe, sorte)

/** « CDSF 2025, l’axe »: who chooses in a list must know what each holds. */
export const nomDInstantane = ({ libelle, portee }: Pick<InstantaneBref, 'libelle' | 'portee'>): string =>
  portee !== null && isPortee(portee.sorte) ? `${libelle}, ${porteesDuGroupe[portee.sorte].toLowerCase()}` : libelle
