/**
 * How this tab reaches the server: by WebSockets; by its line when plain requests pass and WebSockets do not. That is found
 * out by the sockets themselves, and a real one is tried again from time to time.
 */
import { closeReasonOf } from '#shared/sync/close-codes'
import { ECHO_PATH } from '#shared/sync/echo'
import { LINE_PATH } from '#shared/sync/line'
import type { Transport } from '#shared/sync/transport'
import { createLine, type Line } from './line.ts'
import type { WayMemory } from './way-memory.ts'

export interface TabLinkParts {
  /** `https://host` */
  origin: string
  Socket: typeof WebSocket
  fetch: typeof fetch
  memory: WayMemory
}

export interface TabLink {
  readonly transport: Transport
  readonly line: Line
  readonly Socket: typeof WebSocket
  /** A WebSocket brought nothing. Answers once it is known whether plain requests do; if so, the tab goes over to them. */
  doubt(): Promise<void>
  /** A WebSocket brought something; called again with false when that one is left or closed. */
  heard(isOpen: boolean): void
  /** The network came back, perhaps. */
  poke(): void
  /** The page is left. */
  leave(): void
}

/** Our server speaks first: whoever hears nothing for this long is not connected to it. */
export const HEARD_WITHIN_MS = 5_000
/** The first soon, in case the WebSocket was only refused by a server that was just starting. Never counted from the start again. */
const TRY_AGAIN_MS = [3_000, 60_000, 600_000]

/** Whether a code is one our server gives, so that something came through. */
export const isOurs = (code: number): boolean => closeReasonOf(code) !== null

/** Whether a WebSocket brings anything. */
function webSocketPasses(Socket: typeof WebSocket, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket(url)
    const answer = (passes: boolean) => {
      clearTimeout(timer)
      resolve(passes)
      socket.close()
    }
    const timer = setTimeout(() => answer(false), HEARD_WITHIN_MS)
    socket.onmessage = () => answer(true)
    socket.onclose = () => answer(false)
    socket.onerror = () => answer(false)
  })
}

export function createTabLink({ origin, Socket, fetch, memory }: TabLinkParts): TabLink {
  const line = createLine({ url: origin + LINE_PATH, fetch, way: memory })
  let doubting: Promise<void> | null = null
  let open = 0
  let tries = 0
  let willTry = false
  if (memory.transport === 'http') tryAgainLater()

  function tryAgainLater(): void {
    if (willTry) return
    willTry = true
    setTimeout(() => void tryAgain(), TRY_AGAIN_MS[Math.min(tries++, TRY_AGAIN_MS.length - 1)])
  }

  async function tryAgain(): Promise<void> {
    const passes = await webSocketPasses(Socket, origin.replace(/^http/, 'ws') + ECHO_PATH)
    willTry = false
    if (memory.transport === 'webSocket') return
    if (!passes) {
      tryAgainLater()
      return
    }
    memory.transport = 'webSocket'
    // Every document comes back, by a WebSocket.
    line.leave()
  }

  async function ask(): Promise<void> {
    const passes = await line.start()
    doubting = null
    // Others of this tab may be fine: then it is that document's room, not the network.
    if (!passes || open > 0 || memory.transport === 'http') return
    memory.transport = 'http'
    tryAgainLater()
  }

  return {
    get transport() {
      return memory.transport
    },
    line,
    Socket,
    doubt() {
      doubting ??= ask()
      return doubting
    },
    heard(isOpen) {
      open += isOpen ? 1 : -1
    },
    poke: line.poke,
    leave: line.leave,
  }
}
