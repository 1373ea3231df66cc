/** The other side of `threaded-log.ts`: a connection of its own to the database, and one thing done at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { BUSY_WAIT_MS, makeDurable } from './durable.ts'
import * as tables from './tables.ts'
import type { Answer, Call, ThreadData } from './threaded-log.ts'
import { sqliteUpdateLog } from './update-log.ts'

if (parentPort === null) throw new Error('this file is the body of a thread')
const port = parentPort

const { file } = workerData as ThreadData
const sqlite = new Database(file, { timeout: BUSY_WAIT_MS, fileMustExist: true })
makeDurable(sqlite)
sqlite.pragma('foreign_keys = ON')
let now = 0
const log = sqliteUpdateLog(drizzle(sqlite, { schema: tables, casing: 'snake_case' }), () => now)

function faultOf(error: unknown): { message: string; code: string | null } {
  if (!(error instanceof Error)) return { message: String(error), code: null }
  return { message: error.message, code: 'code' in error ? String(error.code) : null }
}

async function answer({ id, name, args, now: asked }: Call): Promise<Answer> {
  now = asked
  try {
    const method = log[name] as (...given: typeof args) => Promise<unknown>
    return { id, value: await method(...args) }
  } catch (error) {
    return { id, fault: faultOf(error) }
  }
}

port.on('message', (call: Call) => {
  void answer(call).then((answered) => port.postMessage(answered))
})
