/** Files are written by a thread of their own: a long document keeps nobody's words waiting. */
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Charte } from '#server/export/charte'
import { fixOdf } from '#server/export/odf-fixed'
import type { Outline } from '#server/export/outline'
import { type Step, unwatched } from '#server/export/step'
import type { Avancement } from '#shared/api/etapes-fichier'
import type { Format } from '#shared/api/prints'
import { readCharte } from './charte.ts'
import { createModeles, type Modeles } from './modele.ts'
import { conversions, type Office, type OfficeFormat } from './office.ts'

const isOfficeFormat = (format: Format): format is OfficeFormat => Object.hasOwn(conversions, format)

export interface PrintCall {
  format: Format
  /** In JSON: handing over a long text holds the thread that serves people four times less than a copy of its parts. */
  outline: string
  charte: Charte
}
export type PrintStep = Avancement
export type PrintAnswer = { bytes: Uint8Array } | { fault: string }

/** What whoever waits for a file may ask besides. */
export interface Watch {
  step?: Step
  /** Once aborted, the file is no longer written, and its promise rejected. */
  signal?: AbortSignal
}

export interface Printer {
  /** False for what needs a program this machine does not have. */
  writes(format: Format): boolean
  write(format: Format, outline: Outline, watch?: Watch): Promise<Uint8Array>
  /** The template slides are drawn on. */
  modeles: Modeles
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

interface Job {
  call: PrintCall
  step: Step
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/** The thread starts with the first file asked for: a server that prints nothing holds no memory for it. */
export function openPrinter({ script, office, charteFolder, logger }: Parts): Printer {
  const queue: Job[] = []
  let current: Job | null = null
  let worker: Worker | null = null
  let closed = false

  /** One file at a time: the next is given once this one is written, or no longer wanted. */
  function next(): void {
    if (current !== null) return
    current = queue.shift() ?? null
    for (const [i, { step }] of queue.entries()) step('attente', 0, i + 1)
    if (current === null) return
    worker ??= start()
    worker.postMessage(current.call)
  }

  function settle(answer: PrintAnswer | PrintStep): void {
    const job = current
    if ('etape' in answer) {
      job?.step(answer.etape, answer.fait, answer.total)
      return
    }
    current = null
    if ('fault' in answer) job?.reject(new Error(answer.fault))
    else job?.resolve(answer.bytes)
    next()
  }

  /** A thread that died is started again by the next file. */
  function start(): Worker {
    // The typesetter takes every core there is: one is left to whoever co-edits. Read from the process, not from the thread.
    process.env.RAYON_NUM_THREADS ??= '1'
    const thread = new Worker(script)
    thread.unref()
    thread.on('message', (answer) => {
      if (worker === thread) settle(answer)
    })
    thread.on('error', (error) => logger.error({ err: error }, 'the thread that writes files failed'))
    thread.on('exit', () => {
      if (worker === thread) leave(new Error('the thread that writes files ended'))
    })
    return thread
  }

  /** Nothing stops what is being written but the end of its thread; those who wait have another. */
  function leave(reason: Error): void {
    const [thread, job] = [worker, current]
    worker = null
    current = null
    job?.reject(reason)
    void thread?.terminate()
    if (!closed) next()
  }

  function abandon(job: Job): void {
    const reason = new Error('nobody waits for this file any more')
    if (job === current) leave(reason)
    else if (queue.includes(job)) {
      queue.splice(queue.indexOf(job), 1)
      job.reject(reason)
    }
  }

  function send(call: PrintCall, { step = unwatched, signal }: Watch): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (closed) throw new Error('the printer is closed')
      const job = { call, step, resolve, reject }
      signal?.addEventListener('abort', () => abandon(job), { once: true })
      step('attente', 0, queue.length + (current === null ? 0 : 1))
      queue.push(job)
      next()
    })
  }

  const modeles = createModeles(charteFolder, logger)

  /** What the thread writes: the file, or the one LibreOffice makes it of. */
  async function own(format: Format, outline: Outline, watch: Watch): Promise<Uint8Array> {
    const charte = await readCharte(charteFolder, logger)
    const lu = format === 'pptx' || format === 'odp' ? await modeles.current() : null
    const modele = lu?.ok ? lu.modele : null
    return send({ format, outline: JSON.stringify(outline), charte: { ...charte, modele } }, watch)
  }

  return {
    writes: (format) => !isOfficeFormat(format) || office.has(format),
    modeles,
    async write(format, outline, watch = {}) {
      const source = await own(format, outline, watch)
      if (!isOfficeFormat(format)) return source
      watch.step?.('conversion')
      return fixOdf(await office.convert(source, format, watch.signal), outline.le)
    },
    async close() {
      closed = true
      const thread = worker
      for (const { reject } of queue.splice(0)) reject(new Error('the printer is closed'))
      leave(new Error('the printer is closed'))
      await thread?.terminate()
    },
  }
}
