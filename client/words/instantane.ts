import { mediumDay } from '#client/words/dates'
import { motsDuGroupe } from '#client/words/groupe'
import { type InstantaneBref, type PorteeDuGroupe, porteesDuGroupe } from '#shared/api/instantanes'

const isPortee = (sorte: string): sorte is PorteeDuGroupe => Object.hasOwn(porteesDuGroupe, sorte)

/** « le groupe », « axe 5 »: a committee has several axes around it. */
function porteeEnMots({ sorte, titre }: NonNullable<InstantaneBref['portee']>, comite: boolean): string | null {
  if (!isPortee(sorte)) return null
  if (sorte === 'groupe') return motsDuGroupe(comite).le
  const numbered = sorte === 'axe' ? /^Axe \d+/.exec(titre)?.[0] : undefined
  return (numbered ?? porteesDuGroupe[sorte]).toLowerCase()
}

/** « séance du 1er juillet 2025 »; null for what is of no meeting, and where its own name says the day, as automatic ones do. */
export function seanceEnMots({ libelle, seanceJour }: Pick<InstantaneBref, 'libelle' | 'seanceJour'>): string | null {
  if (seanceJour == null) return null
  const day = mediumDay(seanceJour)
  // « 12 juillet 2025 » does not say the 2nd.
  return ` ${libelle}`
    .split(day)
    .slice(0, -1)
    .some((before) => !/\d$/.test(before))
    ? null
    : `séance du ${day}`
}

type Nomme = Pick<InstantaneBref, 'libelle' | 'portee' | 'seanceJour' | 'groupe' | 'comite'>

/**
 * « CDSF 2025, axe 5 », « Clôture du 1er juillet 2025, Groupe de travail Axe 5 », « Avant la pause, séance du 1er juillet
 * 2025 »: who chooses in a list must know what each holds.
 */
export function nomDInstantane(i: Nomme): string {
  const held = i.portee === null ? null : porteeEnMots(i.portee, i.comite ?? false)
  return [i.libelle, seanceEnMots(i), i.groupe ?? held].filter((w) => w !== null).join(', ')
}
