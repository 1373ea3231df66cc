import { guillemets } from '#server/export/words'
import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import { isSettled, type StatutRestitution, statutsRestitution, stepTo } from '#shared/access/restitution-steps'
import type { ConstatVu } from '#shared/api/controle'
import type { By, CommandNeeds } from './needs.ts'

const done = ok({ ok: true as const })

/** The steps of a restitution, from working document to archive, and its versions. */
export function restitutionCommands({ seances, rooms, access, snapshots, liaisons, people, clock }: CommandNeeds) {
  async function standing(documentId: string) {
    const document = await seances.documents.get(documentId)
    if (document?.kind !== 'restitution' || document.removedAt !== null) return null
    return { document, ...(await seances.restitutions.standing(documentId)) }
  }
  const note = (by: By, subject: string, detail: string) =>
    people.note({ at: clock(), act: 'restitution.statut', personId: by.personId, subject, detail })

  return {
    /** Asking for the step it is at is granted: two people may press the same button. */
    async passRestitution(documentId: string, to: StatutRestitution, by: By, constatsVus: ConstatVu[] = []) {
      const before = await standing(documentId)
      if (before === null) return no('notFound')
      if (before.statut === to) return done
      const act = stepTo(before.statut, to)
      if (act === null) return no('restitutionMoved')
      if (!can(by.roles, act)) return no('forbidden')
      const step = { documentId, statut: to, personId: by.personId, versionDe: null, instantaneId: null }
      if (to === 'validee') await liaisons.settled(documentId)
      if (!(await seances.restitutions.add({ ...step, at: clock(), constatsVus }, before.statut)))
        return no('restitutionMoved')
      access.changed({})
      await note(by, documentId, statutsRestitution[to])
      if (to === 'validee') {
        // Frozen once nobody can write any more: nothing slips in between what was read and what was validated.
        const libelle = `Restitution validée ${guillemets(before.document.title)}`
        const { id: instantaneId } = await snapshots.takeDocument(documentId, libelle, by.personId, { again: true })
        await seances.restitutions.add({ ...step, at: clock(), instantaneId }, to)
      }
      return done
    },

    /** Another document with the same words: the validated one stays as it was read. */
    async versionRestitution(documentId: string, by: By) {
      const before = await standing(documentId)
      if (before === null) return no('notFound')
      if (!isSettled(before.statut)) return no('notSettled')
      const value = (await rooms.read([documentId])).get(documentId)?.value
      if (value === undefined) throw new Error(`restitution ${documentId} was never written`)
      const id = newId()
      const { title, groupeId } = before.document
      const [blank, createdAt] = [{ numero: null, axeId: null, seanceId: null }, clock()]
      await rooms.seed(id, 'restitution', value as Record<string, unknown>)
      await seances.documents.add({ id, kind: 'restitution', title, groupeId, ...blank, createdAt })
      const first = { documentId: id, statut: 'travail', versionDe: documentId, instantaneId: null } as const
      await seances.restitutions.add({ ...first, at: createdAt, personId: by.personId }, 'travail')
      await note(by, id, `Nouvelle version de ${documentId}`)
      return ok({ id })
    },
  }
}
