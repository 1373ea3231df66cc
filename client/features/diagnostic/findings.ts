/** What is tried, and what can be found. */

/** In the order shown. */
export const checks = ['http', 'webSocket', 'stream', 'poll', 'clock', 'storage'] as const
export type Check = (typeof checks)[number]

export type Passage =
  | { is: 'passes'; ms: number }
  /** Something said no at once. */
  | { is: 'refused' }
  /** Nothing came in time. */
  | { is: 'silent' }
  /** It came, but only once it was whole. */
  | { is: 'held' }
  /** The server has too many tries at once. */
  | { is: 'busy' }
  /** Nothing to learn from it: the server cannot be reached at all. */
  | { is: 'notTried' }

export interface Findings {
  http: Passage
  webSocket: Passage
  stream: Passage
  poll: Passage
  /** Milliseconds this device is ahead of the server; null when the server did not say. */
  clock: { aheadMs: number | null }
  storage: {
    /** Text can be kept. */
    texts: boolean
    /** A few words of memory can be. */
    notes: boolean
    /** A page can be opened again without network. */
    reopens: boolean
  }
}

export const isPassing = (passage: Passage): boolean => passage.is === 'passes'
