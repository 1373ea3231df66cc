import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const ours = ['shared', 'server', 'client', 'tests'] as const

interface Import {
  /** File that imports, from the root. */
  from: string
  /** File of ours, from the root; or the name of a package, `node:` included. */
  to: string
  local: boolean
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    // The benchmark installs the servers it compares beside their start files.
    if (entry.name === 'node_modules') return []
    return entry.isDirectory() ? filesUnder(name) : [name]
  })
const sources = ours.flatMap(filesUnder).filter((file) => /\.(ts|tsx|mjs)$/.test(file))

/** Imports are read as text, so that no tool can go blind without this test seeing fewer of them. */
const IMPORT = /(?:^|[\s;])(?:import|export)\s(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

function resolved(from: string, specifier: string): Import {
  const alias = /^#(shared|server|client|tests)\//.test(specifier)
  if (!alias && !specifier.startsWith('.')) return { from, to: specifier, local: false }
  const bare = (alias ? specifier.slice(1) : relative(root, resolve(root, dirname(from), specifier))).replace(
    /\?\w+$/,
    '',
  )
  const to = ['', '.ts', '.tsx'].map((end) => bare + end).find((file) => isFile(file))
  return { from, to: to ?? `${bare} (missing)`, local: true }
}
const isFile = (file: string) => existsSync(join(root, file)) && statSync(join(root, file)).isFile()

const imports = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(IMPORT)].map((m) => resolved(from, m[1] ?? m[2] ?? '')),
)
const within = (file: string, folder: string) => file.startsWith(`${folder}/`)
const shown = (list: readonly Import[]) => list.map(({ from, to }) => `${from} → ${to}`)

const MOST_LINES = 250

describe('the walls between folders', () => {
  it('are checked on imports that were really seen', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(600)
    expect(shown(imports.filter(({ to }) => to.endsWith('(missing)')))).toEqual([])
  })

  it('keep shared pure: nothing of ours outside it, nothing of Node', () => {
    const wrong = imports.filter(
      ({ from, to, local }) => within(from, 'shared') && (local ? !within(to, 'shared') : to.startsWith('node:')),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('keep what runs in the browser from importing the server, and the server from importing pages', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (within(from, 'client') && within(to, 'server')) || (within(from, 'server') && within(to, 'client')),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('keep Node out of the browser', () => {
    const wrong = imports.filter(
      ({ from, to }) => within(from, 'client') && from !== 'client/vite.config.ts' && to.startsWith('node:'),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('keep exports pure: no database, no file, no network, no clock', () => {
    const allowedFolders = ['server/export', 'shared']
    const allowedFiles = ['content', 'compare', 'wording'].map((name) => `server/snapshot/${name}.ts`)
    const forbidden = /^(node:(?!zlib|buffer)|drizzle-orm|better-sqlite3|hono|ws|pino)/
    const wrong = imports.filter(({ from, to, local }) => {
      if (!within(from, 'server/export')) return false
      return local ? !allowedFiles.includes(to) && !allowedFolders.some((f) => within(to, f)) : forbidden.test(to)
    })
    expect(shown(wrong)).toEqual([])
    const clocks = sources
      .filter((file) => within(file, 'server/export'))
      .filter((file) =>
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(/.test(readFileSync(join(root, file), 'utf8')),
      )
    expect(clocks).toEqual([])
  })

  it('keep each page’s folder from importing another page’s', () => {
    const feature = (file: string) => /^client\/features\/([^/]+)\//.exec(file)?.[1]
    const wrong = imports.filter(({ from, to }) => {
      const [a, b] = [feature(from), feature(to)]
      return a !== undefined && b !== undefined && a !== b
    })
    expect(shown(wrong)).toEqual([])
  })

  it('let only the routes put pages together', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        within(to, 'client/features') &&
        within(from, 'client') &&
        !within(from, 'client/features') &&
        from !== 'client/routes.tsx',
    )
    expect(shown(wrong)).toEqual([])
  })

  it('keep tests out of the product, and test tools with them', () => {
    const wrong = imports.filter(
      ({ from, to }) => !within(from, 'tests') && (within(to, 'tests') || /^(vitest|fast-check|playwright)/.test(to)),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('keep the interface kit free of the words of the trade', () => {
    const wrong = imports.filter(
      ({ from, to }) => within(from, 'client/ui') && (within(to, 'shared/documents') || within(to, 'shared/api')),
    )
    expect(shown(wrong)).toEqual([])
  })
})

describe('files', () => {
  it('stay short enough to be read at once, save those named with their reason', () => {
    const long = sources
      .filter((file) => !within(file, 'tests'))
      .filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > MOST_LINES)
    expect(long).toEqual([])
  })

  it('are named in kebab-case and never after nothing in particular', () => {
    const names = sources.map((file) => file.slice(file.lastIndexOf('/') + 1))
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mjs)$/.test(name))).toEqual([])
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(file))).toEqual([])
    expect(sources.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([])
  })

  it('turn no check off', () => {
    const self = 'tests/architecture.test.ts'
    const off = /biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable/
    expect(sources.filter((file) => file !== self && off.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})
