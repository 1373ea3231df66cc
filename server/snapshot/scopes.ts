import type { DocumentRow } from '#server/store/document-store'
import type { GroupeRow, PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SortePortee } from './content.ts'

interface Scope {
  titre: string
  documents: DocumentRow[]
}

/** Mirrors only repeat rows, and `emargement` names people. */
export const writtenInMeeting = ({ kind }: DocumentRow): boolean => kind === 'sous-groupe' || kind === 'notes-de-seance'

/**
 * Which documents freeze together. The plan (fiches and livrables) is open to whoever takes part in anything, and so are
 * snapshots of an axis or a scheme; what was said in a group stays with the snapshots of that group.
 */
export function createScopes({ seances, plan }: { seances: SeanceStore; plan: PlanStore }) {
  const { documents, meetings } = seances

  const livrables = (groupes: readonly GroupeRow[]) =>
    Promise.all(groupes.map((g) => documents.ofGroupe(g.id, 'livrable'))).then((all) => all.flat())

  /** Fiches and livrables a group works on: those of its axis; of the whole scheme for a committee. */
  async function planDe(groupe: GroupeRow): Promise<DocumentRow[]> {
    if (groupe.comite) return (await schema(groupe.schemaId))?.documents ?? []
    const fiches = groupe.axeId === null ? [] : await documents.ofAxe(groupe.axeId)
    return [...fiches, ...(await livrables([groupe]))]
  }

  async function groupe(id: string): Promise<Scope | null> {
    const found = await plan.groupe(id)
    if (found === null) return null
    const met = [...(await meetings.ofGroupe(id))].reverse()
    const said = await Promise.all(met.map(async (s) => (await documents.ofSeance(s.id)).filter(writtenInMeeting)))
    const restitutions = await documents.ofGroupe(id, 'restitution')
    return { titre: found.titre, documents: [...(await planDe(found)), ...said.flat(), ...restitutions] }
  }

  async function axe(id: string): Promise<Scope | null> {
    const found = await plan.axe(id)
    if (found === null) return null
    const groupes = (await plan.groupes()).filter((g) => g.axeId === id)
    const titre = `Axe ${found.numero} — ${found.titre}`
    return { titre, documents: [...(await documents.ofAxe(id)), ...(await livrables(groupes))] }
  }

  async function schema(id: string): Promise<Scope | null> {
    const found = await plan.schema(id)
    if (found === null) return null
    const axes = await plan.axes(id)
    const fiches = await Promise.all(axes.map((a) => documents.ofAxe(a.id)))
    const groupes = (await plan.groupes()).filter((g) => g.schemaId === id || axes.some((a) => a.id === g.axeId))
    return { titre: found.titre, documents: [...fiches.flat(), ...(await livrables(groupes))] }
  }

  async function document(id: string): Promise<Scope | null> {
    const found = await documents.get(id)
    return found === null || found.removedAt !== null ? null : { titre: found.title, documents: [found] }
  }

  const kinds = { document, groupe, axe, schema }
  return {
    planDe,
    /** Null when there is no such thing. */
    of: (sorte: Exclude<SortePortee, 'seance'>, id: string): Promise<Scope | null> => kinds[sorte](id),
  }
}
