/** One wire in one room: takes what it sends, holds its right on the document, counts what is on disk. */
import type { Logger } from 'pino'
import type { Access, Clock } from '#server/services'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { MAX_FRAME_BYTES } from '#shared/sync/messages'
import type { PresenceUser } from '#shared/sync/presence'
import { EarlyUpdates } from './early-updates.ts'
import { ackFrame, awarenessFrame, type Frame, healthFrame, readFrame, step1Frame } from './frames.ts'
import { Intake, type IntakeOwner } from './intake.ts'
import { Outgoing } from './outgoing.ts'
import type { Member, Room } from './room.ts'
import { HeldStanding, presenceUserOf, refusalOf, type Standing, type StandingOwner } from './standing.ts'
import type { Wire, WireEnd } from './wire.ts'

/** What every connection of a server shares. */
export interface ConnectionHost {
  access: Access
  clock: Clock
  logger: Logger
  healthy(): boolean
  /** It takes and gives nothing more. */
  onLeave(connection: Connection): void
  /** Its wire is closed by both sides, or cut. */
  onGone(connection: Connection): void
}

/** Beyond, the other side does not read: it will come back and ask for what it lacks. */
const MAX_BUFFERED = 4 * 1024 * 1024
/** Messages accepted and not yet on disk; beyond, the wire is not read. */
const MAX_WAITING = 500
/** One connection may keep the process busy a quarter of the time: sixty of these a second. */
const MS_PER_TOKEN = 4
const QUIET_MS = 5_000
const HANG_UP_MS = 2_000
/** Nobody present: said to the quiet, so that they hear something. */
const nothingNew = new Outgoing(awarenessFrame(new Uint8Array([0])))

export class Connection implements Member, WireEnd, IntakeOwner, StandingOwner {
  readonly room: Room
  private readonly host: ConnectionHost
  private readonly wire: Wire
  private readonly standing: HeldStanding
  private readonly intake: Intake
  private early: EarlyUpdates | null = null
  private open = true
  private heard = true
  private waiting = 0
  private onDisk = 0
  private wantsAcks = false
  private lastSentAt: number

  constructor(host: ConnectionHost, wire: Wire, cookie: string | undefined, standing: Standing, room: Room) {
    this.host = host
    this.wire = wire
    this.standing = new HeldStanding(host, cookie, room.ref, standing)
    this.room = room
    this.lastSentAt = host.clock()
    this.intake = new Intake(wire, this)
    room.join(this)
    this.askState()
    this.send(room.presence.everyone())
    wire.listen(this)
  }

  get personId(): string {
    return this.standing.current.actor.personId
  }
  get sessionId(): string {
    return this.standing.current.actor.sessionId
  }
  get refusal(): CloseReason | null {
    return refusalOf(this.standing.current, this.room.def.mirror)
  }

  presenceUser(): PresenceUser {
    return presenceUserOf(this.standing.current)
  }

  send(...frames: readonly Outgoing[]): void {
    if (!this.open) return
    if (this.wire.buffered > MAX_BUFFERED) {
      this.close('slowConsumer')
      return
    }
    this.lastSentAt = this.host.clock()
    this.wire.send(...frames)
  }

  acknowledged(count: number): Outgoing | null {
    this.waiting -= count
    this.onDisk += count
    this.intake.readOn()
    return this.wantsAcks ? new Outgoing(ackFrame(this.onDisk)) : null
  }

  tellHealth(frame: Outgoing): void {
    if (this.wantsAcks) this.send(frame)
  }

  close(reason: CloseReason): void {
    if (!this.open) return
    this.leave()
    this.wire.close(closeCodes[reason].code, reason)
    setTimeout(() => this.wire.terminate(), HANG_UP_MS).unref()
  }

  /** Reads no more; what was taken still gets committed and acknowledged. */
  stop(): void {
    this.intake.stop()
    this.wire.pause()
  }

  /** Every 15 s: hangs up on the dead, says something to the quiet (the stock provider leaves after 30 s of silence). */
  tick(): void {
    const now = this.host.clock()
    if (now >= this.standing.current.actor.expiresAt) {
      this.close('sessionExpired')
      return
    }
    if (!this.heard) {
      this.wire.terminate()
      return
    }
    this.heard = false
    this.wire.ping()
    if (now - this.lastSentAt >= QUIET_MS) this.send(nothingNew)
  }

  /** Rights changed: nothing more is taken from this connection until they are known again. */
  recheck(): void {
    if (this.open) this.standing.recheck(this)
  }

  standingKnown(before: Standing): void {
    const { mirror } = this.room.def
    if (JSON.stringify(presenceUserOf(before)) !== JSON.stringify(this.presenceUser())) this.room.presence.refresh(this)
    if (refusalOf(before, mirror) !== null) this.askState()
    this.intake.readOn()
  }

  standingLost(reason: CloseReason): void {
    this.close(reason)
  }

  /** Whoever may write is asked for what the server lacks; a reader is not, since it could only be refused. */
  private askState(): void {
    if (this.refusal !== null) return
    this.early ??= new EarlyUpdates()
    this.send(new Outgoing(step1Frame(this.room.stateVector())))
  }

  receive(bytes: Uint8Array | null): void {
    this.heard = true
    if (!this.open) return
    if (bytes === null) this.close('badMessage')
    else if (bytes.length > MAX_FRAME_BYTES) this.close('tooLarge')
    else this.intake.push(bytes)
  }

  alive(): void {
    this.heard = true
  }

  gone(): void {
    this.leave()
    this.host.onGone(this)
  }

  mayTake(): boolean {
    return this.standing.isKnown && this.waiting < MAX_WAITING
  }

  failed(error: unknown): void {
    this.close(this.room.failed(error))
  }

  /** A message counts for the time it takes: asking for a long document a thousand times is not free. */
  take(data: Uint8Array): void {
    const began = performance.now()
    const frame = readFrame(data)
    this.handle(frame)
    const now = performance.now()
    this.intake.spend(now, (frame?.kind === 'update' ? 1 : 0) + (now - began) / MS_PER_TOKEN)
  }

  private handle(frame: Frame | null): void {
    switch (frame?.kind) {
      case undefined:
        this.close('badMessage')
        break
      case 'step1':
        if (!this.room.answer(this, frame.stateVector)) this.close('badMessage')
        break
      case 'update':
        this.takeUpdate(frame.bytes)
        if (frame.isStep2) this.takeEarly()
        break
      case 'awareness':
        if (!this.room.presence.take(this, frame.bytes)) this.close('badMessage')
        break
      case 'queryAwareness':
        this.send(this.room.presence.everyone())
        break
      case 'askAcks':
        this.wantsAcks = true
        this.send(new Outgoing(ackFrame(this.onDisk)))
        if (!this.host.healthy()) this.send(new Outgoing(healthFrame(false)))
    }
  }

  private takeEarly(): void {
    const held = this.early?.release() ?? []
    this.early = null
    for (const bytes of held) if (this.open) this.takeUpdate(bytes)
  }

  private takeUpdate(bytes: Uint8Array): void {
    const verdict = this.room.take(this, bytes)
    if (verdict.ok) {
      this.waiting++
      return
    }
    const { reason, why } = verdict
    if (why === 'gap' && this.early?.hold(bytes) === true) return
    this.host.logger.warn({ ...this.room.ref, personId: this.personId, reason, why }, 'an update was refused')
    this.close(reason)
  }

  private leave(): void {
    if (!this.open) return
    this.open = false
    this.intake.stop()
    this.room.leave(this)
    this.host.onLeave(this)
  }
}
