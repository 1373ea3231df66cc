/**
 * A document in memory, in two forms: the bytes that are on disk, and a working copy that runs ahead of them by what waits
 * for its transaction. The copy is made when something needs it, and dropped when nothing does or when it went wrong.
 */
import * as Y from 'yjs'
import type { DocumentDefinition } from '#shared/document/define'
import { project } from '#shared/document/project'
import { step2Frame } from './frames.ts'
import type { OnDisk, State } from './on-disk.ts'
import { Outgoing } from './outgoing.ts'
import { WorkingCopy } from './working-copy.ts'

export interface HeldParts {
  def: DocumentDefinition
  onDisk: OnDisk
  /** The copy made to open it, if there was need of one. */
  copy: WorkingCopy | null
  /** Yjs id of what the server itself writes. */
  clientId: number
  /** What is on disk cannot be read: the document must be opened again. */
  onBroken(): void
}

/** While people arrive, the state they are given is at most this old; what came since goes with it. */
const FRESH_MS = 250

export class HeldDocument {
  private readonly parts: Omit<HeldParts, 'onDisk' | 'copy'>
  private readonly disk: OnDisk
  private copy: WorkingCopy | null
  private copyUsed = false
  /** Taken, and not on disk yet. */
  private pending: Uint8Array[] = []
  private accepted = 0
  private settled = 0
  /** A newer state, to be used once as many updates are on disk as it holds. */
  private next: { state: Pick<State, 'bytes' | 'vector'>; holds: number } | null = null
  private encodedAt = Number.NEGATIVE_INFINITY
  private value: unknown
  private lastDifference: { vector: Buffer; frame: Outgoing } | null = null
  /** An estimate from above of the encoded state. */
  private estimate: number

  constructor(parts: HeldParts) {
    const { onDisk, copy, ...rest } = parts
    this.parts = rest
    this.disk = onDisk
    this.copy = copy
    if (copy !== null) copy.doc.clientID = rest.clientId
    this.estimate = this.disk.size
  }

  working(): WorkingCopy {
    this.copyUsed = true
    if (this.copy !== null) return this.copy
    const { def, clientId, onBroken } = this.parts
    try {
      this.copy = new WorkingCopy(def, [...this.disk.parts(), ...this.pending], clientId)
      return this.copy
    } catch (error) {
      onBroken()
      throw error
    }
  }

  dropCopy(): void {
    this.copy = null
    this.value = undefined
    this.lastDifference = null
  }

  /** Drops the copy when nobody used it since the last time. */
  rest(): void {
    if (!this.copyUsed && this.pending.length === 0) this.dropCopy()
    this.copyUsed = false
  }

  /** An update that stays in the working copy waits for the disk. */
  accept(bytes: Uint8Array): void {
    this.pending.push(bytes)
    this.accepted++
    this.value = undefined
    this.lastDifference = null
  }

  /** The oldest update accepted is on disk. */
  settle(bytes: Uint8Array, position: number): void {
    this.pending.shift()
    this.settled++
    this.disk.add(bytes, position)
    if (this.next?.holds === this.settled) {
      this.disk.replace(this.next.state)
      this.next = null
    }
    if (this.disk.isLong) this.encode()
  }

  /** As last taken from people, on disk or not yet. */
  read(): unknown {
    this.value ??= project(this.parts.def, this.working().doc).value
    return this.value
  }

  /** As it is on disk, for when the disk takes nothing more. */
  readOnDisk(): unknown {
    if (this.pending.length === 0) return this.read()
    const { def, clientId } = this.parts
    return project(def, new WorkingCopy(def, this.disk.parts(), clientId).doc).value
  }

  /** What the server has at least: asking with less than that only brings back what is known. */
  stateVector(): Uint8Array {
    return this.copy === null ? this.disk.state.vector : Y.encodeStateVector(this.copy.doc)
  }

  /** All that is on disk, for someone who has nothing. */
  greeting(): Outgoing[] {
    if (!this.disk.isWhole && performance.now() - this.encodedAt >= FRESH_MS) this.encode()
    return this.disk.greeting()
  }

  /**
   * What someone lacks, what is not on disk yet included; null when the bytes are not a state vector. After a restart
   * everyone asks with the same.
   */
  difference(stateVector: Uint8Array): Outgoing | null {
    if (this.lastDifference?.vector.equals(stateVector) === true) return this.lastDifference.frame
    const { doc } = this.working()
    let missing: Uint8Array
    try {
      missing = Y.encodeStateAsUpdate(doc, stateVector)
    } catch {
      return null // Only decoding can fail; the sender is told.
    }
    const frame = new Outgoing(step2Frame(missing))
    this.lastDifference = { vector: Buffer.from(stateVector), frame }
    return frame
  }

  /** A state worth keeping for the next opening. */
  checkpoint(): State {
    if (!this.disk.isWhole) this.encode()
    return this.disk.state
  }

  /** Whether the encoded state, grown by so much, stays below a bound; measured only when the estimate passes it. */
  fits(grownBy: number, most: number): boolean {
    this.estimate += grownBy
    if (this.estimate <= most) return true
    this.estimate = Y.encodeStateAsUpdate(this.working().doc).length
    return this.estimate <= most
  }

  /** Encodes the state anew; what is not on disk yet makes it wait. */
  private encode(): void {
    if (this.next !== null) return
    this.encodedAt = performance.now()
    const { doc } = this.working()
    const state = { bytes: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
    this.estimate = state.bytes.length
    if (this.pending.length === 0) this.disk.replace(state)
    else this.next = { state, holds: this.accepted }
  }
}
