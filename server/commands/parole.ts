import { no, ok } from '#server/services'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** How the floor goes round. */
export function paroleCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  const { direct, conduites } = seances
  const gathered = (seanceId: string, change: () => Promise<void>) =>
    turn(seanceId, async (seance) => {
      const refused = refusedIn(seance, GATHERED)
      if (refused !== null) return no(refused)
      await change()
      return done
    })

  return {
    /** Whoever is in the queue, or wrote their name on the attendance list; null: whoever spoke is done. */
    giveFloor: (seanceId: string, personId: string | null) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if (personId !== null) {
          const asked = (await direct.parole(seanceId)).some((p) => p.personId === personId)
          if (!asked && (await seances.emargements.ofPerson(seanceId, personId)) === null) return no('notFound')
        }
        await direct.giveFloor(seanceId, personId, clock())
        return done
      }),
    setAlternance: (seanceId: string, active: boolean) =>
      gathered(seanceId, () => conduites.alternate(seanceId, active)),
    remoteHeard: (seanceId: string) => gathered(seanceId, () => conduites.remoteHeard(seanceId, clock())),
  }
}
