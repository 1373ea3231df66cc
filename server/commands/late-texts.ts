/** Takes the texts refused because their meeting was closed: from the refusal itself, and from the device of their author. */
import type { Logger } from 'pino'
import { type Actor, type Clock, type LateEdit, no, ok } from '#server/services'
import type { DocumentRow } from '#server/store/document-store'
import { grownUpdate } from '#server/sync/grown-update'
import type { Phase } from '#shared/documents/choices'
import { keptLate, MAX_LATE_BYTES } from '#shared/sync/late'
import type { CommandNeeds } from './needs.ts'

type Needs = Pick<CommandNeeds, 'seances' | 'rooms' | 'access' | 'clock'>

/** Documents of a meeting, several times each. */
const MOST_OF_PERSON = 60
/** Trying an update takes time: whoever asks again waits as long again, four times over. */
const REST_FACTOR = 4
/** Phases in which a text may come late. Reopened, what was refused before is still offered. */
const LATE: readonly Phase[] = ['closed', 'validated', 'live']
const MOST_PACED = 10_000

/** One text of a person at a time, and a rest after each. */
function createPace(clock: Clock) {
  const freeAt = new Map<string, number>()
  return async <T>(personId: string, work: () => Promise<T>): Promise<T | null> => {
    if ((freeAt.get(personId) ?? 0) > clock()) return null
    if (freeAt.size > MOST_PACED) freeAt.clear()
    freeAt.set(personId, Number.POSITIVE_INFINITY)
    const began = performance.now()
    try {
      return await work()
    } finally {
      freeAt.set(personId, clock() + REST_FACTOR * (performance.now() - began))
    }
  }
}

export function lateTextCommands({ seances, rooms, access, clock }: Needs) {
  const { arrivees } = seances
  const pace = createPace(clock)

  /** The meeting a document may receive late texts for. */
  async function seanceOf(document: DocumentRow | null): Promise<{ id: string; phase: Phase } | null> {
    if (document === null || document.removedAt !== null || document.seanceId === null) return null
    return keptLate.includes(document.kind) ? seances.meetings.get(document.seanceId) : null
  }

  async function keep(seanceId: string, late: LateEdit) {
    const { documentId, epoch, personId, bytes } = late
    const held = await arrivees.latest({ documentId, epoch, personId })
    const all = held === null ? bytes : (grownUpdate(held.bytes, bytes) ?? held.bytes)
    if (all.length > MAX_LATE_BYTES) return no('tooLarge')
    // With what came before: the new may build on it.
    const checked = await rooms.late.check({ ...late, bytes: all })
    if (!checked.ok) return no('lateRefused')
    const isEmpty = checked.value.length <= 2
    const join = (before: Uint8Array | null): Uint8Array | null => {
      if (before === null) return isEmpty ? null : checked.value
      return grownUpdate(before, checked.value)
    }
    return arrivees.receive({ seanceId, documentId, epoch, personId }, clock(), join, MOST_OF_PERSON)
  }

  return {
    /** Offers a text to those who run the meeting; the same text twice is one. */
    async offerArrivee(documentId: string, { epoch, bytes }: Pick<LateEdit, 'epoch' | 'bytes'>, actor: Actor) {
      const document = await seances.documents.get(documentId)
      const seance = await seanceOf(document)
      const granted = await access.document(actor, documentId)
      if (document === null || seance === null || granted === null) return no('notFound')
      // Whoever could not have written it during the meeting has nothing to offer.
      if (granted.right !== 'write' && granted.refusal !== 'frozen') return no('forbidden')
      if (!LATE.includes(seance.phase)) return no('wrongPhase')
      if (document.epoch !== epoch) return no('lateRefused')
      const { personId } = actor
      const kept = await pace(personId, () => keep(seance.id, { documentId, epoch, personId, bytes }))
      if (kept === null) return no('tooSoon')
      if (!kept.ok) return kept
      return ok({ arrivee: kept.value === null ? null : { id: kept.value.id, etat: kept.value.etat } })
    },

    /** What a connection was refused; its author's device will say all of it, if it can. */
    async keepRefused(late: LateEdit): Promise<void> {
      const seance = await seanceOf(await seances.documents.get(late.documentId))
      if (seance === null || (seance.phase !== 'closed' && seance.phase !== 'validated')) return
      await pace(late.personId, () => keep(seance.id, late))
    },
  }
}

/** Keeps what connections are refused from now on; returns what stops it, once what was begun is done. */
export function watchRefused({
  commands,
  rooms,
  logger,
}: {
  commands: Pick<ReturnType<typeof lateTextCommands>, 'keepRefused'>
  rooms: Needs['rooms']
  logger: Pick<Logger, 'error'>
}): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const stop = rooms.late.onRefused((late) => {
    const kept = commands
      .keepRefused(late)
      .catch((err: unknown) => logger.error({ err, documentId: late.documentId }, 'a late text could not be kept'))
      .finally(() => running.delete(kept))
    running.add(kept)
  })
  return async () => {
    stop()
    await Promise.all(running)
  }
}
