/**
 * A document as it is on disk, in bytes: a state, and the updates committed since. Joining is answered with them, so that
 * a hundred and fifty people who arrive within a minute cost one encoding, and not one each.
 */
import { step2Frame, updateFrame } from './frames.ts'
import { joinUpdates } from './joined-update.ts'
import { Outgoing } from './outgoing.ts'

export interface State {
  bytes: Uint8Array
  /** Its state vector, encoded. */
  vector: Uint8Array
  /** Log position of its last update. */
  position: number
}

/** Beside a state, this much of newer updates is worth encoding it anew. */
const LONG_BYTES = 64 * 1024

export class OnDisk {
  /** Position of the last update committed. */
  position: number
  private base: Outgoing
  private baseLength: number
  private baseVector: Uint8Array
  private basePosition: number
  private since: Uint8Array[]
  private sinceBytes = 0
  private latest: Outgoing | null = null

  constructor(base: State, since: readonly Uint8Array[], position: number) {
    this.base = new Outgoing(step2Frame(base.bytes))
    this.baseLength = base.bytes.length
    this.baseVector = base.vector
    this.basePosition = base.position
    this.since = [...since]
    for (const { length } of since) this.sinceBytes += length
    this.position = position
  }

  /** The state, without what was committed since. */
  get state(): State {
    const bytes = this.base.message.subarray(-this.baseLength)
    return { bytes, vector: this.baseVector, position: this.basePosition }
  }

  get size(): number {
    return this.baseLength + this.sinceBytes
  }

  get isWhole(): boolean {
    return this.since.length === 0
  }

  /** What is kept beside the state has grown enough to be worth encoding it anew. */
  get isLong(): boolean {
    return this.sinceBytes > Math.max(LONG_BYTES, this.baseLength / 2)
  }

  add(bytes: Uint8Array, position: number): void {
    this.since.push(bytes)
    this.sinceBytes += bytes.length
    this.position = position
    this.latest = null
  }

  /** A state that holds everything up to now. */
  replace({ bytes, vector }: Pick<State, 'bytes' | 'vector'>): void {
    this.base = new Outgoing(step2Frame(bytes))
    this.baseLength = bytes.length
    this.baseVector = vector
    this.basePosition = this.position
    this.since = []
    this.sinceBytes = 0
    this.latest = null
  }

  /** All of it, in order. */
  parts(): Uint8Array[] {
    return [this.state.bytes, ...this.since]
  }

  /**
   * For someone who has nothing yet. What is newer goes first: Yjs keeps it until the state comes, so that whoever is
   * told « in sync » by the state has all of it.
   */
  greeting(): Outgoing[] {
    if (this.since.length === 0) return [this.base]
    this.latest ??= new Outgoing(updateFrame(joinUpdates(this.since)))
    return [this.latest, this.base]
  }
}
