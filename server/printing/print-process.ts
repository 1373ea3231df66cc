/** The other side of `printer.ts`: writes the file it is given, so that who co-edits never waits for it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { writers } from '#server/export/formats'
import type { Modele } from '#server/export/modele/modele'
import { fixOdf } from '#server/export/odf-fixed'
import type { Outline } from '#server/export/outline'
import type { Step } from '#server/export/step'
import { COMES_LAST, type PrintAnswer, type PrintCall, type PrintStep, WRITTEN } from './print-call.ts'
import { createTypesetter } from './typst.ts'

if (process.send === undefined) throw new Error('this file is the body of a process of the server')
const tell = process.send.bind(process)
const [, , folder = '', order] = process.argv

/** Whoever co-edits comes first. On Linux a priority is that of a thread: those that run already are told too. */
function giveWay(): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid]
  for (const thread of threads) setPriority(thread, constants.priority.PRIORITY_LOW)
  // Only when a core has nothing else to do, where util-linux is there to ask for it; where it is not, the above stands.
  if (process.platform === 'linux') {
    const idle = ['--idle', '--all-tasks', '--pid', '0', String(process.pid)]
    spawnSync('chrt', idle, { stdio: 'ignore' })
  }
}

/** Said no more often: more would be work for the process that serves people. */
const EVERY_MS = 100

let made: NodeCompiler | null = null
const typesetter = (): NodeCompiler => {
  made ??= createTypesetter()
  return made
}

function watched(): Step {
  let last = { etape: '', at: 0 }
  return (etape, fait = 0, total = 0) => {
    const at = performance.now()
    if (etape === last.etape && at - last.at < EVERY_MS) return
    last = { etape, at }
    tell({ etape, fait, total } satisfies PrintStep)
  }
}

let modele: Modele | null = null

async function bytesOf({ work, modele: changed }: PrintCall): Promise<Uint8Array> {
  if (changed !== undefined) modele = changed
  if ('odf' in work) return fixOdf(work.odf, work.le)
  const outline = JSON.parse(work.outline) as Outline
  return writers[work.format](outline, { typesetter, charte: { ...work.charte, modele }, step: watched() })
}

async function answer(call: PrintCall): Promise<PrintAnswer> {
  try {
    await writeFile(join(folder, WRITTEN), await bytesOf(call))
    return { written: true }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

if (order === COMES_LAST) giveWay()
process.on('message', async (call: PrintCall) => tell(await answer(call)))
// Nothing is left by a server that was killed.
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit()
})
