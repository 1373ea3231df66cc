/** One socket in one room: takes what it sends, holds its right on the document, counts what is on disk. */
import type { Logger } from 'pino'
import type { RawData, WebSocket } from 'ws'
import type { Access, Clock } from '#server/services'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { MAX_FRAME_BYTES } from '#shared/sync/messages'
import type { PresenceUser } from '#shared/sync/presence'
import { createChecks } from './checks.ts'
import { createEarlyUpdates } from './early-updates.ts'
import { ackFrame, awarenessFrame, type Frame, healthFrame, readFrame, step1Frame, step2Frame } from './frames.ts'
import { createIntake } from './intake.ts'
import type { Member, Room } from './room.ts'
import { presenceUserOf, refusalOf, type Standing, standingOf } from './standing.ts'

export interface ConnectionParts {
  socket: WebSocket
  cookie: string | undefined
  standing: Standing
  room: Room
  access: Access
  clock: Clock
  logger: Logger
  healthy(): boolean
  onLeave(connection: Connection): void
}

/** Beyond, the other side does not read: it will come back and ask for what it lacks. */
const MAX_BUFFERED = 4 * 1024 * 1024
/** Messages accepted and not yet on disk; beyond, the socket is not read. */
const MAX_WAITING = 500
/** One connection may keep the process busy a quarter of the time: sixty of these a second. */
const MS_PER_TOKEN = 4
const QUIET_MS = 5_000
const HANG_UP_MS = 2_000

export class Connection implements Member {
  readonly room: Room
  /** Resolves when the socket is closed on both sides, or cut. */
  readonly ended: Promise<void>
  private readonly parts: ConnectionParts
  private readonly socket: WebSocket
  private standing: Standing
  private readonly intake: ReturnType<typeof createIntake>
  private readonly early = createEarlyUpdates()
  private readonly checks = createChecks(
    () => this.checkRight(),
    () => this.intake.readOn(),
  )
  private open = true
  private alive = true
  private waiting = 0
  private onDisk = 0
  private wantsAcks = false
  private lastSentAt: number

  constructor(parts: ConnectionParts) {
    const { socket } = parts
    this.parts = parts
    this.socket = socket
    this.standing = parts.standing
    this.room = parts.room
    this.lastSentAt = parts.clock()
    this.intake = createIntake({
      socket,
      mayTake: () => !this.checks.running && this.waiting < MAX_WAITING,
      take: (data) => this.takeFrame(data),
      failed: (error) => this.close(this.room.failed(error)),
    })
    socket.on('message', (data, isBinary) => this.receive(data, isBinary))
    socket.on('pong', () => {
      this.alive = true
    })
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        this.leave()
        resolve()
      })
    })
    this.room.join(this)
    this.askState()
    this.send(awarenessFrame(this.room.presence.everyone()))
    socket.resume()
  }

  get personId(): string {
    return this.standing.actor.personId
  }
  get sessionId(): string {
    return this.standing.actor.sessionId
  }
  get refusal(): CloseReason | null {
    return refusalOf(this.standing, this.room.def.mirror)
  }

  presenceUser(): PresenceUser {
    return presenceUserOf(this.standing)
  }

  send(frame: Uint8Array): void {
    if (!this.open) return
    if (this.socket.bufferedAmount > MAX_BUFFERED) {
      this.close('slowConsumer')
      return
    }
    this.lastSentAt = this.parts.clock()
    this.socket.send(frame)
  }

  acknowledge(count: number): void {
    this.waiting -= count
    this.onDisk += count
    if (this.wantsAcks) this.send(ackFrame(this.onDisk))
    this.intake.readOn()
  }

  tellHealth(healthy: boolean): void {
    if (this.wantsAcks) this.send(healthFrame(healthy))
  }

  close(reason: CloseReason): void {
    if (!this.open) return
    this.leave()
    this.socket.resume() // A paused socket would never see the other side's answer.
    this.socket.close(closeCodes[reason].code, reason)
    setTimeout(() => this.socket.terminate(), HANG_UP_MS).unref()
  }

  /** Reads no more; what was taken still gets committed and acknowledged. */
  stop(): void {
    this.intake.stop()
    this.socket.pause()
  }

  /** Every 15 s: hangs up on the dead, says something to the quiet (the stock provider leaves after 30 s of silence). */
  tick(): void {
    const now = this.parts.clock()
    if (now >= this.standing.actor.expiresAt) {
      this.close('sessionExpired')
      return
    }
    if (!this.alive) {
      this.socket.terminate()
      return
    }
    this.alive = false
    this.socket.ping()
    if (now - this.lastSentAt >= QUIET_MS) this.send(awarenessFrame(new Uint8Array([0])))
  }

  /** Rights changed: nothing more is taken from this connection until they are known again. */
  recheck(): void {
    if (this.open) this.checks.ask()
  }

  private async checkRight(): Promise<void> {
    const { access, cookie, logger } = this.parts
    try {
      const now = await standingOf(access, cookie, this.room.ref)
      if (!now.ok) this.close(now.reason)
      else if (now.value.actor.personId !== this.personId) this.close('sessionExpired')
      else this.change(now.value)
    } catch (error) {
      logger.error({ err: error, ...this.room.ref }, 'rights could not be read')
      this.close('unavailable')
    }
  }

  private change(standing: Standing): void {
    const couldWrite = this.refusal === null
    const shown = JSON.stringify(this.presenceUser())
    this.standing = standing
    if (JSON.stringify(this.presenceUser()) !== shown) this.room.presence.refresh(this)
    if (!couldWrite) this.askState()
  }

  /** Whoever may write is asked for what the server lacks; a reader is not, since it could only be refused. */
  private askState(): void {
    if (this.refusal !== null) return
    this.early.expectStep2()
    this.send(step1Frame(this.room.stateVector()))
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.alive = true
    if (!this.open) return
    if (!isBinary || !(data instanceof Buffer)) this.close('badMessage')
    else if (data.length > MAX_FRAME_BYTES) this.close('tooLarge')
    else this.intake.push(data)
  }

  /** A message counts for the time it takes: asking for a long document a thousand times is not free. */
  private takeFrame(data: Uint8Array): void {
    const began = performance.now()
    const frame = readFrame(data)
    this.handle(frame)
    this.intake.spend((frame?.kind === 'update' ? 1 : 0) + (performance.now() - began) / MS_PER_TOKEN)
  }

  private handle(frame: Frame | null): void {
    switch (frame?.kind) {
      case undefined:
        this.close('badMessage')
        break
      case 'step1':
        this.answer(frame.stateVector)
        break
      case 'update':
        this.take(frame.bytes)
        if (frame.isStep2) for (const bytes of this.early.release()) if (this.open) this.take(bytes)
        break
      case 'awareness':
        if (!this.room.presence.take(this, frame.bytes)) this.close('badMessage')
        break
      case 'queryAwareness':
        this.send(awarenessFrame(this.room.presence.everyone()))
        break
      case 'askAcks':
        this.wantsAcks = true
        this.send(ackFrame(this.onDisk))
        if (!this.parts.healthy()) this.send(healthFrame(false))
    }
  }

  private answer(stateVector: Uint8Array): void {
    const missing = this.room.missing(stateVector)
    if (missing === null) this.close('badMessage')
    else this.send(step2Frame(missing))
  }

  private take(bytes: Uint8Array): void {
    const verdict = this.room.take(this, bytes)
    if (verdict.ok) {
      this.waiting++
      return
    }
    const { reason, why } = verdict
    if (why === 'gap' && this.early.hold(bytes)) return
    this.parts.logger.warn({ ...this.room.ref, personId: this.personId, reason, why }, 'an update was refused')
    this.close(reason)
  }

  private leave(): void {
    if (!this.open) return
    this.open = false
    this.intake.stop()
    this.room.leave(this)
    this.parts.onLeave(this)
  }
}
