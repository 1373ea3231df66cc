/** The tools of the power cut are tried on a small program: what they record is all there is, and what a cut may leave. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#server/project-root'
import { randomFrom } from '#tests/convergence/random'
import { tempDir } from '#tests/support/temp-dir'
import { buildShim, type DiskRecord } from './disk-shim.ts'
import { createDisk } from './power-cut.ts'

/** Two threads, each with a database of its own, killed before either closes it. */
const program = (folder: string): string => `
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import Database from ${JSON.stringify(join(projectRoot(), 'node_modules/better-sqlite3/lib/index.js'))}
const write = (name) => {
  // Collected, it would be closed.
  const db = globalThis.kept = new Database(${JSON.stringify(folder)} + '/' + name)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 20')
  db.exec('CREATE TABLE t (words)')
  for (let i = 0; i < 200; i++) db.prepare('INSERT INTO t VALUES (?)').run(name + ' ' + 'x'.repeat(i * 10))
}
if (isMainThread) {
  const other = new Worker(fileURLToPath(import.meta.url))
  write('main.db')
  other.on('message', () => globalThis.kept.open && process.kill(process.pid, 'SIGKILL'))
} else {
  parentPort.on('message', () => globalThis.kept.close())
  write('thread.db')
  parentPort.postMessage('done')
}
`

test('the stream holds everything two threads did to the disk, in order', () => {
  const [dataDir, elsewhere] = [tempDir(), tempDir()]
  const shim = buildShim(dataDir)
  const script = join(elsewhere, 'program.mjs')
  writeFileSync(script, program(dataDir))
  expect(spawnSync(process.execPath, [script], { env: { ...process.env, ...shim.env } }).signal).toBe('SIGKILL')
  const disk = createDisk()
  const records = shim.records()
  for (const record of records) disk.play(record)
  const names = readdirSync(dataDir).filter((name) => !name.endsWith('-shm'))
  expect(names.sort()).toEqual(['main.db', 'main.db-wal', 'thread.db', 'thread.db-wal'])
  expect([...disk.now().keys()].sort()).toEqual(names)
  for (const name of names)
    expect(
      disk
        .now()
        .get(name)
        ?.equals(readFileSync(join(dataDir, name))),
      name,
    ).toBe(true)
  expect(records.filter(({ type }) => type === 'syncEnds').length).toBeGreaterThan(400)
})

test('a full disk refuses what is written, and takes it again once there is room', () => {
  const [dataDir, elsewhere] = [tempDir(), tempDir()]
  const shim = buildShim(dataDir, { recording: false })
  const script = join(elsewhere, 'program.mjs')
  writeFileSync(script, program(dataDir))
  const run = () => spawnSync(process.execPath, [script], { env: { ...process.env, ...shim.env } })
  shim.setFull(true)
  const refused = run()
  expect([refused.status, refused.stderr.toString()]).toEqual([1, expect.stringContaining('SQLITE_FULL')])
  shim.setFull(false)
  expect(run().signal).toBe('SIGKILL')
})

/** The words found in a file after each of many cuts. */
function cutsOf(records: readonly DiskRecord[], name: string): Set<string | undefined> {
  const found = new Set<string | undefined>()
  for (let seed = 0; seed < 200; seed++) {
    const disk = createDisk()
    for (const record of records) disk.play(record)
    const folder = tempDir()
    disk.cut(folder, randomFrom(seed))
    found.add(readdirSync(folder).includes(name) ? readFileSync(join(folder, name), 'utf8') : undefined)
  }
  return found
}

const write = (name: string, offset: number, words: string): DiskRecord => ({
  type: 'write',
  name,
  offset,
  bytes: Buffer.from(words),
})
let calls = 0
function sync(name: string): DiskRecord[] {
  calls++
  return [
    { type: 'syncBegins', name, call: calls },
    { type: 'syncEnds', name, call: calls },
  ]
}

test('what was synced is always there, what was not may be, and a new name lasts once its folder was synced', () => {
  const begun = [write('a', 0, 'un'), ...sync('a')]
  expect(cutsOf(begun, 'a')).toEqual(new Set([undefined, 'un']))
  const named = [...begun, ...sync('')]
  expect(cutsOf(named, 'a')).toEqual(new Set(['un']))
  expect(cutsOf([...named, write('a', 2, 'deux')], 'a')).toEqual(new Set(['un', 'undeux']))
  expect(cutsOf([...named, { type: 'unlink', name: 'a' }], 'a')).toEqual(new Set([undefined, 'un']))
  expect(cutsOf([...named, { type: 'rename', name: 'a', to: 'b' }], 'b')).toEqual(new Set([undefined, 'un']))
})

test('a sync covers what came before it began, and nothing that came while it lasted', () => {
  const records: DiskRecord[] = [
    write('a', 0, 'un'),
    ...sync(''),
    { type: 'syncBegins', name: 'a', call: -1 },
    write('a', 2, 'deux'),
    { type: 'syncEnds', name: 'a', call: -1 },
  ]
  expect(cutsOf(records, 'a')).toEqual(new Set(['un', 'undeux']))
})

test('a long write may be torn between two sectors, and nowhere else', () => {
  const records = [write('a', 0, 'x'.repeat(1024)), ...sync('a'), ...sync(''), write('a', 0, 'y'.repeat(1024))]
  const [x, y] = ['x'.repeat(512), 'y'.repeat(512)]
  expect(cutsOf(records, 'a')).toEqual(new Set([x + x, x + y, y + x, y + y]))
})
