/** How this tab reaches the server, kept as long as the tab: a page loaded again need not find out again. */
import type { Transport } from '#shared/sync/transport'
import type { DownWay } from './line-down.ts'

export interface WayMemory extends DownWay {
  transport: Transport
}

const KEY = 'liaison'

/** The browser may keep nothing: each page then finds out by itself. */
export function wayMemory(storage: Storage | null): WayMemory {
  const kept = storage?.getItem(KEY) ?? null
  let transport: Transport = kept === null ? 'webSocket' : 'http'
  let polls = kept === 'poll'

  function keep(): void {
    try {
      if (transport === 'webSocket') storage?.removeItem(KEY)
      else storage?.setItem(KEY, polls ? 'poll' : 'stream')
    } catch (error) {
      console.warn('this tab cannot remember how it reaches the server', error)
    }
  }

  return {
    get transport() {
      return transport
    },
    set transport(next) {
      transport = next
      keep()
    },
    get polls() {
      return polls
    },
    set polls(next) {
      polls = next
      keep()
    },
  }
}
