import { hashOf } from '#server/access/secrets'
import { no, ok } from '#server/services'
import type { CommandNeeds } from './needs.ts'
import { refusedIn, type Turns } from './turns.ts'

export interface GivenAnswer {
  cle: string
  note: number
  mot: string | null
}

/** Devices beyond the people counted: those who run the meeting, a second device, a table's. */
const MORE_DEVICES = 10

/** What a meeting was worth to those who were there. Whoever answers is checked by the route, and not passed on. */
export function evaluationCommands({ seances }: CommandNeeds, turn: Turns) {
  return {
    evaluate: (seanceId: string, { cle, note, mot }: GivenAnswer) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, ['live', 'closed'])
        if (refused !== null) return no(refused)
        const lines = await seances.emargements.current(seanceId)
        const most = lines.filter((l) => l.statut === 'present').length + MORE_DEVICES
        // The key is on the device; what is kept here does not give it back.
        const row = { seanceId, cle: hashOf(cle), note, mot }
        return (await seances.evaluations.put(row, most)) ? ok({ ok: true as const }) : no('enoughAnswers')
      }),
  }
}
