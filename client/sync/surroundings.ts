import { createTabLink } from './tab-link.ts'
import { tabSocket } from './tab-socket.ts'
import { wayMemory } from './way-memory.ts'

/** What the browser gives, and may refuse: private windows and old settings leave some of it out. */
export interface Surroundings {
  /** `wss://host/sync` */
  url: string
  Socket: typeof WebSocket
  /** Null when the browser refuses: what is written there then lasts as long as the page. */
  storage: Storage | null
  /** Whether text can be kept on this device. */
  canKeepText(): Promise<boolean>
}

function localStorageOrNull(): Storage | null {
  try {
    localStorage.setItem('tour-de-table', '1')
    return localStorage
  } catch {
    return null // Blocked by a setting or full: nothing else depends on it.
  }
}

function sessionStorageOrNull(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null // Blocked by a setting.
  }
}

/** Opens and closes a small database: a private window may offer the interface and refuse its use. */
function probeIndexedDb(): Promise<boolean> {
  if (!('indexedDB' in globalThis) || globalThis.indexedDB === null) return Promise.resolve(false)
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('tour-de-table')
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
    } catch {
      resolve(false) // Some browsers throw where others answer with an error.
    }
  })
}

let probed: Promise<boolean> | null = null

export function browserSurroundings(): Surroundings {
  const { origin } = window.location
  const memory = wayMemory(sessionStorageOrNull())
  // Called by its name: a browser's `fetch` wants to be.
  const tab = createTabLink({ origin, Socket: WebSocket, fetch: (...asked) => fetch(...asked), memory })
  window.addEventListener('online', tab.poke)
  window.addEventListener('pagehide', tab.leave)
  return {
    url: `${origin.replace(/^http/, 'ws')}/sync`,
    Socket: tabSocket(tab),
    storage: localStorageOrNull(),
    canKeepText() {
      probed ??= probeIndexedDb()
      return probed
    },
  }
}
