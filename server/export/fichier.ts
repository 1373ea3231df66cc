import type { FrozenSeance } from '#server/snapshot/content'

const says = (one: string, other: string): boolean => one.toLowerCase().includes(other.toLowerCase())

/** The group, then the title of its meeting; one alone where it says the other. */
function nomDe({ titre, groupe }: FrozenSeance): string {
  if (groupe === null || says(titre, groupe.titre)) return titre
  return says(groupe.titre, titre) ? groupe.titre : `${groupe.titre} ${titre}`
}

/**
 * What the file of something drawn from a meeting is called. Several meetings of a group bear the same title: the day
 * tells them apart, and a folder sorted by name keeps them in order.
 */
export const fichierDe = (sorte: string, seance: FrozenSeance, libelle: string | null = null): string =>
  [sorte, seance.jour, nomDe(seance), ...(libelle === null ? [] : [libelle])].join(' ')
