/** The other side of `printer.ts`: writes the file it is given, so that who co-edits never waits for it. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { writers } from '#server/export/formats'
import type { Outline } from '#server/export/outline'
import type { Step } from '#server/export/step'
import type { PrintAnswer, PrintCall, PrintStep } from './printer.ts'
import { createTypesetter } from './typst.ts'

if (parentPort === null) throw new Error('this file is the body of a thread')
const port = parentPort

// Whoever co-edits comes first. On Linux this is the thread, and those it starts; elsewhere it would be the whole server.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

/** Said no more often: more would be work for the thread that serves people. */
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
    port.postMessage({ etape, fait, total } satisfies PrintStep)
  }
}

async function answer({ format, outline, charte }: PrintCall): Promise<PrintAnswer> {
  try {
    return { bytes: await writers[format](JSON.parse(outline) as Outline, { typesetter, charte, step: watched() }) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

port.on('message', async (call: PrintCall) => {
  const answered = await answer(call)
  // Handed over when it is the whole of its memory, rather than copied.
  const whole = 'bytes' in answered && answered.bytes.byteLength === answered.bytes.buffer.byteLength
  port.postMessage(answered, whole ? [answered.bytes.buffer as ArrayBuffer] : [])
})
