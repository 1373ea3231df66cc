import type { SeanceRow } from '#server/store/meeting-store'
import type { AxeRow, GroupeRow, PlanStore, SchemaRow } from '#server/store/plan-store'
import type { SeanceBreve } from '#shared/api/schemas'

/** « 2024-2026 », « à partir de 2014 ». */
function periode({ anneeDebut, anneeFin }: Pick<SchemaRow, 'anneeDebut' | 'anneeFin'>): string {
  if (anneeDebut !== null && anneeFin !== null) return `${anneeDebut}-${anneeFin}`
  if (anneeDebut !== null) return `à partir de ${anneeDebut}`
  return anneeFin === null ? 'période non précisée' : `jusqu’en ${anneeFin}`
}

export const schemaBref = (schema: SchemaRow) => ({
  id: schema.id,
  sigle: schema.sigle,
  titre: schema.titre,
  periode: periode(schema),
  courant: schema.courant,
})

export const axeBref = ({ id, numero, titre }: AxeRow) => ({ id, numero, titre })

export const seanceBreve = (seance: SeanceRow, groupe: GroupeRow | null): SeanceBreve => ({
  id: seance.id,
  titre: seance.titre,
  jour: seance.jour,
  debut: seance.debut,
  fin: seance.fin,
  lieu: seance.lieu,
  phase: seance.phase,
  groupeId: seance.groupeId,
  groupe: groupe?.titre ?? null,
})

interface Standing {
  groupeId: string | null
  axeId?: string | null
  schemaId?: string | null
}

/** Where something stands in the plan, from what it says of itself up to the scheme. */
export async function placeInPlan(plan: PlanStore, { groupeId, axeId = null, schemaId = null }: Standing) {
  const groupe = groupeId === null ? null : await plan.groupe(groupeId)
  const axe = await (axeId === null ? groupe?.axeId && plan.axe(groupe.axeId) : plan.axe(axeId))
  const inSchema = schemaId ?? groupe?.schemaId ?? (axe ? axe.schemaId : null)
  const schema = inSchema === null ? null : await plan.schema(inSchema)
  return {
    groupe: groupe === null ? null : { id: groupe.id, titre: groupe.titre },
    axe: axe ? axeBref(axe) : null,
    schema: schema === null ? null : { id: schema.id, titre: schema.titre },
  }
}
