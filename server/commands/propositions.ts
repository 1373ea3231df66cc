import { no, ok } from '#server/services'
import { newId } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import type { Fate } from '#server/store/proposition-store'
import { can } from '#shared/access/can'
import type { SortProposition } from '#shared/documents/choices'
import type { By, CommandNeeds } from './needs.ts'
import { GATHERED, NOT_CLOSED, refusedIn, type Turns } from './turns.ts'

/** A meeting examines a few; past this nobody reads them. */
const AT_MOST = 60

export interface Proposed {
  titre: string
  /** In whose name, when a facilitator notes what someone said. */
  organisme?: string | null | undefined
}

export interface Decided {
  sort: SortProposition
  reformulation: string | null
  motif: string | null
}

/** Put back to be examined, what was written for its fate is kept: it may be taken again. */
function fateOf({ sort, reformulation, motif }: Decided): Fate {
  if (sort === 'aExaminer') return { sort }
  return sort === 'reformulee' && reformulation !== null ? { sort, motif, reformulation } : { sort, motif }
}

/** What people propose to a meeting, and what becomes of it. */
export function propositionCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { propositions, points, sousGroupes, emargements, people } = seances

  /** Proposals stand for organisations: the one the person signed with. */
  async function organismeOf(seanceId: string, personId: string): Promise<string | null> {
    const signed = await emargements.ofPerson(seanceId, personId)
    return signed === null ? ((await people.organismes([personId])).get(personId) ?? null) : signed.organisme
  }

  /** The item it was made at, and the sub-group of who made it while they are at work. */
  async function placeOf({ id, pointCourantId }: SeanceRow, personId: string) {
    const nature = (await points.list(id)).find((p) => p.id === pointCourantId)?.nature
    if (nature !== 'sousGroupes') return { pointId: pointCourantId, sousGroupeId: null }
    const mine = (await sousGroupes.affectations(id)).find((a) => a.personId === personId)
    return { pointId: pointCourantId, sousGroupeId: mine?.sousGroupeId ?? null }
  }

  return {
    proposer: (seanceId: string, { titre, organisme }: Proposed, { personId, roles }: By) =>
      turn(seanceId, async (seance) => {
        const runs = can(roles, 'runSeance')
        const refused = refusedIn(seance, runs ? NOT_CLOSED : GATHERED)
        if (refused !== null) return no(refused)
        const proposed = {
          ...{ id: newId(), titre, auteurId: personId, proposeA: clock() },
          organisme: runs && organisme !== undefined ? organisme : await organismeOf(seanceId, personId),
          ...(await placeOf(seance, personId)),
        }
        if (!(await propositions.add(seanceId, proposed, AT_MOST))) return no('tooManyPropositions')
        return ok({ id: proposed.id })
      }),

    decider: (seanceId: string, propositionId: string, decided: Decided) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, NOT_CLOSED)
        if (refused !== null) return no(refused)
        if (!(await propositions.decide(seanceId, propositionId, fateOf(decided)))) return no('notFound')
        return ok({ ok: true as const })
      }),
  }
}
