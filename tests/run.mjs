/** `npm test`: set-up, then every check in turn. The last line is the sum: `N passed, N failed`. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableOf } from './faults/table.mjs'
import { findChromium, findCompiler, findLibreOffice } from './programs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'tour-de-table-tests-'))
const figures = join(reports, 'figures.jsonl')
const STEP_MS = 12 * 60_000
let passed = 0
let failed = 0
let running = null

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    stopGroup(running)
    finish()
  })

/** A step's children too: a browser or a server left behind would hold the terminal. */
function stopGroup(child) {
  if (child?.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error // Ended meanwhile.
  }
}

function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true }
    const child = spawn(program, args, options)
    running = child
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-400_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const tooLong = setTimeout(() => {
      keep(`\nArrêté après ${STEP_MS / 60_000} minutes.\n`)
      stopGroup(child)
    }, STEP_MS)
    child.once('error', (error) => keep(error.message))
    child.once('close', (code) => {
      clearTimeout(tooLong)
      resolve({ ok: code === 0, output })
    })
  })
}

const tool = (script, ...args) => [process.execPath, [join(root, 'node_modules', script), ...args]]

function report(name, began, counts, output) {
  passed += counts.passed
  failed += counts.failed
  const seconds = ((Date.now() - began) / 1000).toFixed(1).replace('.', ',')
  const sum = counts.passed + counts.failed > 1 ? ` : ${counts.passed} sur ${counts.passed + counts.failed}` : ''
  if (counts.failed > 0) process.stdout.write(`${output.trimEnd()}\n`)
  process.stdout.write(`${counts.failed > 0 ? '✗' : '✓'} ${name}${sum} (${seconds} s)\n`)
}

async function step(name, [program, args], env) {
  const began = Date.now()
  const { ok, output } = await run(program, args, env)
  report(name, began, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, output)
  return ok
}

/** Tests are counted one by one; a file that cannot be read, or an error outside any test, counts as one failure. */
async function tests(name, ...args) {
  const began = Date.now()
  const file = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const config = ['--config', 'tests/vitest.config.ts', '--allowOnly=false']
  const { ok, output } = await run(...tool('vitest/vitest.mjs', 'run', ...config, ...reporters, ...args), {
    NO_COLOR: '1',
    FAULT_FIGURES: figures,
  })
  const counts = countsOf(file)
  if (!ok && counts.failed === 0) counts.failed = 1
  report(name, began, counts, output)
}

function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    const unread = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + unread }
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return { passed: 0, failed: 1 }
  }
}

/** Installs Debian packages where this user may; answers whether it is there after. */
async function ensure(find, what, debianPackages, variable) {
  if (find() !== null) return true
  const apt = ['apt-get', 'install', '-y', '--no-install-recommends', ...debianPackages.split(' ')]
  const isRoot = process.getuid?.() === 0
  if (isRoot || (await run('sudo', ['-n', 'true'])).ok) {
    process.stdout.write(`Installation de ${what} (${debianPackages})…\n`)
    const as = isRoot ? [] : ['sudo', '-n']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    for (const command of [['apt-get', 'update'], apt]) {
      const [program, ...args] = [...as, ...command]
      await run(program, args, env)
    }
    if (find() !== null) return true
  }
  process.stdout.write(
    `Il manque ${what}\u00a0: installez-le (apt install ${debianPackages}), ou donnez son chemin avec ${variable}.\n`,
  )
  failed += 1
  return false
}

function finish() {
  rmSync(reports, { recursive: true, force: true })
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}

const separate = ['architecture.test.ts', 'convergence/**', 'journeys/**', 'faults/**', 'sync/**', 'server/**']

async function main() {
  const ready =
    (await step('dépendances', [process.execPath, ['server/start.mjs', 'installer']])) &&
    (await ensure(findChromium, 'un navigateur Chromium', 'chromium', 'CHROME_PATH')) &&
    (await ensure(findLibreOffice, 'LibreOffice', 'libreoffice-writer-nogui', 'SOFFICE_PATH'))
  if (!ready) return
  await ensure(findCompiler, 'un compilateur C', 'gcc libc6-dev', 'CC')
  await step('types', tool('typescript/bin/tsc', '-b'))
  await step('style', tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))
  await step('code inutilisé', tool('knip/bin/knip.js'))
  await tests('architecture', 'tests/architecture.test.ts')
  // Nothing in these files changes what a module holds: reading the modules anew for each took half of their time.
  await tests('unités', '--no-isolate', '--maxWorkers=2', ...separate.map((path) => `--exclude=tests/${path}`))
  // Several of these wait for a reconnection more than they work.
  await tests('serveur', 'tests/sync/', 'tests/server/', '--maxWorkers=3', '--testTimeout=60000')
  await tests('convergence', 'tests/convergence/', '--testTimeout=240000')
  if (!(await step('construction', [process.execPath, ['server/start.mjs', 'preparer']]))) return
  await tests('fautes', 'tests/faults/', '--testTimeout=120000', '--hookTimeout=60000', '--maxWorkers=2')
  for (const line of tableOf(figures)) process.stdout.write(`  ${line}\n`)
  await tests('parcours', 'tests/journeys/', '--testTimeout=120000', '--hookTimeout=60000', '--maxWorkers=3')
}

await main()
finish()
