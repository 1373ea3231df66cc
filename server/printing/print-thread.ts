/** The other side of `printer.ts`: writes one file at a time, so that who co-edits never waits for it. */
import { parentPort } from 'node:worker_threads'
import { writers } from '#server/export/formats'
import type { Typesetter } from '#server/export/to-pdf'
import type { PrintAnswer, PrintCall } from './printer.ts'
import { createTypesetter } from './typst.ts'

if (parentPort === null) throw new Error('this file is the body of a thread')
const port = parentPort

let made: Typesetter | null = null
const tools = {
  typesetter: () => {
    made ??= createTypesetter()
    return made
  },
}

async function answer({ id, format, outline, charte }: PrintCall): Promise<PrintAnswer> {
  try {
    const bytes = await writers[format](outline, { ...tools, charte })
    return { id, bytes }
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

let last: Promise<void> = Promise.resolve()
port.on('message', (call: PrintCall) => {
  last = last.then(async () => port.postMessage(await answer(call)))
})
