import { instantOf, jourOf } from '#server/mirror/paris-time'
import { no, type Outcome, ok } from '#server/services'
import { newCode, newToken } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { Liaison } from '#shared/api/liaisons'
import type { Phase } from '#shared/documents/choices'
import { dayInWords } from './day-in-words.ts'
import type { By, CommandNeeds } from './needs.ts'
import { saidIn } from './suivis.ts'
import { GATHERED, refusedIn, type Turns } from './turns.ts'

const next: Record<Phase, readonly Phase[]> = {
  draft: ['open'],
  open: ['live'],
  live: ['open', 'closed'],
  closed: ['live', 'validated'],
  validated: [],
}
const FREEZES: readonly Phase[] = ['closed', 'validated']
/** A meeting begun late in the evening is not forgotten at midnight. */
const SHORTEST_DAY = 6 * 3_600_000

export interface Done {
  ok: true
  instantaneId: string | null
}
type Moved = Outcome<Done, 'forbidden' | 'wrongPhase' | 'conflict'>
type MoveRefused = 'notFound' | 'forbidden' | 'wrongPhase' | 'conflict' | 'abandoned'

export interface MoveOptions {
  /** People left out on purpose: what they typed and is not here goes to the tray. */
  sans?: readonly string[]
  /** Whoever asked no longer wants it. */
  signal?: AbortSignal
}

/** What everyone had in hand when the meeting began is kept, to be compared with what they leave with. */
const opening = (from: Phase, jour: string): string =>
  `${from === 'closed' ? 'Réouverture' : 'Ouverture'} de la séance du ${dayInWords(jour)}`

/** The life of a meeting. */
export function phaseCommands(needs: CommandNeeds, turn: Turns) {
  const { seances, rooms, access, mirrors, snapshots, people, liaisons, clock } = needs
  const { meetings } = seances

  async function freeCode(): Promise<string> {
    const code = newCode()
    return (await meetings.codeTaken(code)) ? freeCode() : code
  }

  /**
   * What a closing leaves behind: its snapshot, and the lines to follow from it. Validating leaves the same of the text
   * as it was finished since, for the minutes that say they are validated.
   */
  async function seal(
    { id, jour, groupeId }: SeanceRow,
    authorId: string | null,
    at: 'closed' | 'validated' = 'closed',
  ): Promise<string> {
    const libelle = `${at === 'closed' ? 'Clôture' : 'Validation de la séance'} du ${dayInWords(jour)}`
    const snapshot = await snapshots.takeSeance(id, libelle, authorId)
    const documents = await seances.documents.ofSeance(id)
    const written = documents.filter((d) => d.kind === 'notes-de-seance' || d.kind === 'sous-groupe')
    const readings = await rooms.read(written.map((d) => d.id))
    const said = saidIn(written, await seances.sousGroupes.list(id), readings)
    await seances.suivis.follow(
      id,
      said.map((line) => ({ ...line, seanceId: id, groupeId, snapshotId: snapshot.id })),
    )
    return snapshot.id
  }

  async function move(seance: SeanceRow, to: Phase, personId: string | null): Promise<Moved> {
    const { id, phase: from } = seance
    // The server alone ends a meeting that never began: for people, closing comes after having met.
    const ends = personId === null && to === 'closed' && GATHERED.includes(from)
    if (!ends && !next[from].includes(to)) return no('wrongPhase')
    const at = clock()
    const codes = GATHERED.includes(to) && seance.code === null ? { code: await freeCode(), qrToken: newToken() } : {}
    if (!(await meetings.move(id, { from, to, personId, at, ...codes }))) return no('conflict')
    // From here nobody writes with the rights of the phase before: what the snapshot holds cannot move under it.
    access.changed({ seanceId: id })
    await people.note({ at, act: `seance.${to}`, personId, subject: id, detail: from })
    if (to === 'live') await snapshots.takeSeance(id, opening(from, seance.jour), personId)
    if (to !== 'closed' && to !== 'validated') return ok({ ok: true, instantaneId: null })
    await mirrors.refresh(id)
    const instantaneId = await seal(seance, personId, to)
    if (to === 'validated') await liaisons.forget(seance)
    return ok({ ok: true, instantaneId })
  }

  /** Null when the move may be tried. */
  function answered({ phase }: SeanceRow, to: Phase, { roles }: By): Moved | null {
    if (!can(roles, to === 'closed' ? 'closeSeance' : 'runSeance')) return no('forbidden')
    if (phase === to) return ok({ ok: true, instantaneId: null })
    return next[phase].includes(to) ? null : no('wrongPhase')
  }

  /** Those whose words would be missing from what is about to be frozen. Others may work, or close it, meanwhile. */
  function lateFor(seance: SeanceRow, { sans = [], signal }: MoveOptions): Promise<Liaison[]> {
    const isOver = async () => signal?.aborted === true || (await meetings.get(seance.id))?.phase !== seance.phase
    return liaisons.lateFor(seance, { sans, isOver })
  }

  return {
    /**
     * Asking for the phase the meeting has is granted: two people may press the same button. What freezes waits for those
     * in sync, then names the others instead of doing it.
     */
    async movePhase(
      seanceId: string,
      to: Phase,
      by: By,
      options: MoveOptions = {},
    ): Promise<Outcome<Done | { ok: false; enRetard: Liaison[] }, MoveRefused>> {
      const asked = await meetings.get(seanceId)
      if (asked === null) return no('notFound')
      if (FREEZES.includes(to)) {
        const early = answered(asked, to, by)
        if (early !== null) return early
        const enRetard = await lateFor(asked, options)
        if (options.signal?.aborted === true) return no('abandoned')
        const isDone = (await meetings.get(seanceId))?.phase === to
        if (enRetard.length > 0 && !isDone) return ok({ ok: false, enRetard })
      }
      return turn(seanceId, async (seance) => answered(seance, to, by) ?? move(seance, to, by.personId))
    },

    rotateCode: (seanceId: string, by: By) =>
      turn(seanceId, async (seance) => {
        const refused = refusedIn(seance, GATHERED)
        if (refused !== null) return no(refused)
        const code = await freeCode()
        await meetings.setCode(seanceId, code, newToken())
        await people.note({ at: clock(), act: 'seance.code', personId: by.personId, subject: seanceId })
        return ok({ code })
      }),

    /**
     * At the end of the day, closes the meetings nobody closed: attendance is a fact of that day, and a code that still
     * works lets anyone in. Those that only opened wait for their printed day to pass. Also takes the snapshot of those
     * the server stopped while closing.
     */
    async closeForgotten(now: number): Promise<void> {
      const today = jourOf(now)
      const before = Math.min(now - SHORTEST_DAY, instantOf(today, '00:00'))
      const forgotten = (await meetings.gatheredSince(before)).filter((s) => s.phase === 'live' || s.jour < today)
      for (const { id } of forgotten) await turn(id, async (seance): Promise<Moved> => move(seance, 'closed', null))
      for (const { id } of await meetings.closedWithoutSnapshot())
        await turn(id, async (seance) => {
          const still = (await meetings.closedWithoutSnapshot()).some((s) => s.id === id)
          return ok(still ? await seal(seance, null) : null)
        })
    },
  }
}
