/** Two runs on one machine would measure each other: each takes its turn. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const file = join(tmpdir(), 'tour-de-table-bench.turn')
const LOOK_MS = 200

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Who holds the turn; null when nobody does, or died with it. */
function holder(): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return isAlive(pid) ? pid : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function tryTake(): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    if (holder() === null) rmSync(file, { force: true })
    return false
  }
}

const giveUp = (): void => {
  if (holder() === process.pid) rmSync(file, { force: true })
}
process.on('exit', giveUp)

/** Runs something while no other run on this machine measures. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (!tryTake()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  try {
    return await work()
  } finally {
    giveUp()
  }
}
