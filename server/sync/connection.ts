/** One socket: reads it at the pace it may, holds its right on the document, counts what it sent and what is on disk. */
import type { Logger } from 'pino'
import type { RawData, WebSocket } from 'ws'
import type { Access, Clock } from '#server/services'
import { type CloseReason, closeCodes } from '#shared/sync/close-codes'
import { MAX_FRAME_BYTES } from '#shared/sync/messages'
import type { PresenceUser } from '#shared/sync/presence'
import { ackFrame, awarenessFrame, healthFrame, readFrame, step1Frame, step2Frame } from './frames.ts'
import { createPace } from './pace.ts'
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
const QUIET_MS = 5_000
const HANG_UP_MS = 2_000

export class Connection implements Member {
  readonly room: Room
  /** Resolves when the socket is closed on both sides, or cut. */
  readonly ended: Promise<void>
  private readonly parts: ConnectionParts
  private readonly socket: WebSocket
  private standing: Standing
  private readonly inbox: Uint8Array[] = []
  private readonly pace = createPace()
  private checking = false
  private stale = false
  private open = true
  private stopped = false
  private alive = true
  private waiting = 0
  private onDisk = 0
  private wantsAcks = false
  private lastSentAt: number

  constructor(parts: ConnectionParts) {
    this.parts = parts
    this.socket = parts.socket
    this.standing = parts.standing
    this.room = parts.room
    this.lastSentAt = parts.clock()
    this.socket.on('message', (data, isBinary) => this.receive(data, isBinary))
    this.socket.on('pong', () => {
      this.alive = true
    })
    this.ended = new Promise((resolve) => {
      this.socket.on('close', () => {
        this.leave()
        resolve()
      })
    })
    this.room.join(this)
    if (this.refusal === null) this.send(step1Frame(this.room.stateVector()))
    this.send(awarenessFrame(this.room.presence.everyone()))
    this.socket.resume()
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
    this.readOn()
  }

  tellHealth(healthy: boolean): void {
    if (this.wantsAcks) this.send(healthFrame(healthy))
  }

  close(reason: CloseReason): void {
    if (!this.open) return
    this.socket.resume() // A paused socket would never see the other side's answer.
    this.socket.close(closeCodes[reason].code, reason)
    setTimeout(() => this.socket.terminate(), HANG_UP_MS).unref()
    this.leave()
  }

  /** Reads no more; what was taken still gets committed and acknowledged. */
  stop(): void {
    this.stopped = true
    this.inbox.length = 0
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
    this.stale = true
    if (this.checking || !this.open) return
    this.checking = true
    void this.ask()
  }

  private async ask(): Promise<void> {
    try {
      while (this.stale && this.open) {
        this.stale = false
        const reason = await this.currentRight()
        if (reason !== null) this.close(reason)
      }
    } catch (error) {
      this.parts.logger.error({ err: error, ...this.room.ref }, 'rights could not be read')
      return this.close('unavailable')
    } finally {
      this.checking = false
    }
    this.readOn()
  }

  private async currentRight(): Promise<CloseReason | null> {
    const { access, cookie } = this.parts
    const now = await standingOf(access, cookie, this.room.ref)
    if (!now.ok) return now.reason
    if (now.value.actor.personId !== this.personId) return 'sessionExpired'
    const couldWrite = this.refusal === null
    const shown = JSON.stringify(this.presenceUser())
    this.standing = now.value
    if (JSON.stringify(this.presenceUser()) !== shown) {
      this.room.presence.refresh(this)
      this.room.tellPresence()
    }
    if (!couldWrite && this.refusal === null) this.send(step1Frame(this.room.stateVector()))
    return null
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.alive = true
    if (!this.open || this.stopped) return
    if (!isBinary || !(data instanceof Buffer)) {
      this.close('badMessage')
      return
    }
    if (data.length > MAX_FRAME_BYTES) {
      this.close('tooLarge')
      return
    }
    this.inbox.push(data)
    this.readOn()
  }

  /** Takes what was received, as far as rights, pace and the disk allow; the socket is not read meanwhile. */
  private readOn(): void {
    while (this.open && !this.checking && this.waiting < MAX_WAITING && this.inbox.length > 0) {
      const next = this.inbox.shift()
      if (next !== undefined) this.handle(next)
    }
    if (!this.open || this.stopped) return
    const delay = this.pace.delay(performance.now())
    if (this.checking || this.waiting >= MAX_WAITING || delay > 0) this.socket.pause()
    else this.socket.resume()
    if (delay > 0) this.pace.wake(() => this.readOn(), delay)
  }

  private handle(data: Uint8Array): void {
    const frame = readFrame(data)
    if (frame === null) {
      this.close('badMessage')
      return
    }
    switch (frame.kind) {
      case 'step1':
        this.answer(frame.stateVector)
        break
      case 'update':
        this.take(frame.bytes)
        break
      case 'awareness':
        if (this.room.presence.take(this, frame.bytes)) this.room.tellPresence()
        else this.close('badMessage')
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
    try {
      this.send(step2Frame(this.room.missing(stateVector)))
    } catch (error) {
      this.parts.logger.warn({ err: error, ...this.room.ref }, 'a state vector could not be read')
      this.close('badMessage')
    }
  }

  private take(bytes: Uint8Array): void {
    this.pace.spend(performance.now())
    const verdict = this.room.take(this, bytes)
    if (verdict.ok) {
      this.waiting++
      return
    }
    const { reason, why } = verdict
    this.parts.logger.warn({ ...this.room.ref, personId: this.personId, reason, why }, 'an update was refused')
    this.close(reason)
  }

  private leave(): void {
    if (!this.open) return
    this.open = false
    this.inbox.length = 0
    this.pace.stop()
    this.room.leave(this)
    this.parts.onLeave(this)
  }
}
