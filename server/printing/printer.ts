/** Files are written by a thread of their own: a long document keeps nobody's words waiting. */
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Charte } from '#server/export/charte'
import { fixOdf } from '#server/export/odf-fixed'
import type { Outline } from '#server/export/outline'
import type { Format } from '#shared/api/prints'
import { readCharte } from './charte.ts'
import { conversions, type Office, type OfficeFormat } from './office.ts'

const isOfficeFormat = (format: Format): format is OfficeFormat => Object.hasOwn(conversions, format)

/** What the thread writes by itself. */
export type OwnFormat = Exclude<Format, OfficeFormat>

export interface PrintCall {
  id: number
  format: OwnFormat
  outline: Outline
  charte: Charte
}
export type PrintAnswer = { id: number; bytes: Uint8Array } | { id: number; fault: string }

export interface Printer {
  /** False for what needs a program this machine does not have. */
  writes(format: Format): boolean
  write(format: Format, outline: Outline): Promise<Uint8Array>
  /** Ends the thread; whoever waits is refused. */
  close(): Promise<void>
}

interface Parts {
  /** The built `print-thread.ts`. */
  script: string
  office: Office
  /** Folder of the letterhead, see `charte.ts`. */
  charteFolder: string
  logger: Logger
}

interface Waiting {
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/** The thread starts with the first file asked for: a server that prints nothing holds no memory for it. */
export function openPrinter({ script, office, charteFolder, logger }: Parts): Printer {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let worker: Worker | null = null
  let closed = false

  function settle(answer: PrintAnswer): void {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('fault' in answer) asked?.reject(new Error(answer.fault))
    else asked?.resolve(answer.bytes)
  }

  /** A thread that died is started again by the next file. */
  function start(): Worker {
    const thread = new Worker(script)
    thread.unref()
    thread.on('message', settle)
    thread.on('error', (error) => logger.error({ err: error }, 'the thread that writes files failed'))
    thread.on('exit', () => {
      if (worker === thread) worker = null
      const left = [...waiting.values()]
      waiting.clear()
      for (const { reject } of left) reject(new Error('the thread that writes files ended'))
    })
    return thread
  }

  const send = (format: OwnFormat, outline: Outline, charte: Charte): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (closed) throw new Error('the printer is closed')
      worker ??= start()
      last += 1
      waiting.set(last, { resolve, reject })
      worker.postMessage({ id: last, format, outline, charte } satisfies PrintCall)
    })

  const own = async (format: OwnFormat, outline: Outline): Promise<Uint8Array> =>
    send(format, outline, await readCharte(charteFolder, logger))

  return {
    writes: (format) => !isOfficeFormat(format) || office.has(format),
    async write(format, outline) {
      if (!isOfficeFormat(format)) return own(format, outline)
      const source = await own(conversions[format].from, outline)
      return fixOdf(await office.convert(source, format), outline.le)
    },
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
