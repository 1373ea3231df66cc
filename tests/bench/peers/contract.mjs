/**
 * What every measured server does besides serving: says on which port, and answers the questions of its standard input,
 * one a line, with one line that begins with the question's word.
 */
import { createServer } from 'node:http'
import { Session } from 'node:inspector'
import { createInterface } from 'node:readline'
import { writeHeapSnapshot } from 'node:v8'

/** Arguments of every start file: data folder, port (0: any), what this server in particular wants to know. */
export const [dataDir = '', port = '0', options = '{}'] = process.argv.slice(2)

export const httpServer = () => createServer((_request, response) => response.writeHead(404).end())

async function collected() {
  for (let i = 0; i < 4; i++) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return process.memoryUsage()
}

function stats() {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() }
}

const session = new Session()
const ask = (method, params) =>
  new Promise((resolve, reject) => {
    session.post(method, params, (error, result) => (error ? reject(error) : resolve(result)))
  })

async function profiling() {
  session.connect()
  await ask('Profiler.enable')
  await ask('Profiler.setSamplingInterval', { interval: 250 })
  await ask('Profiler.start')
  return null
}

async function profiled() {
  const { profile } = await ask('Profiler.stop')
  session.disconnect()
  return profile
}

/** Says it is ready, and answers from then on. `close` ends the server as its own signal handler would. */
export function ready(listeningPort, close) {
  const answers = {
    memory: collected,
    stats,
    profiling,
    profiled,
    snapshot: () => {
      globalThis.gc()
      return writeHeapSnapshot(`${dataDir}/${Date.now()}.heapsnapshot`)
    },
    stop: async () => {
      await close()
      setImmediate(() => process.exit(0))
      return null
    },
  }
  const questions = createInterface({ input: process.stdin })
  questions.on('line', async (question) => {
    const answer = await answers[question]()
    process.stdout.write(`${question} ${JSON.stringify(answer)}\n`)
  })
  // Whoever started it is gone.
  questions.on('close', () => process.exit(1))
  process.stdout.write(`ready ${listeningPort}\n`)
}

export const listening = (server) =>
  new Promise((resolve) => server.listen(Number(port), '127.0.0.1', () => resolve(server.address().port)))
