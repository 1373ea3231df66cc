/** What y-websocket takes for a WebSocket: one, or a channel of the tab's line. */
import { CUT, type LineChannel } from './line-life.ts'
import { HEARD_WITHIN_MS, isOurs, type TabLink } from './tab-link.ts'

interface Closed {
  code: number
  reason: string
}

type Handler<E> = ((event: E) => unknown) | null

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const

/** What stands behind a socket. */
interface Carrier {
  /** It takes what is sent: a WebSocket closes some time before it says so. */
  takes(): boolean
  send(data: Parameters<WebSocket['send']>[0]): void
  close(): void
}

/** The part of the WebSocket interface y-websocket uses. */
class TabSocket {
  readonly OPEN = OPEN
  binaryType = 'arraybuffer'
  onopen: Handler<object> = null
  onmessage: Handler<{ data: unknown }> = null
  onclose: Handler<Closed> = null
  onerror: Handler<object> = null
  private state: typeof CONNECTING | typeof OPEN | typeof CLOSING | typeof CLOSED = CONNECTING
  private readonly tab: TabLink
  private readonly carrier: Carrier

  constructor(tab: TabLink, url: string, protocols: string[]) {
    this.tab = tab
    this.carrier = tab.transport === 'http' ? this.byLine(url, protocols) : this.byWebSocket(url, protocols)
  }

  get readyState(): number {
    return this.state === OPEN && !this.carrier.takes() ? CLOSING : this.state
  }

  send(data: Parameters<WebSocket['send']>[0]): void {
    if (this.readyState === OPEN) this.carrier.send(data)
  }

  close(): void {
    if (this.state >= CLOSING) return
    this.state = CLOSING
    this.carrier.close()
  }

  private opened(): void {
    if (this.state !== CONNECTING) return
    this.state = OPEN
    this.onopen?.({})
  }

  private finish({ code, reason }: Closed): void {
    if (this.state === CLOSED) return
    this.state = CLOSED
    this.onclose?.({ code, reason })
  }

  private byLine(url: string, protocols: string[]): Carrier {
    const room = url.slice(url.lastIndexOf('/') + 1)
    const channel: LineChannel = this.tab.line.channel(room, protocols[0] ?? '', {
      opened: () => this.opened(),
      message: (data) => this.onmessage?.({ data }),
      closed: (code, reason) => this.finish({ code, reason }),
    })
    return {
      takes: () => true,
      send(data) {
        if (data instanceof Uint8Array) channel.send(data)
      },
      close: () => {
        channel.close()
        this.finish({ code: CUT, reason: '' })
      },
    }
  }

  private byWebSocket(url: string, protocols: string[]): Carrier {
    const { tab } = this
    const socket = new tab.Socket(url, protocols)
    socket.binaryType = 'arraybuffer'
    let heard = false
    let counted = false
    // Also when this side leaves: a network that is gone may keep a browser waiting long for the other's farewell.
    const uncount = () => {
      if (counted) tab.heard(false)
      counted = false
    }
    const doubt = () => {
      void tab.doubt().then(() => {
        if (heard && this.state !== CLOSED && socket.readyState === OPEN) return
        this.finish({ code: CUT, reason: '' })
        socket.close()
      })
    }
    const timer = setTimeout(doubt, HEARD_WITHIN_MS)
    socket.onopen = () => this.opened()
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (!heard) {
        clearTimeout(timer)
        heard = true
        counted = true
        tab.heard(true)
      }
      this.onmessage?.({ data })
    }
    socket.onerror = (event) => this.onerror?.(event)
    socket.onclose = ({ code, reason }: Closed) => {
      clearTimeout(timer)
      uncount()
      // The server had something to say, or the page leaves: no reason to doubt the network.
      if (heard || isOurs(code) || this.state >= CLOSING) this.finish({ code, reason })
      else doubt()
    }
    return {
      takes: () => socket.readyState === OPEN,
      send: (data) => socket.send(data),
      close() {
        uncount()
        socket.close()
      },
    }
  }
}

/** The class y-websocket makes its sockets with. */
export function tabSocket(tab: TabLink): typeof WebSocket {
  return class extends TabSocket {
    constructor(url: string | URL, protocols: string | string[] = []) {
      super(tab, String(url), [protocols].flat())
    }
  } as unknown as typeof WebSocket
}
