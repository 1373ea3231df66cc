/** What the browser would give, in Node: a socket with a session, a storage in memory, no IndexedDB. */

import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type OpenDocument, type OpenOptions, openDocument } from '#client/sync/open-document'
import type { SyncStatus } from '#client/sync/status'
import type { Surroundings } from '#client/sync/surroundings'
import { createTabLink } from '#client/sync/tab-link'
import { tabSocket } from '#client/sync/tab-socket'
import { wayMemory } from '#client/sync/way-memory'
import type { Transport } from '#shared/sync/transport'
import { until } from './peers.ts'

export class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>()
  get length(): number {
    return this.items.size
  }
  clear(): void {
    this.items.clear()
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null
  }
  removeItem(key: string): void {
    this.items.delete(key)
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value)
  }
}

/** How a device reaches the server: `auto` finds out by itself. */
export type By = 'webSocket' | 'stream' | 'poll' | 'auto'
export const everyWay: readonly By[] = ['webSocket', 'stream', 'poll']

export interface Device extends Surroundings {
  storage: Storage
  /** What the tab remembers. */
  session: Storage
  transport(): Transport
  /** Cuts every connection and refuses new ones, until told otherwise. */
  setOffline(offline: boolean): void
}

/** Nothing listens on port 9: refused at once, like a network that is not there. */
const NOWHERE = 'ws://127.0.0.1:9'

/** A device of somebody of the fake rights. */
export const device = (
  url: string,
  personId: string,
  by: By = 'webSocket',
  session: Storage = new MemoryStorage(),
): Device => deviceWith({ url, headers: { cookie: `person=${personId}` }, by, session })

export interface DeviceParts {
  /** `ws://host/sync` */
  url: string
  /** What the browser adds by itself to all it sends. */
  headers: Record<string, string>
  by: By
  session?: Storage
}

export function deviceWith({ url, headers, by, session = new MemoryStorage() }: DeviceParts): Device {
  const open = new Set<WebSocket>()
  let offline = false
  const asked = new Set<AbortController>()
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols: string | string[] = []) {
      super(offline || by === 'stream' || by === 'poll' ? NOWHERE : address, protocols, { headers })
      open.add(this)
      this.on('close', () => open.delete(this))
    }
  }
  const ask: typeof fetch = async (address, init = {}) => {
    if (offline) throw new TypeError('no network')
    const one = new AbortController()
    asked.add(one)
    init.signal?.addEventListener('abort', () => one.abort())
    if (init.signal?.aborted === true) one.abort()
    return fetch(address, { ...init, signal: one.signal, headers: { ...init.headers, ...headers } })
  }
  if (by === 'stream' || by === 'poll') session.setItem('liaison', by)
  const tab = createTabLink({
    origin: new URL(url.replace(/^ws/, 'http')).origin,
    Socket: Socket as unknown as typeof globalThis.WebSocket,
    fetch: ask,
    memory: wayMemory(session),
  })
  return {
    url,
    Socket: tabSocket(tab),
    storage: new MemoryStorage(),
    session,
    transport: () => tab.transport,
    canKeepText: async () => false,
    setOffline(next) {
      offline = next
      if (!offline) return
      for (const socket of open) socket.terminate()
      for (const one of asked) one.abort()
      asked.clear()
    },
  }
}

/** Whoever was away long enough knocks again within fifteen seconds, at a moment of their own. */
const LONGEST_RECONNECTION_MS = 18_000

export interface Opened {
  document: OpenDocument
  /** Every status shown, in order. */
  seen: SyncStatus['kind'][]
  status(): SyncStatus
  reaches(kind: SyncStatus['kind']): Promise<SyncStatus>
}

export function open(options: OpenOptions): Opened {
  const document = openDocument(options)
  const status = () => document.view().status
  const seen: SyncStatus['kind'][] = [status().kind]
  document.subscribe(() => {
    if (seen.at(-1) !== status().kind) seen.push(status().kind)
  })
  onTestFinished(() => document.close())
  return {
    document,
    seen,
    status,
    reaches: (kind) =>
      until(() => status().kind === kind && status(), `status ${kind}, not ${status().kind}`, LONGEST_RECONNECTION_MS),
  }
}
