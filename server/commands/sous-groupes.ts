import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import { can } from '#shared/access/can'
import type { By, CommandNeeds } from './needs.ts'
import { GATHERED, NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** Sub-groups of a meeting: making one, who is in which, who reports. */
export function sousGroupeCommands({ seances, rooms, access, clock }: CommandNeeds, turn: Turns) {
  const { sousGroupes, emargements } = seances
  const membersOf = async (seanceId: string, sousGroupeId: string): Promise<Set<string>> => {
    const all = await sousGroupes.affectations(seanceId)
    return new Set(all.filter((a) => a.sousGroupeId === sousGroupeId).map((a) => a.personId))
  }
  const signed = async (seanceId: string, personId: string): Promise<boolean> =>
    (await emargements.ofPerson(seanceId, personId)) !== null

  return {
    createSousGroupe: (seanceId: string, titre: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        const [id, documentId] = [newId(), newId()]
        await rooms.seed(documentId, 'sous-groupe', { intitule: titre })
        const blank = { propositionId: null, titreCourt: null, lieu: null, visio: null, rapporteurId: null }
        await sousGroupes.add(
          { id, seanceId, titre, documentId, appelDepuis: null, ...blank },
          {
            id: documentId,
            kind: 'sous-groupe',
            title: titre,
            groupeId: seance.groupeId,
            seanceId,
            createdAt: clock(),
          },
        )
        access.changed({ seanceId })
        return ok({ id, documentId })
      }),

    /** Each chooses for oneself; those who run the meeting place anyone who signed. What was written stays where it is. */
    chooseSousGroupe: (
      seanceId: string,
      asked: { sousGroupeId: string | null; personId?: string | undefined },
      by: By,
    ) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const { sousGroupeId, personId = by.personId } = asked
        if (personId !== by.personId && !can(by.roles, 'runSeance')) return no('forbidden')
        if (personId !== by.personId && !(await signed(seanceId, personId))) return no('personUnknown')
        if (sousGroupeId !== null && (await sousGroupes.get(seanceId, sousGroupeId)) === null) return no('notFound')
        await sousGroupes.affect(seanceId, personId, sousGroupeId, clock())
        access.changed({ seanceId, personId })
        return done
      }),

    setRapporteur: (seanceId: string, asked: { sousGroupeId: string; personId: string | null }, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const { sousGroupeId, personId } = asked
        if ((await sousGroupes.get(seanceId, sousGroupeId)) === null) return no('notFound')
        const members = await membersOf(seanceId, sousGroupeId)
        if (!can(by.roles, 'runSeance')) {
          if (!members.has(by.personId)) return no('forbidden')
          if (personId !== null && !members.has(personId)) return no('notMember')
        } else if (personId !== null && !members.has(personId) && !(await signed(seanceId, personId)))
          return no('personUnknown')
        await sousGroupes.setRapporteur(sousGroupeId, personId)
        access.changed({ seanceId })
        return done
      }),
  }
}
