/** What carries frames to one client and back: a WebSocket, or plain requests where a network refuses those. */
import type { Transport } from '#shared/sync/transport'
import type { Outgoing } from './outgoing.ts'

export interface Wire {
  readonly transport: Transport
  /** False once either side began to leave. */
  readonly isOpen: boolean
  /** Bytes handed over that the network has not taken yet. */
  readonly buffered: number
  /** From now on what comes is told. Until then nothing of it is read. */
  listen(end: WireEnd): void
  send(...frames: readonly Outgoing[]): void
  /** Reads no more until told: what is not read waits at the sender. */
  pause(): void
  resume(): void
  /** Asks the other side to show that it is there. */
  ping(): void
  close(code: number, reason: string): void
  /** Without a word: the other side is gone, or does not answer a close. */
  terminate(): void
}

/** Whoever a wire belongs to. */
export interface WireEnd {
  /** One message; null for something that is not bytes. */
  receive(bytes: Uint8Array | null): void
  /** The other side showed that it is there. */
  alive(): void
  /** Closed by both sides, or cut. */
  gone(): void
}
