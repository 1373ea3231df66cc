/** What the disk may do to a server: one sentence, exit code 1, and the data as they were. */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { DATABASE_NAME } from '#server/store/open'
import { followLink } from '#tests/support/people'
import { type ServerProcess, serverBundleFolder, spawnServer } from '#tests/support/server'
import { tempDir } from '#tests/support/temp-dir'

async function started(dataDir: string): Promise<ServerProcess> {
  const server = await spawnServer({ dataDir })
  onTestFinished(async () => void (await server.kill('SIGKILL')))
  return server
}

interface Ended {
  code: number | null
  err: string
}

/** Runs an entry point to its end; `largest`: no file may grow past so many kilobytes, which is how a full disk feels. */
function ended(entry: 'main' | 'cli', dataDir: string, args: string[] = [], largest?: number): Promise<Ended> {
  const limit = largest === undefined ? '' : `ulimit -f ${largest} && `
  const script = `${limit}exec "$0" "$@"`
  const command = [process.execPath, join(serverBundleFolder(), `${entry}.js`), ...args]
  const child = spawn('bash', ['-c', script, ...command], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '', DATA_DIR: dataDir },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, err: err.replaceAll('\u00a0', ' ') })))
}

const noStack = /\bat .*:\d+:\d+|Error:/

/** A data folder with a demonstration, its server stopped. */
async function filled(): Promise<{ dataDir: string; file: string; bytes: Buffer }> {
  const dataDir = tempDir()
  const server = await started(dataDir)
  await server.kill('SIGTERM')
  const file = join(dataDir, DATABASE_NAME)
  return { dataDir, file, bytes: readFileSync(file) }
}

function demonstration(dataDir: string): string {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  const id = sqlite.prepare("SELECT value FROM settings WHERE key = 'premierDemarrage'").pluck().get()
  sqlite.close()
  return String(id)
}

it.each([0, 10, 100])('a disk where nothing larger than %i kB fits stops the first start', async (largest) => {
  const { code, err } = await ended('main', tempDir(), [], largest)
  expect(code).toBe(1)
  expect(err).not.toMatch(noStack)
  expect(err).toMatch('n’a plus assez de place, ou refuse d’écrire')
})

it('a disk that is full changes nothing of the data, which open once there is room', async () => {
  const { dataDir, file, bytes } = await filled()
  const { code, err } = await ended('main', dataDir, [], 0)
  expect(code).toBe(1)
  expect(err).toMatch('n’a plus assez de place')
  expect(err).not.toMatch(noStack)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect((await started(dataDir)).code).not.toBeNull()
})

it('a database cut short anywhere is said to be damaged, and left as it is', async () => {
  const { dataDir, file, bytes } = await filled()
  for (const length of [100, 5000, bytes.length - 4096]) {
    writeFileSync(file, bytes)
    truncateSync(file, length)
    const { code, err } = await ended('main', dataDir)
    expect(code).toBe(1)
    expect(err).toMatch('est abîmée et n’a pas été modifiée')
    expect(readFileSync(file).equals(bytes.subarray(0, length))).toBe(true)
  }
})

it('a journal that cannot be written, and a lock that is not ours, are said in a sentence', async () => {
  const [noLog, badLock] = [tempDir(), tempDir()]
  mkdirSync(join(noLog, 'serveur.log'))
  writeFileSync(join(badLock, 'serveur.lock'), 'not a lock of ours '.repeat(100))
  const answers = [await ended('main', noLog), await ended('main', badLock)]
  expect(answers.map((a) => a.code)).toEqual([1, 1])
  expect(answers[0]?.err).toMatch(/^Le journal « .*serveur\.log » ne peut pas être écrit/)
  expect(answers[1]?.err).toMatch(/^Le fichier serveur\.lock de « /)
  for (const { err } of answers) expect(err).not.toMatch(noStack)
})

it('verifier names the link in which one letter was changed behind the server’s back', async () => {
  const dataDir = tempDir()
  const server = await started(dataDir)
  const admin = await followLink(server.url, server.administratorLink)
  const id = demonstration(dataDir)
  for (const phase of ['closed', 'live', 'closed'])
    expect((await admin.send('POST', `/api/seances/${id}/phase`, { phase })).status).toBe(200)
  expect(await ended('cli', dataDir, ['verifier'])).toEqual({ code: 0, err: '' })
  const copy = tempDir()
  await server.kill('SIGTERM')
  copyFileSync(join(dataDir, DATABASE_NAME), join(copy, DATABASE_NAME))
  const sqlite = new Database(join(copy, DATABASE_NAME))
  for (const name of sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    sqlite.exec(`DROP TRIGGER ${String(name)}`)
  sqlite.prepare("UPDATE snapshots SET content = replace(content, 'Axe', 'Bxe') WHERE numero = 2").run()
  sqlite.close()
  const { code, err } = await ended('cli', copy, ['verifier'])
  expect(code).toBe(1)
  expect(err).toMatch('Rupture au maillon 2 : 1 maillon sain avant lui')
})
