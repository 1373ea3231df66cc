/** A measured server in a process of its own, pinned to its core. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from './load/target.ts'
import { serverPrefix } from './machine.ts'
import { type ServerName, serverKinds } from './servers.ts'

export interface ServerStats {
  cpuMs: number
  /** Bytes. */
  rss: number
}

export interface RunningServer {
  target: Target
  /** From the start of the process to its first word, in milliseconds. */
  startedInMs: number
  stats(): Promise<ServerStats>
  /** Bytes held after garbage collection, buffers outside the heap included. */
  held(): Promise<number>
  profiling(): Promise<void>
  profiled(): Promise<Profiler.Profile>
  /** Path of a heap snapshot in the data folder. */
  snapshot(): Promise<string>
  /** As the operator would. */
  stop(): Promise<void>
  kill(): Promise<void>
}

export interface Starting {
  name: ServerName
  script: string
  dataDir: string
  /** 0: any. */
  port: number
  options: Readonly<Record<string, unknown>>
}

const dataDirs = new Set<string>()

export function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tour-de-table-bench-'))
  dataDirs.add(dir)
  return dir
}

export function removeDataDir(dir: string): void {
  dataDirs.delete(dir)
  rmSync(dir, { recursive: true, force: true })
}

/** A run that was interrupted leaves nothing behind either. */
process.on('exit', () => {
  for (const dir of dataDirs) rmSync(dir, { recursive: true, force: true })
})

const TOLD_KEPT = 4000

export async function startServer({ name, script, dataDir, port, options }: Starting): Promise<RunningServer> {
  const began = performance.now()
  const given = JSON.stringify({ ...serverKinds[name].options, ...options })
  const [program = '', ...args] = [
    ...serverPrefix,
    process.execPath,
    '--expose-gc',
    script,
    dataDir,
    String(port),
    given,
  ]
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-TOLD_KEPT)
  })
  // Asked something as it ends, it cannot hear: its end is what is reported.
  child.stdin.on('error', () => undefined)
  const waiting = new Map<string, (answer: string) => void>()
  const answered = (word: string): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting.set(word, resolve)
      void exited.then(() => reject(new Error(`${name} ended before it answered ${word}:\n${told}`)))
    })
  const exited = once(child, 'exit')
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word = ''] = line.split(' ', 1)
    waiting.get(word)?.(line.slice(word.length + 1))
  })
  const ask = async <T>(question: string): Promise<T> => {
    const answer = answered(question)
    child.stdin.write(`${question}\n`)
    return JSON.parse(await answer) as T
  }
  const heardPort = Number(await answered('ready'))
  return {
    target: { ...serverKinds[name].target, port: heardPort },
    startedInMs: performance.now() - began,
    stats: () => ask<ServerStats>('stats'),
    async held() {
      const { heapUsed, external } = await ask<NodeJS.MemoryUsage>('memory')
      return heapUsed + external
    },
    profiling: () => ask<void>('profiling'),
    profiled: () => ask<Profiler.Profile>('profiled'),
    snapshot: () => ask<string>('snapshot'),
    async stop() {
      child.stdin.write('stop\n')
      await exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
