/**
 * One document and who is in it. Updates are tried on a working copy and wait for their transaction; everyone is told, and
 * whoever joins is given, only what is on disk.
 */
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { type DocumentRef, SERVER_OWNER } from '#server/store/update-log'
import type { DocumentDefinition } from '#shared/document/define'
import type { CloseReason } from '#shared/sync/close-codes'
import type { Committed, Committer, Entry, Target } from './committer.ts'
import { decodeUpdate, isEmptyUpdate, wouldChange } from './difference.ts'
import { FanOut, type Listener } from './fan-out.ts'
import { type Authorship, checkStructs, refused, type Verdict } from './guard.ts'
import { HeldDocument } from './held-document.ts'
import type { Loaded } from './loading.ts'
import type { State } from './on-disk.ts'
import type { Outgoing } from './outgoing.ts'
import { noPresence, type Presence, type Present, RoomPresence } from './presence.ts'
import { Graves } from './put-back.ts'
import { tryUpdate } from './trial.ts'

/** A connection, as its room sees it. */
export interface Member extends Present, Listener {
  readonly sessionId: string
  /** Why this person may not write here; null when they may. */
  readonly refusal: CloseReason | null
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
  /** What is on disk cannot be read: the room must be opened again. */
  onBroken(): void
}

const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024

export class Room implements Target {
  readonly members = new Set<Member>()
  readonly presence: Presence
  readonly ref: DocumentRef
  readonly def: DocumentDefinition
  /** Updates the next opening would replay. */
  sinceCheckpoint: number
  private readonly parts: Omit<RoomParts, 'loaded'>
  private readonly document: HeldDocument
  private readonly fanOut: FanOut
  private readonly owners: Map<number, string>
  private readonly serverClientId: number
  private readonly graves = new Graves()
  private waiting: RoomEntry[] = []
  private editedAt: number | null

  constructor(parts: RoomParts) {
    // Not kept: the copy made to open the document must be free to go.
    const { loaded, ...rest } = parts
    const { def } = rest
    this.parts = rest
    this.ref = rest.ref
    this.def = def
    this.owners = loaded.owners
    this.editedAt = loaded.modifiedAt
    this.sinceCheckpoint = loaded.sinceCheckpoint
    // New at each loading: after a restore, clients may hold what an older id of ours wrote and the log lost.
    const clientId = new Y.Doc().clientID
    this.serverClientId = clientId
    this.owners.set(clientId, SERVER_OWNER)
    const { onDisk, copy } = loaded
    this.document = new HeldDocument({ def, onDisk, copy, clientId, onBroken: parts.onBroken })
    const people = { ownerOf: (id: number) => this.owners.get(id), tell: (news: Outgoing) => this.fanOut.tell(news) }
    this.presence = def.mirror ? noPresence : new RoomPresence(people)
    this.fanOut = new FanOut(this.members, this.presence)
  }

  /** Answers a step 1; false when its bytes are not a state vector. */
  answer(member: Member, stateVector: Uint8Array): boolean {
    if (stateVector.length <= 1) {
      member.send(...this.document.greeting())
      return true
    }
    const frame = this.document.difference(stateVector)
    if (frame === null) return false
    // It may hold what is not on disk yet: it leaves once everything before it is.
    if (this.waiting.length === 0) member.send(frame)
    else this.enqueue(null, [], null, () => member.send(frame))
    return true
  }

  stateVector(): Uint8Array {
    return this.document.stateVector()
  }

  get idle(): boolean {
    return this.members.size === 0 && this.waiting.length === 0
  }

  /** As last taken from people, on disk or not yet. */
  read(): unknown {
    return this.document.read()
  }

  /** As it is on disk, for when the disk takes nothing more. */
  readOnDisk(): unknown {
    return this.document.readOnDisk()
  }

  /** Last edit by a person that is on disk. */
  get modifiedAt(): number | null {
    return this.editedAt
  }

  /** One sync message of a connection. When it may stay, it will be acknowledged once on disk. */
  take(member: Member, bytes: Uint8Array): Verdict {
    if (isEmptyUpdate(bytes)) return this.takeNothing(member)
    const decoded = decodeUpdate(bytes)
    if (decoded === null) return refused('badMessage', 'update')
    const copy = this.document.working()
    if (!wouldChange(copy.doc, decoded)) return this.takeNothing(member)
    if (member.refusal !== null) return refused(member.refusal, 'right')
    const structs = checkStructs(copy.doc, decoded, this.authorship(member.personId))
    if (!structs.ok) return structs
    const tried = tryUpdate(copy, bytes, decoded, this.parts.logger)
    if (!tried.ok) {
      this.document.dropCopy()
      return tried
    }
    // Deletions always pass.
    const { bytes: change } = tried.change
    if (!this.document.fits(change?.length ?? 0, MAX_DOCUMENT_BYTES) && decoded.structs.length > 0) {
      this.document.dropCopy()
      return refused('tooLarge', 'document')
    }
    for (const clientId of structs.claims) this.owners.set(clientId, member.personId)
    this.enqueue(change, structs.claims, member, null)
    const putBack = this.graves.after(copy, decoded, tried.change)
    if (putBack !== null && this.document.fits(bytes.length, MAX_DOCUMENT_BYTES))
      this.change(putBack).catch((error: unknown) => this.failed(error))
    return { ok: true }
  }

  authorship(personId: string): Authorship {
    return { personId, ownerOf: (id) => this.owners.get(id), shownFor: (id) => this.presence.personOf(id) }
  }

  /** Reads the document as last taken from people; changes nothing. */
  look<T>(read: (doc: Y.Doc) => T): T {
    return read(this.document.working().doc)
  }

  /** A message could not be handled: what was tried of it is forgotten with the copy. Answers why its sender must go. */
  failed(error: unknown): CloseReason {
    this.parts.logger.error({ err: error, ...this.ref }, 'a message could not be handled')
    this.document.dropCopy()
    return 'unavailable'
  }

  /** The server's own edit; resolves when it is on disk. */
  change(edit: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      try {
        const { bytes, graves } = this.document.working().run(edit)
        this.graves.add(graves)
        this.enqueue(bytes, bytes === null ? [] : [this.serverClientId], null, resolve)
      } catch (error) {
        this.document.dropCopy()
        reject(error)
      }
    })
  }

  /** After COMMIT, once per transaction: what waited for it is told to everyone, and acknowledged. */
  committed(batch: readonly Committed[]): void {
    const finished = this.waiting.splice(0, batch.length)
    const updates: Uint8Array[] = []
    const counts = new Map<Member, number>()
    for (const [i, { update, member }] of finished.entries()) {
      if (member !== null) counts.set(member, (counts.get(member) ?? 0) + 1)
      const done = batch[i]
      if (update === null || done === undefined) continue
      updates.push(update.bytes)
      this.document.settle(update.bytes, done.position)
      if (update.personId !== null) this.editedAt = done.at
    }
    this.sinceCheckpoint += updates.length
    this.fanOut.add(updates, counts)
    for (const { done } of finished) done?.()
    if (updates.length > 0) this.parts.onCommitted(this.ref.documentId)
  }

  join(member: Member): void {
    this.members.add(member)
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.fanOut.forget(member)
    this.presence.leave(member)
  }

  /** A state worth keeping for the next opening. */
  checkpoint(): State {
    return this.document.checkpoint()
  }

  /** Tells what waits for a quieter moment: connections are about to close. */
  flush(): void {
    this.fanOut.flush()
  }

  /** Frees what only reading and writing need, when nobody did lately. */
  rest(): void {
    this.document.rest()
  }

  destroy(): void {
    this.fanOut.stop()
    this.presence.stop()
    this.document.dropCopy()
  }

  /** A message that changes nothing waits for those before it all the same, to be acknowledged in order. */
  private takeNothing(member: Member): Verdict {
    this.enqueue(null, [], member, null)
    return { ok: true }
  }

  private enqueue(
    bytes: Uint8Array | null,
    claims: readonly number[],
    member: Member | null,
    done: (() => void) | null,
  ): void {
    const author = { personId: member?.personId ?? null, sessionId: member?.sessionId ?? null }
    const update = bytes === null ? null : { ...this.ref, ...author, bytes, claims }
    if (bytes !== null) this.document.accept(bytes)
    const entry: RoomEntry = { update, target: this, member, done }
    this.waiting.push(entry)
    this.parts.committer.add(entry)
  }
}
