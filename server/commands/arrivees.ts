import { no, type Outcome, ok } from '#server/services'
import type { ArriveeRow } from '#server/store/arrivee-store'
import { can } from '#shared/access/can'
import type { EtatArrivee, Phase } from '#shared/documents/choices'
import type { By, CommandNeeds } from './needs.ts'
import type { Turns } from './turns.ts'

const OPEN: readonly Phase[] = ['live', 'closed']

export interface Decided {
  etat: EtatArrivee
  /** Pieces that remain to be decided. */
  reste: number
}
type Seen = 'forbidden' | 'notFound' | 'lateCompleted'
type Brought = 'documentRemoved' | 'documentFull' | 'lateUnreadable'
type Outcomes = Outcome<Decided, Seen | Brought | 'validated' | 'wrongPhase'>

/** What those who run a meeting do with the texts that came after its closing. */
export function arriveeCommands({ seances, rooms, people, clock }: CommandNeeds, turn: Turns) {
  const { arrivees, documents } = seances

  /** The text, when it is as it was seen. */
  async function find(seanceId: string, id: string, seenAt: number, by: By): Promise<Outcome<ArriveeRow, Seen>> {
    if (!can(by.roles, 'runSeance')) return no('forbidden')
    const found = await arrivees.get(seanceId, id)
    if (found === null) return no('notFound')
    return found.etat === 'enAttente' && found.completedAt !== seenAt ? no('lateCompleted') : ok(found)
  }

  async function settle(row: ArriveeRow, etat: 'reprise' | 'ecartee', { personId }: By): Promise<Decided> {
    const at = clock()
    if (await arrivees.settle(row.id, { etat, by: personId, at }))
      await people.note({ at, act: `arrivee.${etat}`, personId, subject: row.id, detail: row.documentId })
    return { etat: (await arrivees.get(row.seanceId, row.id))?.etat ?? etat, reste: 0 }
  }

  async function bringIn(row: ArriveeRow, keys: readonly string[] | null, by: By): Promise<Outcome<Decided, Brought>> {
    const document = await documents.get(row.documentId)
    if (document === null || document.removedAt !== null) return no('documentRemoved')
    const before = await rooms.late.pieces(row)
    if (before === null) return no('lateUnreadable')
    const brought = await rooms.late.bringIn(row, keys, `arrivee:${row.id}`)
    if (!brought.ok) return no(brought.code === 'tooLarge' ? 'documentFull' : 'lateUnreadable')
    const asked = keys ?? before.map((piece) => piece.key)
    await arrivees.bring(
      row.id,
      before.flatMap(({ key }) => (asked.includes(key) ? [key] : [])),
    )
    const reste = keys === null ? 0 : ((await rooms.late.pieces(row))?.length ?? 0)
    if (reste === 0) return ok(await settle(row, 'reprise', by))
    const at = clock()
    const note = { act: 'arrivee.reprise', personId: by.personId, subject: row.id, detail: row.documentId }
    await people.note({ at, ...note })
    return ok({ etat: 'enAttente', reste })
  }

  return {
    /**
     * Puts a late text, or pieces of it, where its author typed it; they stay its author in the log, and the journal says
     * who brought it in. What someone decided before is granted.
     */
    bringInArrivee: (
      seanceId: string,
      id: string,
      { morceaux, vueA }: { morceaux: readonly string[] | null; vueA: number },
      by: By,
    ) =>
      turn(seanceId, async ({ phase }): Promise<Outcomes> => {
        const found = await find(seanceId, id, vueA, by)
        if (!found.ok) return found
        const row = found.value
        if (row.etat !== 'enAttente') return ok({ etat: row.etat, reste: 0 })
        if (!OPEN.includes(phase)) return no(phase === 'validated' ? 'validated' : 'wrongPhase')
        return bringIn(row, morceaux, by)
      }),

    setAsideArrivee: (seanceId: string, id: string, { vueA }: { vueA: number }, by: By) =>
      turn(seanceId, async (): Promise<Outcome<Decided, Seen>> => {
        const found = await find(seanceId, id, vueA, by)
        if (!found.ok) return found
        const row = found.value
        return ok(row.etat === 'enAttente' ? await settle(row, 'ecartee', by) : { etat: row.etat, reste: 0 })
      }),
  }
}
