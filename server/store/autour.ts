import type { EmargementRow, EmargementStore } from './emargement-store.ts'

/** The lines of those who share the device of this person: theirs first. Empty when they have not signed. */
export function autourDe<L extends Pick<EmargementRow, 'personId' | 'tableDe' | 'statut'>>(
  lignes: readonly L[],
  personId: string,
): L[] {
  const own = lignes.find((l) => l.personId === personId)
  return own === undefined ? [] : [own, ...lignes.filter((l) => l.tableDe === personId && l.statut === 'present')]
}

/** In whose name something is typed: one organisation, or those around the device, once each. */
export function organismesDe(autour: readonly Pick<EmargementRow, 'organisme'>[]): string | null {
  const names = [...new Set(autour.flatMap((l) => l.organisme ?? []))]
  return names.length === 0 ? null : names.join(', ')
}

/** What is done for somebody is done by themselves, or on the device they share. */
export async function agitPour(
  emargements: EmargementStore,
  seanceId: string,
  by: string,
  personId: string,
): Promise<boolean> {
  if (by === personId) return true
  return autourDe(await emargements.current(seanceId), by).some((l) => l.personId === personId)
}
