/**
 * One document in memory. `canonical` holds only what is on disk: it is what joins, readings and broadcasts come from.
 * Updates are tried on a shadow first, and wait there until their transaction is durable.
 */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Reading } from '#server/services'
import { type DocumentRef, SERVER_OWNER } from '#server/store/update-log'
import type { DocumentDefinition } from '#shared/document/define'
import { project } from '#shared/document/project'
import type { CloseReason } from '#shared/sync/close-codes'
import type { Committed, Committer, Entry, Target } from './committer.ts'
import { decodeUpdate, wouldChange } from './difference.ts'
import { awarenessFrame, updateFrame } from './frames.ts'
import { checkStructs, refused, type Verdict } from './guard.ts'
import type { Loaded } from './loading.ts'
import { createPresence, type Presence, type Present } from './presence.ts'
import { type Change, createShadow, type Shadow } from './shadow.ts'
import { tryUpdate } from './trial.ts'

/** A connection, as its room sees it. */
export interface Member extends Present {
  readonly sessionId: string
  /** Why this person may not write here; null when they may. */
  readonly refusal: CloseReason | null
  send(frame: Uint8Array): void
  /** So many more of this connection's messages are on disk. */
  acknowledge(count: number): void
  tellHealth(healthy: boolean): void
  close(reason: CloseReason): void
}

interface RoomEntry extends Entry {
  member: Member | null
  done: (() => void) | null
}

export interface RoomParts {
  ref: DocumentRef
  def: DocumentDefinition
  loaded: Loaded
  committer: Committer
  logger: Logger
  onCommitted(documentId: string): void
  /** Memory no longer follows the log: the room must be read again. */
  onBroken(): void
}

const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024

export class Room implements Target {
  readonly members = new Set<Member>()
  readonly presence: Presence
  readonly ref: DocumentRef
  readonly def: DocumentDefinition
  position: number
  sinceCheckpoint: number
  private readonly parts: RoomParts
  private readonly canonical: Y.Doc
  private readonly owners: Map<number, string>
  private readonly serverClientId: number
  private readonly waiting: RoomEntry[] = []
  private shadow: Shadow | null = null
  private modifiedAt: number | null
  private size: number
  private encoded: Uint8Array | null = null
  private value: unknown

  constructor(parts: RoomParts) {
    const { loaded } = parts
    this.parts = parts
    this.ref = parts.ref
    this.def = parts.def
    this.canonical = loaded.doc
    this.owners = loaded.owners
    this.modifiedAt = loaded.modifiedAt
    this.position = loaded.position
    this.sinceCheckpoint = loaded.sinceCheckpoint
    // New at each loading: after a restore, clients may hold what an older id of ours wrote and the log lost.
    this.serverClientId = new Y.Doc().clientID
    this.owners.set(this.serverClientId, SERVER_OWNER)
    this.size = this.state().length
    this.presence = createPresence({
      ownerOf: (clientId) => this.owners.get(clientId),
      tell: (news) => this.broadcast(awarenessFrame(news)),
    })
  }

  /** The whole document as on disk, encoded once until the next commit. */
  state(): Uint8Array {
    this.encoded ??= Y.encodeStateAsUpdate(this.canonical)
    return this.encoded
  }

  /** What a client that has this state vector lacks; null when the bytes are not a state vector. */
  missing(stateVector: Uint8Array): Uint8Array | null {
    if (stateVector.length <= 1) return this.state()
    try {
      return Y.encodeStateAsUpdate(this.canonical, stateVector)
    } catch {
      return null // Only decoding can fail; the sender is told.
    }
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.canonical)
  }

  get idle(): boolean {
    return this.members.size === 0 && this.waiting.length === 0
  }

  read(): Omit<Reading, 'position'> {
    this.value ??= project(this.def, this.canonical).value
    return { value: this.value, modifiedAt: this.modifiedAt }
  }

  /** One sync message of a connection. When it may stay, it will be acknowledged once on disk. */
  take(member: Member, bytes: Uint8Array): Verdict {
    const decoded = decodeUpdate(bytes)
    if (decoded === null) return refused('badMessage', 'update')
    if (!wouldChange(this.shadow?.doc ?? this.canonical, decoded)) {
      this.enqueue(null, [], member, null)
      return { ok: true }
    }
    if (member.refusal !== null) return refused(member.refusal, 'right')
    const shadow = this.openShadow()
    const structs = checkStructs(shadow.doc, decoded, {
      personId: member.personId,
      ownerOf: (clientId) => this.owners.get(clientId),
      shownFor: (clientId) => this.presence.personOf(clientId),
    })
    if (!structs.ok) return structs
    const tried = tryUpdate(shadow, bytes, decoded, this.parts.logger)
    const verdict = tried.ok ? this.checkSize(tried.change, decoded.structs.length > 0) : tried
    if (!tried.ok || !verdict.ok) {
      this.shadow = null
      return verdict
    }
    for (const clientId of structs.claims) this.owners.set(clientId, member.personId)
    this.enqueue(tried.change.bytes, structs.claims, member, null)
    return { ok: true }
  }

  /** A message could not be handled: what was tried of it is forgotten with the shadow. Answers why its sender must go. */
  failed(error: unknown): CloseReason {
    this.parts.logger.error({ err: error, ...this.ref }, 'a message could not be handled')
    this.shadow = null
    return 'unavailable'
  }

  /** The server's own edit; resolves when it is on disk. */
  change(edit: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      try {
        const { bytes } = this.openShadow().run(edit)
        this.enqueue(bytes, bytes === null ? [] : [this.serverClientId], null, resolve)
      } catch (error) {
        this.shadow = null
        reject(error)
      }
    })
  }

  /** After COMMIT, once per transaction: apply, send to everyone, acknowledge. */
  committed(batch: readonly Committed[]): void {
    const finished = this.waiting.splice(0, batch.length)
    const updates = finished.flatMap(({ update }) => (update === null ? [] : [update]))
    try {
      for (const { bytes } of updates) Y.applyUpdate(this.canonical, bytes)
      const { pendingStructs, pendingDs } = this.canonical.store
      if (pendingStructs !== null || pendingDs !== null) throw new Error('a committed update has a gap before it')
    } catch (error) {
      this.parts.logger.error({ err: error, ...this.ref }, 'memory no longer follows the log; reading the room again')
      this.parts.onBroken()
    }
    if (updates.length > 0) {
      const last = batch.findLast(({ position }) => position !== null)
      this.position = last?.position ?? this.position
      if (updates.some(({ personId }) => personId !== null)) this.modifiedAt = last?.at ?? this.modifiedAt
      this.sinceCheckpoint += updates.length
      this.encoded = null
      this.value = undefined
      this.broadcast(updateFrame(Y.mergeUpdates(updates.map(({ bytes }) => bytes))))
    }
    const counts = new Map<Member, number>()
    for (const { member, done } of finished) {
      if (member !== null) counts.set(member, (counts.get(member) ?? 0) + 1)
      done?.()
    }
    for (const [member, count] of counts) member.acknowledge(count)
    if (updates.length > 0) this.parts.onCommitted(this.ref.documentId)
  }

  broadcast(frame: Uint8Array): void {
    for (const member of this.members) member.send(frame)
  }

  join(member: Member): void {
    this.members.add(member)
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.presence.leave(member)
  }

  /** Frees what only writing needs. */
  rest(): void {
    if (this.waiting.length === 0) this.shadow = null
  }

  destroy(): void {
    this.presence.stop()
    this.canonical.destroy()
  }

  private openShadow(): Shadow {
    const pending = this.waiting.flatMap(({ update }) => (update === null ? [] : [update.bytes]))
    this.shadow ??= createShadow(this.def, [this.state(), ...pending], this.serverClientId)
    return this.shadow
  }

  /** Deletions always pass. The size is an estimate from above, measured only when it passes the bound. */
  private checkSize({ bytes }: Change, adds: boolean): Verdict {
    this.size += bytes?.length ?? 0
    if (this.size <= MAX_DOCUMENT_BYTES || !adds) return { ok: true }
    this.size = Y.encodeStateAsUpdate(this.openShadow().doc).length
    return this.size <= MAX_DOCUMENT_BYTES ? { ok: true } : refused('tooLarge', 'document')
  }

  private enqueue(
    bytes: Uint8Array | null,
    claims: readonly number[],
    member: Member | null,
    done: (() => void) | null,
  ): void {
    const author = { personId: member?.personId ?? null, sessionId: member?.sessionId ?? null }
    const update = bytes === null ? null : { ...this.ref, ...author, bytes, claims }
    const entry: RoomEntry = { update, target: this, member, done }
    this.waiting.push(entry)
    this.parts.committer.add(entry)
  }
}
