import { no, ok } from '#server/services'
import { agitPour } from '#server/store/autour'
import { can } from '#shared/access/can'
import type { Signal } from '#shared/documents/choices'
import type { By, CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })
const CALL = 'appel:'

/** The floor and the signals. Asking again, or taking away what is gone, changes nothing and refuses nothing. */
export function directCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { direct, sousGroupes, emargements } = seances
  const sousGroupeOf = async (seanceId: string, personId: string): Promise<string | null> =>
    (await sousGroupes.affectations(seanceId)).find((a) => a.personId === personId)?.sousGroupeId ?? null

  return {
    /** For oneself, or for somebody who shares one’s device. */
    askParole: (seanceId: string, by: By, personId = by.personId) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if (!(await agitPour(emargements, seanceId, by.personId, personId))) return no('notAtTable')
        await direct.ask(seanceId, personId, clock())
        return done
      }),

    endParole: (seanceId: string, personId: string, by: By) =>
      turn(seanceId, async () => {
        if (!can(by.roles, 'runSeance') && !(await agitPour(emargements, seanceId, by.personId, personId)))
          return no('forbidden')
        await direct.endAsk(seanceId, personId)
        return done
      }),

    raiseSignal: (seanceId: string, nature: Signal, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if (nature !== 'appelAnimation') {
          await direct.raise(seanceId, by.personId, nature, clock())
          return done
        }
        const mine = await sousGroupeOf(seanceId, by.personId)
        if (mine === null) return no('sousGroupeMissing')
        await sousGroupes.call(mine, clock())
        return done
      }),

    clearSignal: (seanceId: string, signalId: string, by: By) =>
      turn(seanceId, async () => {
        const runs = can(by.roles, 'runSeance')
        if (signalId.startsWith(CALL)) {
          const called = await sousGroupes.get(seanceId, signalId.slice(CALL.length))
          if (called === null) return no('notFound')
          if (!runs && (await sousGroupeOf(seanceId, by.personId)) !== called.id) return no('forbidden')
          await sousGroupes.endCall(called.id)
          return done
        }
        const raised = (await direct.signaux(seanceId)).find((s) => s.id === signalId)
        if (raised === undefined) return done
        if (!runs && raised.personId !== by.personId) return no('forbidden')
        await direct.clear(seanceId, signalId)
        return done
      }),
  }
}
