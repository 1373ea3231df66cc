import { messageSync } from '#shared/sync/messages'

const STEP_2 = 1
const UPDATE = 2

export interface SocketWatch {
  /** Whether the person may write: a reader's editor may tidy its copy, and that goes nowhere. */
  maySend(): boolean
  onSyncMessage(isStep2: boolean): void
}

/** A socket that tells which sync messages leave, in order, so that acknowledgements can be matched with them. */
export function countingSocket(Base: typeof WebSocket, watch: SocketWatch): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const isSync = data instanceof Uint8Array && data[0] === messageSync && (data[1] === STEP_2 || data[1] === UPDATE)
      if (isSync && !watch.maySend()) return
      if (isSync) watch.onSyncMessage(data[1] === STEP_2)
      super.send(data)
    }
  }
}
