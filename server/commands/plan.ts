import { no, type Outcome, ok } from '#server/services'
import { newId } from '#server/store/ids'
import type { AxeRow, SchemaRow } from '#server/store/plan-store'
import type { By, CommandNeeds } from './needs.ts'

type Existing = { id: string }
type NewSchema = Pick<SchemaRow, 'titre' | 'sigle' | 'anneeDebut' | 'anneeFin'>
type NewAxe = Pick<AxeRow, 'numero' | 'titre'>

export interface NewGroupe {
  titre: string
  schema: Existing | NewSchema
  axe: Existing | NewAxe | null
  /** It gathers every group of the scheme, and so follows no axis of its own. */
  comite: boolean
}

/** What an administrator adds to the plan: the groups and fiches an empty workspace begins with. */
export function planCommands({ plan, seances, rooms, people, clock }: CommandNeeds) {
  /** The scheme to add, or the one that exists. */
  async function schemaFor(wanted: Existing | NewSchema): Promise<{ id: string; add: SchemaRow | null } | null> {
    if ('id' in wanted) return (await plan.schema(wanted.id)) === null ? null : { id: wanted.id, add: null }
    const others = await plan.schemas()
    const id = newId()
    const blank = { signature: null, signataires: [], note: null }
    const courant = others.every((s) => !s.courant)
    return { id, add: { id, ...wanted, ...blank, courant, rang: Math.max(-1, ...others.map((s) => s.rang)) + 1 } }
  }
  async function axeFor(
    wanted: Existing | NewAxe | null,
    schemaId: string,
  ): Promise<Outcome<{ id: string | null; add: AxeRow | null }, 'notFound' | 'axeTaken'>> {
    if (wanted === null) return ok({ id: null, add: null })
    const standing = await plan.axes(schemaId)
    if ('id' in wanted)
      return standing.some((a) => a.id === wanted.id) ? ok({ id: wanted.id, add: null }) : no('notFound')
    if (standing.some((a) => a.numero === wanted.numero)) return no('axeTaken')
    const id = newId()
    return ok({ id, add: { id, schemaId, ...wanted } })
  }

  return {
    async createGroupe({ titre, comite, ...wanted }: NewGroupe, { personId }: By) {
      const schema = await schemaFor(wanted.schema)
      if (schema === null) return no('notFound')
      const axe = await axeFor(comite ? null : wanted.axe, schema.id)
      if (!axe.ok) return axe
      const id = newId()
      const rang = Math.max(-1, ...(await plan.groupes()).map((g) => g.rang)) + 1
      const row = { id, schemaId: schema.id, axeId: axe.value.id, titre, comite, rang }
      await plan.addGroupe(row, { schema: schema.add, axe: axe.value.add })
      await people.note({ at: clock(), act: 'groupe.creation', personId, subject: id })
      return ok({ id })
    },

    async createFiche(
      axeId: string,
      { numero, intitule }: { numero: string | null; intitule: string },
      { personId }: By,
    ) {
      if ((await plan.axe(axeId)) === null) return no('notFound')
      const id = newId()
      const value = { numero, intitule }
      await rooms.seed(id, 'fiche-action', value)
      const title = numero === null ? intitule : `Fiche ${numero} — ${intitule}`
      const blank = { groupeId: null, seanceId: null }
      await seances.documents.add({ id, kind: 'fiche-action', title, numero, axeId, ...blank, createdAt: clock() })
      await people.note({ at: clock(), act: 'fiche.creation', personId, subject: id })
      return ok({ id })
    },
  }
}
