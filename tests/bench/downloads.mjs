/** Asks for files from a thread of its own, as somebody's computer elsewhere would: whoever measures edits waits for none of it. */
import { parentPort, workerData } from 'node:worker_threads'

parentPort.on('message', async (url) => {
  const began = performance.now()
  const answer = await fetch(url, { headers: { cookie: workerData.cookie } })
  const bytes = (await answer.arrayBuffer()).byteLength
  parentPort.postMessage({ ok: answer.ok && bytes > 1000, status: answer.status, ms: performance.now() - began })
})
