/**
 * `npm run fautes`: the same scenarios as in `npm test`, large, one after the other; then the table of their figures.
 * `npm run fautes -- sigkill` runs those whose file is so named.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableOf } from './table.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-fautes-'))
const figures = join(folder, 'figures.jsonl')
const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

const names = process.argv.slice(2)
const files =
  names.length === 0
    ? ['tests/faults/', 'tests/convergence/', 'tests/sync/former-editor']
    : names.map((name) => `tests/faults/${name}`)
const began = Date.now()
const prepared = run(['server/start.mjs', 'installer']) && run(['server/start.mjs', 'preparer'])
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--allowOnly=false']
const env = { FAUTES: 'long', FAULT_FIGURES: figures }
const passed = prepared && run([...vitest, '--maxWorkers=1', '--testTimeout=3600000', ...files], env)
for (const line of tableOf(figures)) process.stdout.write(`${line}\n`)
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed ? '✓' : '✗'} fautes (${Math.round((Date.now() - began) / 60_000)} min)\n`)
process.exit(passed ? 0 : 1)
