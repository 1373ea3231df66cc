import { heureDe } from '#server/export/words'
import { no, ok } from '#server/services'
import { FOLLOWS } from '#server/store/conduite-store'
import type { CommandNeeds } from './needs.ts'
import { refusedIn, type Turns } from './turns.ts'

const done = ok({ ok: true as const })
const MINUTE = 60_000
const LONGEST = 600

/** The running order, while the meeting runs. */
export function derouleCommands({ seances, snapshots, clock }: CommandNeeds, turn: Turns) {
  return {
    goToPoint: (seanceId: string, pointId: string | null) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, ['live'])
        if (refused !== null) return no(refused)
        const next = (await seances.points.list(seanceId)).find((p) => p.id === pointId)
        // What was done before people leave the table is kept, whatever is typed meanwhile.
        if (next?.nature === 'pause' && pointId !== seance.pointCourantId)
          await snapshots.takeSeance(seanceId, `Avant la pause, ${heureDe(clock())}`, null, { again: false })
        if (!(await seances.points.goTo(seanceId, pointId, clock()))) return no('notFound')
        // What was chosen for the item before would hide the new one.
        if (pointId !== seance.pointCourantId) await seances.conduites.project(seanceId, FOLLOWS)
        return done
      }),

    /** An item without a planned duration gets the time it took so far, and the minutes given. */
    extendPoint: (seanceId: string, minutes: number) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, ['live'])
        if (refused !== null) return no(refused)
        const current = (await seances.points.list(seanceId)).find((p) => p.id === seance.pointCourantId)
        if (current === undefined) return no('noCurrentPoint')
        const at = clock()
        const planned = current.dureePrevue ?? Math.ceil((at - (current.commenceA ?? at)) / MINUTE)
        await seances.points.setDuree(current.id, Math.min(LONGEST, Math.max(1, planned + minutes)))
        return done
      }),
  }
}
