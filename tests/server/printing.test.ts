import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it, onTestFinished, vi } from 'vitest'
import { compteRendu } from '#server/export/compte-rendu'
import type { Step } from '#server/export/step'
import { silentLog } from '#server/log'
import { findOffice } from '#server/printing/office'
import { openPrinter } from '#server/printing/printer'
import { frozenMeeting } from '#tests/export/rich-demonstration'
import { serverBundleFolder } from '#tests/support/server'
import { makeTempDir, removeTempDir } from '#tests/support/temp-dir'
import { until } from '#tests/sync/peers'

function printer({ path, ...times }: { path?: string; restMs?: number; patienceMs?: number } = {}) {
  const script = join(serverBundleFolder(), 'print-process.js')
  const parts = { script, office: findOffice(path), charteFolder: '/nowhere', logger: silentLog() }
  const made = openPrinter({ ...parts, ...times })
  onTestFinished(() => made.close())
  return made
}

it('writes OpenDocument where LibreOffice is installed, the same bytes each time', { timeout: 90_000 }, async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  const [first, second] = [await made.write('odt', outline), await made.write('odt', outline)]
  const [one, other] = [unzipSync(first), unzipSync(second)]
  const different = Object.keys(one).filter((n) => !Buffer.from(one[n] ?? '').equals(other[n] ?? new Uint8Array()))
  expect(different).toEqual([])
  const content = new TextDecoder().decode(one['content.xml'])
  expect(content).toContain('pilote à désigner')
  const charts = outline.blocks.filter((b) => b.kind === 'chart')
  const drawings = Object.keys(one).filter((n) => /^Pictures\/.*\.svg$/.test(n))
  expect([charts.length > 0, drawings.length]).toEqual([true, charts.length])
  for (const { title } of charts)
    expect(content).toMatch(new RegExp(`\\.svg".*?<svg:title>${title}</svg:title><svg:desc>${title}\\. `))
})

it('says it does not write what this machine has no program for', async () => {
  const made = printer({ path: '/nowhere' })
  expect([made.writes('odt'), made.writes('odp'), made.writes('pdf')]).toEqual([false, false, true])
})

it('tells where a file is, and stops writing the one nobody waits for', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const long = { ...outline, blocks: Array.from({ length: 10 }, () => outline.blocks).flat() }
  const made = printer()
  const [first, second] = [new AbortController(), new AbortController()]
  const steps: string[] = []
  let refused: Promise<unknown> = Promise.resolve()
  const begun = new Promise<void>((resolve) => {
    const step: Step = (etape, fait, total) => {
      steps.push(`${etape} ${fait} ${total}`)
      if (etape === 'miseEnPage') resolve()
    }
    const dropped = [
      made.write('pdf', long, { step, signal: first.signal }),
      made.write('pdf', long, { signal: second.signal }),
    ]
    refused = Promise.all(dropped.map((promise) => expect(promise).rejects.toThrow('nobody waits')))
  })
  const waiting: string[] = []
  const wanted = made.write('csv', outline, { step: (etape, _, before) => waiting.push(`${etape} ${before}`) })
  await begun
  second.abort()
  first.abort()
  expect((await wanted).length).toBeGreaterThan(500)
  await refused
  expect(steps.slice(0, 2)).toEqual(['attente 0 0', `composition 0 ${long.blocks.length}`])
  expect(steps.at(-1)).toBe('miseEnPage 0 0')
  expect(waiting[0]).toBe('attente 2')
})

it('writes on after a file that could not be written, and says why', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  await expect(made.write('pdf', { ...outline, le: 1e99 })).rejects.toThrow()
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
})

const linux = process.platform === 'linux'
const inProc = (pid: string, name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8')

/** The process this one had started to write files, as Linux tells it. */
function writing(): { pid: number; folder: string } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const [, script, folder = ''] = inProc(pid, 'cmdline').split('\0')
      const mine = inProc(pid, 'status').includes(`PPid:\t${process.pid}\n`)
      if (mine && script?.endsWith('print-process.js')) return { pid: Number(pid), folder }
    } catch {
      // It ended while the list was read.
    }
  throw new Error('no process writes files')
}

/** Of all its threads. */
function prioritiesOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => getPriority(Number(thread)))
  expect(threads.length).toBeGreaterThan(1)
  return [...new Set(threads)]
}

it.runIf(linux)('waits no more for a free processor when none comes, and leaves nothing of the first try', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const patient = printer()
  const expected = await patient.write('docx', outline)
  await patient.close()
  const folder = makeTempDir()
  onTestFinished(() => removeTempDir(folder))
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  const made = printer({ patienceMs: 1 })
  expect(await made.write('docx', outline)).toEqual(expected)
  const { pid } = writing()
  expect(prioritiesOf(pid)).toEqual([constants.priority.PRIORITY_NORMAL])
  await expect.poll(() => readdirSync(folder).length).toBe(1)
  // It writes what follows too.
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
  expect(writing().pid).toBe(pid)
})

it('refuses what it has nowhere to write, and writes once it has', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  vi.stubEnv('TMPDIR', '/nowhere')
  onTestFinished(() => void vi.unstubAllEnvs())
  const refused = [made.write('csv', outline), made.write('pdf', outline)]
  for (const { status } of await Promise.allSettled(refused)) expect(status).toBe('rejected')
  vi.unstubAllEnvs()
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
})

it.runIf(linux)('writes on after its process was ended from outside', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer()
  await made.write('csv', outline)
  const { pid } = writing()
  const pdf = made.write('pdf', outline, { step: () => process.kill(pid, 'SIGKILL') })
  await expect(pdf).rejects.toThrow('the process that writes files ended')
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
})

it.runIf(linux)('comes last', async () => {
  const { instantane } = await frozenMeeting()
  const made = printer({ patienceMs: 60_000 })
  const written = made.write('docx', compteRendu(instantane, { noms: null }))
  await expect.poll(() => prioritiesOf(writing().pid)).toEqual([constants.priority.PRIORITY_LOW])
  // On a machine kept busy it would be there much later.
  await Promise.allSettled([made.close(), written])
})

it.runIf(linux)('leaves no word of a document on the disk', async () => {
  const { instantane } = await frozenMeeting()
  const made = printer()
  await made.write('docx', compteRendu(instantane, { noms: null }))
  const { folder } = writing()
  expect([existsSync(folder), readdirSync(folder)]).toEqual([true, []])
  await made.close()
  expect(existsSync(folder)).toBe(false)
})

it.runIf(linux)('gives its memory back once nothing more is asked for, and writes on', async () => {
  const { instantane } = await frozenMeeting()
  const outline = compteRendu(instantane, { noms: null })
  const made = printer({ restMs: 1_500 })
  await made.write('csv', outline)
  const { folder } = writing()
  await until(() => !existsSync(folder), 'its process ends')
  expect((await made.write('csv', outline)).length).toBeGreaterThan(500)
})
