import { no, type Outcome } from '#server/services'
import type { SeanceRow } from '#server/store/meeting-store'
import type { Phase } from '#shared/documents/choices'
import type { CommandNeeds } from './needs.ts'

type Change<T, C extends string> = (seance: SeanceRow) => Promise<Outcome<T, C>>

/** Runs a change of a meeting once those asked before it are done, then shows it in the live documents. */
export type Turns = <T, C extends string>(seanceId: string, change: Change<T, C>) => Promise<Outcome<T, C | 'notFound'>>

/** One change of a meeting at a time: what a command checked still holds when it writes. */
export function createTurns({ seances, mirrors }: Pick<CommandNeeds, 'seances' | 'mirrors'>): Turns {
  const last = new Map<string, Promise<unknown>>()

  async function run<T, C extends string>(seanceId: string, change: Change<T, C>) {
    const seance = await seances.meetings.get(seanceId)
    if (seance === null) return no('notFound')
    return change(seance)
  }

  function inTurn<T, C extends string>(seanceId: string, change: Change<T, C>) {
    const before = last.get(seanceId) ?? Promise.resolve()
    const go = () => run(seanceId, change)
    // A change that failed told whoever asked for it; the next one starts from the rows.
    const mine = before.then(go, go)
    last.set(seanceId, mine)
    const forget = () => {
      if (last.get(seanceId) === mine) last.delete(seanceId)
    }
    mine.then(forget, forget)
    return mine
  }

  return async (seanceId, change) => {
    const outcome = await inTurn(seanceId, change)
    // Outside the turn, so that changes asked together are shown together.
    if (outcome.ok) await mirrors.refresh(seanceId)
    return outcome
  }
}

export const GATHERED: readonly Phase[] = ['open', 'live']
/** What goes on between meetings: a closing changes nothing to it. */
export const ONCE_OPEN: readonly Phase[] = ['open', 'live', 'closed', 'validated']
export const NOT_CLOSED: readonly Phase[] = ['draft', 'open', 'live']

/** Why a change is refused in this phase, or null. */
export function refusedIn({ phase }: SeanceRow, allowed: readonly Phase[]): 'frozen' | 'wrongPhase' | null {
  if (allowed.includes(phase)) return null
  return phase === 'closed' || phase === 'validated' ? 'frozen' : 'wrongPhase'
}
