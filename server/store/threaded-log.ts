/** The update log, written by a thread of its own: a disk that takes its time keeps nobody else waiting. */
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Clock } from '#server/services'
import type { Store } from './open.ts'
import { sqliteUpdateLog, type UpdateLog } from './update-log.ts'

/** What the thread does; what a document is, is read beside the rest of the rows. */
type Threaded = Omit<UpdateLog, 'describe'>

export interface Call<N extends keyof Threaded = keyof Threaded> {
  id: number
  name: N
  args: Parameters<Threaded[N]>
  /** Time of this process, which may not be that of the machine. */
  now: number
}
export type Answer = { id: number; value: unknown } | { id: number; fault: { message: string; code: string | null } }

export interface ThreadData {
  file: string
}

export interface ThreadedLog extends UpdateLog {
  /** Ends the thread once what it was asked is done. */
  close(): Promise<void>
}

export interface ThreadParts {
  /** The built `log-thread.ts`. */
  script: string
  store: Pick<Store, 'db' | 'sqlite'>
  clock: Clock
  logger: Logger
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** An error as SQLite gave it in the thread: its code says whether the disk is full. */
class LogFault extends Error {
  readonly code: string | null
  constructor({ message, code }: { message: string; code: string | null }) {
    super(message)
    this.code = code
  }
}

/** A copy of its own: posting part of a buffer would copy the whole buffer. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.prototype.slice.call(bytes)

export function openThreadedLog({ script, store, clock, logger }: ThreadParts): ThreadedLog {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let closing = false

  function settle(answer: Answer): void {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('fault' in answer) asked?.reject(new LogFault(answer.fault))
    else asked?.resolve(answer.value)
  }

  /** A thread that died is started again by the next call; whoever waited asks again, as after any failure of the disk. */
  function start(): Worker {
    const thread = new Worker(script, { workerData: { file: store.sqlite.name } satisfies ThreadData })
    thread.on('message', settle)
    thread.on('error', (error) => logger.error({ err: error }, 'the thread of the update log failed'))
    thread.on('exit', () => {
      if (worker === thread) worker = null
      const left = [...waiting.values()]
      waiting.clear()
      for (const { reject } of left) reject(new Error('the thread of the update log ended'))
    })
    return thread
  }

  let worker: Worker | null = start()

  function ask<N extends keyof Threaded>(name: N, ...args: Parameters<Threaded[N]>): ReturnType<Threaded[N]> {
    const answer = new Promise((resolve, reject) => {
      if (closing) throw new Error('the update log is closed')
      worker ??= start()
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name, args, now: clock() } satisfies Call<N>)
    })
    return answer as ReturnType<Threaded[N]>
  }

  return {
    describe: sqliteUpdateLog(store.db, clock).describe,
    append: (batch) =>
      ask(
        'append',
        batch.map((update) => ({ ...update, bytes: alone(update.bytes) })),
      ),
    load: (ref) => ask('load', ref),
    replay: (ref, upTo) => ask('replay', ref, upTo),
    checkpoint: (ref, state) => ask('checkpoint', ref, { ...state, bytes: alone(state.bytes) }),
    position: () => ask('position'),
    compact: (before, keep) => ask('compact', before, keep),
    async close() {
      if (waiting.size > 0) await Promise.allSettled([ask('position')])
      closing = true
      await worker?.terminate()
    },
  }
}
