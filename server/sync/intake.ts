/** Reads a socket as far as pace and the rest of the connection allow: what is not read waits at the sender. */
import type { WebSocket } from 'ws'
import { createPace } from './pace.ts'

export interface Intake {
  push(data: Uint8Array): void
  /** What a message counts against the pace. */
  spend(cost: number): void
  /** Something that held reading back changed. */
  readOn(): void
  /** Takes nothing more, for good. */
  stop(): void
}

export interface IntakeParts {
  socket: WebSocket
  /** False while rights are unknown or too much waits for the disk. */
  mayTake(): boolean
  take(data: Uint8Array): void
  /** A message could not be handled, by a fault of ours: this connection ends, and no other. */
  failed(error: unknown): void
}

export function createIntake({ socket, mayTake, take, failed }: IntakeParts): Intake {
  const inbox: Uint8Array[] = []
  const pace = createPace()
  let stopped = false

  function readOn(): void {
    while (!stopped && mayTake() && inbox.length > 0 && pace.delay(performance.now()) === 0) {
      const next = inbox.shift()
      try {
        if (next !== undefined) take(next)
      } catch (error) {
        failed(error)
      }
    }
    if (stopped) return
    const delay = pace.delay(performance.now())
    if (mayTake() && delay === 0) socket.resume()
    else socket.pause()
    if (delay > 0) pace.wake(readOn, delay)
  }

  return {
    push(data) {
      if (stopped) return
      inbox.push(data)
      readOn()
    },
    spend: (cost) => pace.spend(performance.now(), cost),
    readOn,
    stop() {
      stopped = true
      inbox.length = 0
      pace.stop()
    },
  }
}
