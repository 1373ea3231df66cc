import { type InstantaneBref, type PorteeDuGroupe, porteesDuGroupe } from '#shared/api/instantanes'

const isPortee = (sorte: string): sorte is PorteeDuGroupe => Object.hasOwn(porteesDuGroupe, sorte)

/** « le groupe », « axe 5 »: a committee has several axes around it. */
function porteeEnMots({ sorte, titre }: NonNullable<InstantaneBref['portee']>): string | null {
  if (!isPortee(sorte)) return null
  const numbered = sorte === 'axe' ? /^Axe \d+/.exec(titre)?.[0] : undefined
  return (numbered ?? porteesDuGroupe[sorte]).toLowerCase()
}

/** « CDSF 2025, axe 5 », « Clôture, Groupe de travail Axe 5 »: who chooses in a list must know what each holds. */
export function nomDInstantane({ libelle, portee, groupe }: Pick<InstantaneBref, 'libelle' | 'portee' | 'groupe'>) {
  const held = portee === null ? null : porteeEnMots(portee)
  return [libelle, groupe ?? held].filter((w) => w !== null).join(', ')
}
