/**
 * The stock provider sends live updates before it answers our step 1: someone who types while reconnecting sends the new
 * before the old. What builds on something the step 2 will bring waits here until it came.
 */
import { MAX_FRAME_BYTES } from '#shared/sync/messages'

const MAX_BYTES = MAX_FRAME_BYTES

export class EarlyUpdates {
  private held: Uint8Array[] = []
  private size = 0

  /** False when too much waits already. */
  hold(bytes: Uint8Array): boolean {
    if (this.size + bytes.length > MAX_BYTES) return false
    this.size += bytes.length
    this.held.push(bytes)
    return true
  }

  /** The step 2 came: what waited, in order. */
  release(): Uint8Array[] {
    const released = this.held
    this.held = []
    this.size = 0
    return released
  }
}
