/**
 * The stock provider sends live updates before it answers our step 1: someone who types while reconnecting sends the new
 * before the old. What builds on something the step 2 will bring waits here until it came.
 */
import { MAX_FRAME_BYTES } from '#shared/sync/messages'

export interface EarlyUpdates {
  /** A step 1 was sent. */
  expectStep2(): void
  /** False when nothing is expected, or too much waits already. */
  hold(bytes: Uint8Array): boolean
  /** The step 2 came: what waited, in order. */
  release(): Uint8Array[]
}

const MAX_BYTES = MAX_FRAME_BYTES

export function createEarlyUpdates(): EarlyUpdates {
  let expected = false
  let held: Uint8Array[] = []
  let size = 0
  return {
    expectStep2() {
      expected = true
    },
    hold(bytes) {
      if (!expected || size + bytes.length > MAX_BYTES) return false
      size += bytes.length
      held.push(bytes)
      return true
    },
    release() {
      const released = held
      expected = false
      held = []
      size = 0
      return released
    },
  }
}
