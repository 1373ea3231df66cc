/**
 * What this person typed and the server has not put on disk yet. Counts messages, not state vectors: a pure deletion
 * leaves the vector unchanged.
 */
export interface Tally {
  /** Local edits not acknowledged, those of an earlier page included. */
  readonly pending: number
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

export function createTally(inherited = 0): Tally {
  let edits = inherited
  let onDisk = 0
  let sent = 0
  let acked = 0
  /** Place of the step 2 that carried what earlier connections could not. */
  let step2At: number | null = null
  let marks: { message: number; edits: number }[] = []

  return {
    get pending() {
      return edits - onDisk
    },
    get confirmed() {
      return step2At !== null && acked >= step2At
    },
    get answered() {
      return step2At !== null
    },
    edited() {
      edits++
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
    },
    clear() {
      edits = 0
      onDisk = 0
      marks = []
    },
  }
}
