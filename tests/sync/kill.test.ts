/** The process is killed while three people write: what was acknowledged is on disk, and nobody has to do anything. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { projectRoot } from '#server/project-root'
import { openStore } from '#server/store/open'
import { sqliteUpdateLog } from '#server/store/update-log'
import { tempDir } from '#tests/support/temp-dir'
import { serverBundle } from '../../server/bundle.mjs'
import { type By, device, type Opened, open } from './client-surroundings.ts'
import { until } from './peers.ts'
import { addParagraph, contours } from './words.ts'

const ROUNDS = 5
const source = fileURLToPath(new URL('./child-server.ts', import.meta.url))

/** Built inside the project, so that it finds its packages. */
async function buildChild(): Promise<string> {
  const outfile = join(projectRoot(), 'dist', `tests-${process.pid}-child-server.mjs`)
  onTestFinished(() => rmSync(outfile, { force: true }))
  const absWorkingDir = projectRoot()
  await build({ ...serverBundle, absWorkingDir, sourcemap: false, entryPoints: [source], outfile, logLevel: 'silent' })
  return outfile
}

interface Child {
  port: number
  kill(): Promise<void>
}

async function startChild(script: string, dataDir: string, port: number): Promise<Child> {
  const child: ChildProcess = spawn(process.execPath, [script, dataDir, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  if (child.stdout === null) throw new Error('the child has no output')
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^ready (\d+)$/.exec(line)
    if (ready === null) continue
    return {
      port: Number(ready[1]),
      kill: async () => {
        child.kill('SIGKILL')
        await exited
      },
    }
  }
  throw new Error('the child never was ready')
}

/** What the log says, opened cold by another process. */
async function onDisk(dataDir: string): Promise<string> {
  const store = openStore(dataDir, Date.now)
  const doc = new Y.Doc()
  for (const { bytes } of await sqliteUpdateLog(store.db, Date.now).replay({ documentId: 'doc-1', epoch: 1 })) {
    Y.applyUpdate(doc, bytes)
  }
  store.close()
  return contours(doc)
}

/** Someone who writes numbered words without pause. */
function writer(name: string, opened: Opened) {
  let typed = 0
  const timer = setInterval(() => {
    addParagraph(opened.document.view().doc, `«${name}-${typed++}»`)
  }, 20)
  onTestFinished(() => clearInterval(timer))
  const pending = (): number => {
    const status = opened.status()
    return 'modifications' in status ? status.modifications : 0
  }
  return {
    name,
    opened,
    stop: () => clearInterval(timer),
    tokens: (count: number) => Array.from({ length: count }, (_, i) => `«${name}-${i}»`),
    typed: () => typed,
    /** Words the status says are recorded. */
    recorded: () => typed - pending(),
  }
}

test('after SIGKILL every acknowledged word is on disk, five times, and people go on by themselves', {
  timeout: 120_000,
}, async () => {
  const dataDir = tempDir()
  const script = await buildChild()
  let child = await startChild(script, dataDir, 0)
  const url = `ws://127.0.0.1:${child.port}/sync`
  const ways: readonly [string, By][] = [
    ['awa', 'webSocket'],
    ['bruno', 'stream'],
    ['chloe', 'poll'],
  ]
  const writers = ways.map(([personId, by]) => {
    const surroundings = device(url, personId, by)
    const opened = open({ room: 'doc-1', kind: 'sous-groupe', right: 'write', personId, persist: false, surroundings })
    return { personId, opened }
  })
  for (const { opened } of writers) await opened.reaches('enregistre')
  const writing = writers.map(({ personId, opened }) => writer(personId, opened))
  let least = 0
  for (let round = 0; round < ROUNDS; round++) {
    const floor = writing.map((w) => w.recorded() + 10)
    await until(() => writing.every((w, i) => w.recorded() >= (floor[i] ?? 0)), 'more is acknowledged', 20_000)
    await child.kill()
    const recorded = writing.map((w) => w.recorded())
    least = Math.min(...recorded)
    const disk = await onDisk(dataDir)
    for (const [i, w] of writing.entries()) {
      const lost = w.tokens(recorded[i] ?? 0).filter((token) => !disk.includes(token))
      expect(lost, `round ${round}: acknowledged to ${w.name} and not on disk`).toEqual([])
    }
    child = await startChild(script, dataDir, child.port)
  }
  expect(least).toBeGreaterThan(0)
  for (const w of writing) w.stop()
  for (const { opened } of writers) await opened.reaches('enregistre')
  const all = writing.flatMap((w) => w.tokens(w.typed())).sort()
  for (const { opened } of writers) {
    const { doc } = opened.document.view()
    await until(() => contours(doc).split('\n').length === all.length, 'everyone has everything')
    expect(contours(doc).split('\n').sort(), 'each word once').toEqual(all)
    expect(opened.seen).not.toContain('refuse')
  }
  await child.kill()
  expect((await onDisk(dataDir)).split('\n').sort()).toEqual(all)
})
