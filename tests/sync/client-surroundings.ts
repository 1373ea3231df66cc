/** What the browser would give, in Node: a socket with a session, a storage in memory, no IndexedDB. */

import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type OpenDocument, type OpenOptions, openDocument } from '#client/sync/open-document'
import type { SyncStatus } from '#client/sync/status'
import type { Surroundings } from '#client/sync/surroundings'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
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

export interface Device extends Surroundings {
  storage: Storage
  /** Cuts every connection and refuses new ones, until told otherwise. */
  setOffline(offline: boolean): void
}

export function device(url: string, personId: string): Device {
  const open = new Set<WebSocket>()
  let offline = false
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      // Nothing listens on port 9: refused at once, like a network that is not there.
      super(offline ? 'ws://127.0.0.1:9' : address, [SCHEMA_PROTOCOL], { headers: { cookie: `person=${personId}` } })
      open.add(this)
      this.on('close', () => open.delete(this))
    }
  }
  return {
    url,
    Socket: Socket as unknown as typeof globalThis.WebSocket,
    storage: new MemoryStorage(),
    canKeepText: async () => false,
    setOffline(next) {
      offline = next
      if (offline) for (const socket of open) socket.terminate()
    },
  }
}

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
    reaches: (kind) => until(() => status().kind === kind && status(), `status ${kind}, not ${status().kind}`),
  }
}
