import { no, ok } from '#server/services'
import type { Projected } from '#server/store/conduite-store'
import type { CommandNeeds } from './needs.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })

/** What everyone looks at: the projection, and the call to come back. */
export function conduiteCommands({ seances, clock }: CommandNeeds, turn: Turns) {
  return {
    projeter: (seanceId: string, { ecran, sousGroupeId, page }: Projected) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        if (ecran !== 'sousGroupe') {
          await seances.conduites.project(seanceId, { ecran, sousGroupeId: null, page })
          return done
        }
        const shown = sousGroupeId === null ? null : await seances.sousGroupes.get(seanceId, sousGroupeId)
        if (shown === null) return no('notFound')
        await seances.conduites.project(seanceId, { ecran, sousGroupeId: shown.id, page })
        return done
      }),

    rappeler: (seanceId: string) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, ['live'])
        if (refused !== null) return no(refused)
        await seances.conduites.recall(seanceId, clock())
        return done
      }),
  }
}
