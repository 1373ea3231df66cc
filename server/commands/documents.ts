import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import { isSettled } from '#shared/access/restitution-steps'
import type { By, CommandNeeds } from './needs.ts'

const done = ok({ ok: true as const })

/** Documents a group makes for itself. */
export function documentCommands({ seances, rooms, access, people, clock }: CommandNeeds) {
  /** Participants make a livrable during a meeting of the group they are in; those who run meetings, at any time. */
  async function mayMake(groupeId: string, by: By & { seanceId: string | null }): Promise<boolean> {
    if (can(by.roles, 'runSeance')) return true
    const meetings = await seances.meetings.ofGroupe(groupeId)
    return meetings.some((s) => s.phase === 'live' && (by.seanceId === null || by.seanceId === s.id))
  }
  async function sousGroupeExists(groupeId: string, id: string): Promise<boolean> {
    for (const seance of await seances.meetings.ofGroupe(groupeId))
      if ((await seances.sousGroupes.get(seance.id, id)) !== null) return true
    return false
  }

  return {
    async createLivrable(
      groupeId: string,
      { intitule, sousGroupeId }: { intitule: string; sousGroupeId: string | null },
      by: By & { seanceId: string | null },
    ) {
      if (!(await mayMake(groupeId, by))) return no('wrongPhase')
      if (sousGroupeId !== null && !(await sousGroupeExists(groupeId, sousGroupeId))) return no('notFound')
      const id = newId()
      await rooms.seed(id, 'livrable', { intitule, sousGroupe: sousGroupeId })
      const blank = { numero: null, axeId: null, seanceId: null }
      await seances.documents.add({ id, kind: 'livrable', title: intitule, groupeId, ...blank, createdAt: clock() })
      return ok({ id })
    },

    async removeDocument(documentId: string, by: By) {
      const document = await seances.documents.get(documentId)
      if (document === null || document.removedAt !== null) return no('notFound')
      if (document.kind !== 'livrable' && document.kind !== 'restitution') return no('notRemovable')
      if (isSettled((await seances.restitutions.standing(documentId)).statut)) return no('restitutionSettled')
      await seances.documents.remove(documentId, clock())
      access.changed({})
      await people.note({ at: clock(), act: 'document.retrait', personId: by.personId, subject: documentId })
      return done
    },
  }
}
