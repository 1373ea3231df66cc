import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DATABASE_NAME } from '#server/store/open'
import { type ServerProcess, serverBundleFolder, spawnServer } from '#tests/support/server'
import { tempDir } from '#tests/support/temp-dir'

async function started(options: Parameters<typeof spawnServer>[0]): Promise<ServerProcess> {
  const server = await spawnServer(options)
  onTestFinished(async () => void (await server.kill('SIGKILL')))
  return server
}

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs a built entry point to its end. */
function ended(entry: 'main' | 'cli', env: Record<string, string>, args: string[] = []): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [join(serverBundleFolder(), `${entry}.js`), ...args], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

const portOf = (url: string) => new URL(url).port

describe('a first start', () => {
  it('loads the demonstration, prints the code and the link, and says last where it is ready', async () => {
    const server = await started({ dataDir: tempDir() })
    expect(server.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(server.administratorLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/acces\/[\w-]{22}$/)
    expect(server.output().trimEnd().split('\n').at(-1)).toBe(`Prêt : ${server.url}`)
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
    expect((await fetch(`${server.url}/r/${server.code}`)).status).toBe(200)
  })

  it('loads nothing when asked for an empty workspace, and neither does a later start', async () => {
    const dataDir = tempDir()
    const first = await started({ dataDir, args: ['--vide'] })
    expect(first.code).toBeNull()
    expect(await first.kill('SIGTERM')).toBe(0)
    expect((await started({ dataDir })).code).toBeNull()
  })

  it('prints the public address in the link when there is one', async () => {
    const server = await started({ dataDir: tempDir(), env: { PUBLIC_URL: 'https://ateliers.exemple.fr/' } })
    expect(server.administratorLink).toMatch(/^https:\/\/ateliers\.exemple\.fr\/acces\//)
    expect(server.output()).toMatch(/^Adresse sur cette machine : http:\/\/127\.0\.0\.1:\d+$/m)
  })
})

describe('a later start', () => {
  it('finds the same meeting with the same code, and replaces the link nobody followed', async () => {
    const dataDir = tempDir()
    const first = await started({ dataDir })
    await first.kill('SIGKILL')
    const second = await started({ dataDir })
    expect(second.code).toBe(first.code)
    expect(second.administratorLink).not.toBe(first.administratorLink)
    const path = new URL(first.administratorLink).pathname
    const old = await fetch(second.url + path)
    const fresh = await fetch(second.administratorLink)
    expect(fresh.status).toBe(200)
    expect(old.status).not.toBe(200)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('follows a clean stop on %s', async (signal) => {
    const dataDir = tempDir()
    const server = await started({ dataDir })
    expect(await server.kill(signal)).toBe(0)
    // A clean close leaves one file: nothing waits in the write-ahead log.
    expect(existsSync(join(dataDir, `${DATABASE_NAME}-wal`))).toBe(false)
    expect(existsSync(join(dataDir, DATABASE_NAME))).toBe(true)
  })
})

describe('a start that cannot be made', () => {
  const refusal = async (env: Record<string, string>) => {
    const { code, out, err } = await ended('main', env)
    expect(code).toBe(1)
    expect(out).not.toContain('Prêt')
    expect(err).not.toMatch(/\bat .*:\d+:\d+|Error:/)
    return err.replaceAll('\u00a0', ' ').trim()
  }

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    expect(await refusal({ DATA_DIR: tempDir(), PORT: port })).toMatch(`Le port ${port} est déjà utilisé`)
  })

  it('says that the address is not of this machine', async () => {
    expect(await refusal({ DATA_DIR: tempDir(), HOST: '192.0.2.1' })).toMatch('n’est pas une adresse de cette machine')
  })

  it('says every setting that is wrong', async () => {
    const sentences = await refusal({ DATA_DIR: tempDir(), PORT: 'abc', PUBLIC_URL: 'ftp://x' })
    expect(sentences.split('\n')).toEqual([expect.stringMatching(/^PORT /), expect.stringMatching(/^PUBLIC_URL /)])
  })

  it('says that the data are damaged, and leaves them alone', async () => {
    const dataDir = tempDir()
    const file = join(dataDir, DATABASE_NAME)
    writeFileSync(file, 'this is not a database '.repeat(400))
    const before = readFileSync(file)
    expect(await refusal({ DATA_DIR: dataDir })).toMatch('est abîmée et n’a pas été modifiée')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('says that the data are of a newer version', async () => {
    const dataDir = tempDir()
    const server = await started({ dataDir, args: ['--vide'] })
    await server.kill('SIGTERM')
    const file = new Database(join(dataDir, DATABASE_NAME))
    file.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('later', 9e12)
    file.close()
    expect(await refusal({ DATA_DIR: dataDir })).toMatch('version plus récente')
  })

  it('says that another server has the folder', async () => {
    const dataDir = tempDir()
    await started({ dataDir, args: ['--vide'] })
    expect(await refusal({ DATA_DIR: dataDir })).toMatch('Un autre serveur utilise déjà')
  })

  it('says that the folder cannot be made', async () => {
    const file = join(tempDir(), 'file')
    writeFileSync(file, '')
    expect(await refusal({ DATA_DIR: join(file, 'data') })).toMatch('ne peut pas être créé')
  })
})

describe('commands beside a running server', () => {
  it('admin prints a link that the running server honours', async () => {
    const dataDir = tempDir()
    const server = await started({ dataDir })
    const { code, out } = await ended('cli', { DATA_DIR: dataDir }, ['admin'])
    expect(code).toBe(0)
    const link = /^Accès administrateur : (.+)$/m.exec(out)?.[1] ?? ''
    expect(portOf(link)).toBe(portOf(server.url))
    expect((await fetch(link)).status).toBe(200)
  })

  it('sauvegarde copies a folder that is being written, and the copy starts', async () => {
    const dataDir = tempDir()
    const server = await started({ dataDir })
    mkdirSync(join(dataDir, 'charte'))
    writeFileSync(join(dataDir, 'charte', 'modele.pptx'), 'modèle')
    const copy = join(tempDir(), 'copie')
    const { code, out } = await ended('cli', { DATA_DIR: dataDir }, ['sauvegarde', copy])
    expect(code).toBe(0)
    expect(out).toContain('Sauvegarde faite et vérifiée')
    const restored = await started({ dataDir: copy })
    expect(restored.code).toBe(server.code)
    expect(readFileSync(join(copy, 'charte', 'modele.pptx'), 'utf8')).toBe('modèle')
  })

  it('sauvegarde never writes over data', async () => {
    const dataDir = tempDir()
    await started({ dataDir, args: ['--vide'] })
    const { code, err } = await ended('cli', { DATA_DIR: dataDir }, ['sauvegarde', dataDir])
    expect(code).toBe(1)
    expect(err).toContain('contient déjà des données')
  })

  it('verifier reads the chain', async () => {
    const dataDir = tempDir()
    await started({ dataDir, args: ['--vide'] })
    const { code, out } = await ended('cli', { DATA_DIR: dataDir }, ['verifier'])
    expect(code).toBe(0)
    expect(out).toContain('Aucun instantané')
  })

  it('say that there are no data, and make none', async () => {
    const dataDir = join(tempDir(), 'rien')
    const { code, err } = await ended('cli', { DATA_DIR: dataDir }, ['admin'])
    expect(code).toBe(1)
    expect(err).toContain('démarrez d’abord le serveur')
    expect(existsSync(dataDir)).toBe(false)
  })

  it('say which commands there are', async () => {
    const { code, err } = await ended('cli', { DATA_DIR: tempDir() }, ['inconnue'])
    expect(code).toBe(1)
    expect(err).toContain('admin, sauvegarde, verifier')
  })
})
