/** Files are written by a process of their own: a long document keeps nobody's words waiting, and breaks no server. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Modele } from '#server/export/modele/modele'
import type { Outline } from '#server/export/outline'
import { type Step, unwatched } from '#server/export/step'
import type { Format } from '#shared/api/prints'
import { readCharte } from './charte.ts'
import { createModeles, type Modeles } from './modele.ts'
import { conversions, type Office, type OfficeFormat } from './office.ts'
import { COMES_LAST, type PrintAnswer, type PrintCall, type PrintStep, type PrintWork, WRITTEN } from './print-call.ts'

const isOfficeFormat = (format: Format): format is OfficeFormat => Object.hasOwn(conversions, format)

/** What whoever waits for a file may ask besides. */
export interface Watch {
  step?: Step
  /** Once aborted, the file is no longer written, and its promise rejected. */
  signal?: AbortSignal
}

export interface Printer {
  /** False for what needs a program this machine does not have. */
  writes(format: Format): boolean
  write(format: Format, outline: Outline, watch?: Watch): Promise<Bytes>
  /** The template slides are drawn on. */
  modeles: Modeles
  /** Ends the process; whoever waits is refused. */
  close(): Promise<void>
}

interface Parts {
  /** The built `print-process.ts`. */
  script: string
  office: Office
  /** Folder of the letterhead, see `charte.ts`. */
  charteFolder: string
  logger: Logger
  /** How long the process waits for another file before it ends. */
  restMs?: number
  /** How long a file may take in a process that comes last, before another writes it that does not. */
  patienceMs?: number
}

const REST_MS = 10 * 60_000
/** Four times what 210 pages take: past it the machine is busy with something else, and a process that comes last never runs. */
const PATIENCE_MS = 10_000

type Bytes = Uint8Array<ArrayBuffer>

interface Job {
  work: PrintWork
  /** None where slides are not what is written. */
  modele?: Modele | null
  step: Step
  resolve(bytes: Bytes): void
  reject(error: Error): void
}

/** A process that writes, the folder it writes to, the template it knows. */
interface Writer {
  child: ChildProcess
  folder: string
  modele: Modele | null
  /** Leaves the processor to whoever co-edits. */
  comesLast: boolean
}

/** The document is not left on the disk. */
async function taken(file: string): Promise<Bytes> {
  const bytes = await readFile(file)
  await rm(file)
  return bytes
}

/** The process starts with the first file asked for, and ends some time after the last: its memory is as much as the server's. */
export function openPrinter(parts: Parts): Printer {
  const { script, office, charteFolder, logger, restMs = REST_MS, patienceMs = PATIENCE_MS } = parts
  const queue: Job[] = []
  let current: Job | null = null
  let writer: Writer | null = null
  let closed = false
  let rest: NodeJS.Timeout | undefined
  let patience: NodeJS.Timeout | undefined
  /** Once every process has ended, and its folder is removed: one that comes last may be long to die. */
  let gone: Promise<unknown> = Promise.resolve()

  /** One file at a time: the next is given once this one is written, or no longer wanted. */
  function next(): void {
    if (current !== null) return
    current = queue.shift() ?? null
    for (const [i, { step }] of queue.entries()) step('attente', 0, i + 1)
    clearTimeout(rest)
    if (current === null) {
      if (writer !== null) rest = setTimeout(() => leave(new Error('nothing to write')), restMs).unref()
      return
    }
    give(current, true)
  }

  function give({ work, modele }: Job, comesLast: boolean): void {
    try {
      writer ??= start(comesLast)
      const told = modele === undefined || modele === writer.modele
      if (!told) writer.modele = modele
      writer.child.send((told ? { work } : { work, modele }) satisfies PrintCall)
      if (writer.comesLast) patience = setTimeout(hurry, patienceMs).unref()
    } catch (error) {
      // Nowhere to write to, for instance: said to whoever asked, and tried anew for the next.
      leave(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** A process cannot be told to come last no more: another does it all again, and those after it until it rests. */
  function hurry(): void {
    const [left, job] = [writer, current]
    writer = null
    left?.child.kill('SIGKILL')
    logger.warn({ ms: patienceMs }, 'a file waited too long for a free processor: written without waiting for one')
    if (job !== null) give(job, false)
  }

  async function settle({ folder }: Writer, answer: PrintAnswer | PrintStep): Promise<void> {
    const job = current
    if ('etape' in answer) {
      job?.step(answer.etape, answer.fait, answer.total)
      return
    }
    clearTimeout(patience)
    if ('fault' in answer) job?.reject(new Error(answer.fault))
    else await taken(join(folder, WRITTEN)).then(job?.resolve, job?.reject)
    if (job !== current) return
    current = null
    next()
  }

  /** A process that died is started again by the next file. */
  function start(comesLast: boolean): Writer {
    const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
    // The typesetter takes every core there is: one is left to whoever co-edits.
    const env = { RAYON_NUM_THREADS: '1', ...process.env }
    const child = fork(script, comesLast ? [folder, COMES_LAST] : [folder], {
      env,
      execArgv: [],
      serialization: 'advanced',
    })
    const end = new Promise<void>((resolve) => {
      const ended = (why: object): void => {
        const left = rm(folder, { recursive: true, force: true })
        resolve(left.catch((error) => logger.error({ err: error, folder }, 'what was being written is left there')))
        if (writer?.child !== child) return
        logger.error(why, 'the process that writes files ended')
        leave(new Error('the process that writes files ended'))
      }
      child.on('exit', (code, signal) => ended({ code, signal }))
      // One that could not start never exits.
      child.on('error', (error) => ended({ err: error }))
    })
    gone = Promise.all([gone, end])
    const started = { child, folder, modele: null, comesLast }
    child.on('message', (answer: PrintAnswer | PrintStep) => {
      if (writer === started) void settle(started, answer)
    })
    return started
  }

  /** Nothing stops what is being written but the end of its process; those who wait have another. */
  function leave(reason: Error): void {
    const [left, job] = [writer, current]
    writer = null
    current = null
    clearTimeout(patience)
    job?.reject(reason)
    left?.child.kill('SIGKILL')
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

  function send(asked: Pick<Job, 'work' | 'modele'>, { step = unwatched, signal }: Watch): Promise<Bytes> {
    let stop = (): void => undefined
    const written = new Promise<Bytes>((resolve, reject) => {
      signal?.throwIfAborted()
      if (closed) throw new Error('the printer is closed')
      const job = { ...asked, step, resolve, reject }
      stop = () => abandon(job)
      signal?.addEventListener('abort', stop)
      step('attente', 0, queue.length + (current === null ? 0 : 1))
      queue.push(job)
      next()
    })
    // The signal of a request outlives it: it would keep the whole document until then.
    return written.finally(() => signal?.removeEventListener('abort', stop))
  }

  const modeles = createModeles(charteFolder, logger)

  /** What the process writes: the file, or the one LibreOffice makes it of. */
  async function own(format: Format, outline: Outline, watch: Watch): Promise<Bytes> {
    const charte = await readCharte(charteFolder, logger)
    const work = { format, outline: JSON.stringify(outline), charte }
    if (format !== 'pptx' && format !== 'odp') return send({ work }, watch)
    const lu = await modeles.current()
    return send({ work, modele: lu?.ok ? lu.modele : null }, watch)
  }

  return {
    writes: (format) => !isOfficeFormat(format) || office.has(format),
    modeles,
    async write(format, outline, watch = {}) {
      const source = await own(format, outline, watch)
      if (!isOfficeFormat(format)) return source
      watch.step?.('conversion')
      const odf = await office.convert(source, format, watch.signal)
      return send({ work: { odf, le: outline.le } }, { ...watch, step: unwatched })
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new Error('the printer is closed'))
      leave(new Error('the printer is closed'))
      await gone
    },
  }
}
