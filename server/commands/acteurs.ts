import type { SeanceStore } from '#server/store/seance-store'
import type { EtapeRow, SuiviRow } from '#server/store/suivi-store'
import type { Etapes } from '#shared/documents/acteurs'
import { sameName } from '#shared/documents/releve'

const NONE: Etapes = { sollicite: null, rejoint: null, present: null }

/** The steps that were noted, line by line. */
export function etapesNotees(rows: readonly EtapeRow[]): (suiviId: string) => Etapes {
  const made = new Map<string, Etapes>()
  for (const { suiviId, etape, le } of rows) made.set(suiviId, { ...(made.get(suiviId) ?? NONE), [etape]: le })
  return (suiviId) => made.get(suiviId) ?? NONE
}

/**
 * The steps of missing actors. One who signed a later meeting of the group under that name was there, whether or not
 * anybody noted it.
 */
export async function etapesDesActeurs(
  { suivis, meetings, emargements }: SeanceStore,
  groupeId: string,
  actors: readonly SuiviRow[],
): Promise<(suiviId: string) => Etapes> {
  if (actors.length === 0) return () => NONE
  const noted = etapesNotees(await suivis.etapes(actors.map((a) => a.id)))
  const seances = (await meetings.ofGroupe(groupeId)).toSorted((a, b) => a.jour.localeCompare(b.jour))
  const jourOf = new Map(seances.map((s) => [s.id, s.jour]))
  const found = new Map<string, Etapes>()
  for (const seance of seances) {
    const present = (await emargements.current(seance.id)).filter((l) => l.statut === 'present')
    for (const { id, seanceId, qui } of actors) {
      const etapes = found.get(id) ?? noted(id)
      const later = seance.jour > (jourOf.get(seanceId) ?? seance.jour)
      if (!later || etapes.present !== null) continue
      if (present.some((l) => sameName(l.organisme, qui) || sameName(l.nom, qui)))
        found.set(id, { ...etapes, present: seance.jour })
    }
  }
  return (suiviId) => found.get(suiviId) ?? noted(suiviId)
}
