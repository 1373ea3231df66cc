import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#server/project-root'
import { tempDir } from '#tests/support/temp-dir'

/** The project as just unpacked: the starter, the lock, and nothing installed. */
function unpacked(): string {
  const folder = tempDir()
  mkdirSync(join(folder, 'server'))
  for (const file of ['package.json', 'package-lock.json', 'server/start.mjs', 'server/bundle.mjs'])
    cpSync(join(projectRoot(), file), join(folder, file))
  return folder
}

/** Something in place of npm, which fails as the real one would. */
function npmThat(folder: string, script: string): string {
  const file = join(folder, 'npm.cjs')
  writeFileSync(file, script)
  return file
}

function start(folder: string, npm: string, nodeArgs: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, join(folder, 'server/start.mjs')], {
    env: { ...process.env, npm_execpath: npm, npm_config_nodedir: '' },
    encoding: 'utf8',
    timeout: 15_000,
  })
  return { status, out: stdout.replaceAll('\u00a0', ' '), err: stderr.replaceAll('\u00a0', ' ') }
}

const failing = (words: string) => `process.stderr.write(${JSON.stringify(words)}); process.exitCode = 1`
const pretendOld = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`,
]

describe('the starter', () => {
  it.each(['18.19.0', '20.18.3', '22.11.0', '21.7.3', '16.20.2'])('says that Node %s is too old', (version) => {
    const folder = unpacked()
    const { status, err } = start(folder, npmThat(folder, failing('never called')), pretendOld(version))
    expect(status).toBe(1)
    expect(err).toBe(
      `Node trop ancien : cette machine a Node ${version}, il faut Node 20.19, 22.12 ou plus récent (https://nodejs.org/fr).\n`,
    )
  })

  it.each(['20.19.0', '22.12.0', '24.1.0'])('goes on with Node %s', (version) => {
    const folder = unpacked()
    const { err } = start(folder, npmThat(folder, failing('called')), pretendOld(version))
    expect(err).toContain('called')
  })

  it('names the Debian packages when the database must be compiled and cannot be', () => {
    const folder = unpacked()
    const said = 'npm error path node_modules/better-sqlite3\nnpm error gyp ERR! stack Error: not found: make\n'
    const { status, err } = start(folder, npmThat(folder, failing(said)))
    expect(status).toBe(1)
    expect(err).toContain('gyp ERR! stack Error: not found: make')
    expect(err).toContain('installez les paquets Debian python3, make et g++')
  })

  it('shows the last words of npm when it fails for another reason', () => {
    const folder = unpacked()
    const { status, err } = start(folder, npmThat(folder, failing('npm error network getaddrinfo ENOTFOUND registry')))
    expect(status).toBe(1)
    expect(err).toContain('ENOTFOUND registry')
    expect(err).toContain('Les dépendances n’ont pas pu être installées')
  })

  it('asks for the locked versions, and gives npm the headers of this Node when they are there', () => {
    const folder = unpacked()
    const seen = join(folder, 'seen.json')
    const script = `require('fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ args: process.argv.slice(2), nodedir: process.env.npm_config_nodedir })); process.exitCode = 1`
    start(folder, npmThat(folder, script))
    const { args, nodedir } = JSON.parse(readFileSync(seen, 'utf8')) as { args: string[]; nodedir: string }
    expect(args.slice(0, 2)).toEqual(['ci', '--include=dev'])
    const prefix = dirname(dirname(realpathSync(process.execPath)))
    expect(nodedir).toBe(existsSync(join(prefix, 'include/node/node.h')) ? prefix : '')
  })
})

describe('the lock', () => {
  it('names the binary of every platform, so that npm ci works where it was not made', () => {
    const { packages } = JSON.parse(readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const missing = Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !foundFrom(where, name, packages))
        .map((name) => `${where} → ${name}`),
    )
    expect(missing).toEqual([])
  })
})

/** As Node looks for a package: beside, then in each folder above. */
function foundFrom(where: string, name: string, packages: Record<string, unknown>): boolean {
  if (Object.hasOwn(packages, `${where === '' ? '' : `${where}/`}node_modules/${name}`)) return true
  const above = where.lastIndexOf('/node_modules/')
  return where !== '' && foundFrom(above === -1 ? '' : where.slice(0, above), name, packages)
}
