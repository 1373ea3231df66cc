/**
 * What this person typed and the server has not put on disk yet. Counts messages, not state vectors: a pure deletion
 * leaves the vector unchanged.
 */
export interface Tally {
  /** Local edits not acknowledged, those of an earlier page included. */
  readonly pending: number
  /** When the oldest of them was made, clock of this device, within a quarter of a second; null when there is none. */
  readonly oldest: number | null
  /** On this connection, everything we held was sent and is on disk. */
  readonly confirmed: boolean
  /** This connection answered the server's request for what it lacks. */
  readonly answered: boolean
  edited(): void
  /** A new connection: the server counts from zero, and nothing sent on the last one will be acknowledged. */
  connected(): void
  /** A sync message leaves. */
  sent(isStep2: boolean): void
  acknowledged(count: number): void
  /** The server took or lost everything: nothing is waited for any more. */
  clear(): void
}

/** What earlier pages left. */
export interface Inherited {
  pending: number
  oldest: number | null
}

/** Two edits closer than this count as typed together: a long absence must not fill the memory. */
const GRAIN_MS = 250

export function createTally(inherited: Inherited = { pending: 0, oldest: null }, now: () => number = Date.now): Tally {
  let edits = inherited.pending
  let onDisk = 0
  let sent = 0
  let acked = 0
  /** Place of the step 2 that carried what earlier connections could not. */
  let step2At: number | null = null
  let marks: { message: number; edits: number }[] = []
  /** Edits with the time they were made, the oldest first. */
  let typed = edits === 0 ? [] : [{ edit: 1, at: inherited.oldest ?? now() }]

  return {
    get pending() {
      return edits - onDisk
    },
    get oldest() {
      return typed[0]?.at ?? null
    },
    get confirmed() {
      return step2At !== null && acked >= step2At
    },
    get answered() {
      return step2At !== null
    },
    edited() {
      edits++
      const at = now()
      const last = typed.at(-1)
      if (last === undefined || Math.abs(at - last.at) >= GRAIN_MS) typed.push({ edit: edits, at })
    },
    connected() {
      sent = 0
      acked = 0
      step2At = null
      marks = []
    },
    sent(isStep2) {
      sent++
      if (isStep2) step2At ??= sent
      marks.push({ message: sent, edits })
    },
    acknowledged(count) {
      acked = Math.max(acked, count)
      // Before the step 2 is on disk, an update on disk says nothing of what was typed before this connection.
      if (step2At === null || acked < step2At) return
      for (const mark of marks) if (mark.message <= acked) onDisk = Math.max(onDisk, mark.edits)
      marks = marks.filter((mark) => mark.message > acked)
      const first = typed.findLastIndex(({ edit }) => edit <= onDisk + 1)
      typed = onDisk === edits ? [] : typed.slice(Math.max(0, first))
    },
    clear() {
      edits = 0
      onDisk = 0
      marks = []
      typed = []
    },
  }
}
