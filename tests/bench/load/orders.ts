/** What a load process is asked to do; the answers are what its functions resolve to. */
import type { ClientSpec } from './client.ts'
import type { Progress } from './sampler.ts'

export interface Joining {
  group: string
  clients: ClientSpec[]
  /** How many may be joining at a time. */
  atOnce: number
  /** When set, they arrive evenly over that time, whoever is still joining. */
  overMs?: number
  /** Knocks again, as stock providers do, when the server hangs up or is not there. */
  returns?: boolean
}

export interface Joined {
  /** Of the common clock. */
  beganAt: number
  /** Of each client, from its first knock until it was in sync. */
  ms: number[]
  totalMs: number
}

export interface Writing {
  group: string
  /** Position in the group, and the Yjs client id that writes there. */
  writers: { index: number; clientId: number }[]
  perSecond: number
  ms: number
  /** A presence message follows each key. */
  carets: boolean
  seed: number
}

/** What one writer sent: the clock after each key, and when it left. */
export interface Sent {
  clientId: number
  ends: number[]
  at: number[]
}

export interface Typed {
  sent: Sent[]
  /** How late keys left at worst, but for one in a hundred: a generator that is itself the limit shows here. */
  lateMs: number
}

export interface Turn {
  /** Position in the group. */
  index: number
  updates: Uint8Array[]
  /** What the last update brings the reader to; nobody else writes before. */
  clientId: number
  end: number
}

export interface Expected {
  clientId: number
  end: number
}

export interface Orders {
  join(order: Joining): Promise<Joined>
  /** Resolves when everyone of a returning group is in sync again; milliseconds since the order. */
  back(order: { group: string; lost: number }): Promise<{ totalMs: number }>
  leave(order: { group: string }): Promise<null>
  /** Makes the keys of a writing before it begins. */
  prepare(order: Writing): Promise<null>
  type(order: { group: string }): Promise<Typed>
  feed(order: { group: string; reader: number; turns: Turn[] }): Promise<null>
  /** Waits until every reader of a group is as far as expected; answers what is missing, in words. */
  caughtUp(order: { group: string; expected: Expected[]; withinMs: number }): Promise<string[]>
  arrivals(order: { group: string }): Promise<Progress[][]>
  /** The updates a client kept. */
  kept(order: { group: string; index: number }): Promise<Uint8Array[]>
  counts(order: { group: string }): Promise<{ bytes: number[]; stateLengths: number[]; confirmed: number[] }>
  /** Milliseconds of CPU of this process. */
  cpu(order: null): Promise<number>
  /** What went wrong since the last time: a client the server let go, a gap in what it sent. */
  faults(order: null): Promise<string[]>
}

export type OrderName = keyof Orders
export interface Order {
  id: number
  name: OrderName
  body: unknown
}
export interface Answer {
  id: number
  error?: string
  value?: unknown
}
