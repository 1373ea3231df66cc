/** The line of this tab: opened when a document needs it, opened again after it ended. */
import { closeCodes } from '#shared/sync/close-codes'
import type { DownWay } from './line-down.ts'
import { type ChannelEvents, CUT, type LineChannel, type LineLife, startLife } from './line-life.ts'

export interface LineParts {
  url: string
  fetch: typeof fetch
  way: DownWay
}

export interface Line {
  /** Whether our server answers plain requests. */
  start(): Promise<boolean>
  channel(room: string, schema: string, events: ChannelEvents): LineChannel
  poke(): void
  leave(): void
}

const OPEN_WITHIN_MS = 5_000

type Opening = { is: 'open'; life: LineLife } | { is: 'signedOut' } | { is: 'unreachable' }

const textOf = (value: unknown, key: string): string | null => {
  const found = typeof value === 'object' && value !== null ? Object.entries(value).find(([k]) => k === key)?.[1] : null
  return typeof found === 'string' ? found : null
}

export function createLine({ url, fetch, way }: LineParts): Line {
  let life: LineLife | null = null
  let opening: Promise<Opening> | null = null

  async function ask(): Promise<Opening> {
    try {
      const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(OPEN_WITHIN_MS) })
      const said: unknown = await response.json()
      // Anyone may answer in our place, a hotel's sign-in page for instance: only our own words count.
      const id = textOf(said, 'id')
      if (response.status === 201 && id !== null) return { is: 'open', life: begin(id) }
      if (response.status === 401 && textOf(said, 'code') === 'notSignedIn') return { is: 'signedOut' }
    } catch {
      // No answer, or not one of ours.
    }
    return { is: 'unreachable' }
  }

  function begin(id: string): LineLife {
    const next: LineLife = startLife({
      url: `${url}/${id}`,
      fetch,
      way,
      onEnd() {
        if (life === next) life = null
      },
    })
    life = next
    return next
  }

  function open(): Promise<Opening> {
    if (life !== null) return Promise.resolve({ is: 'open', life })
    opening ??= ask().finally(() => {
      opening = null
    })
    return opening
  }

  return {
    start: async () => (await open()).is !== 'unreachable',
    channel(room, schema, events) {
      if (life !== null) return life.channel(room, schema, events)
      let channel: LineChannel | null = null
      let closed = false
      void open().then((opened) => {
        if (closed) return
        if (opened.is === 'open') channel = opened.life.channel(room, schema, events)
        else if (opened.is === 'signedOut') events.closed(closeCodes.sessionExpired.code, 'sessionExpired')
        else events.closed(CUT, '')
      })
      return {
        send: (bytes) => channel?.send(bytes),
        close() {
          closed = true
          channel?.close()
        },
      }
    },
    poke: () => life?.poke(),
    leave: () => life?.leave(),
  }
}
