/** `npm run bench`: this server and its peers under the same load, in the same run. */
import type { Bench } from './bench.ts'
import { described, pinLoad, syncCost } from './machine.ts'
import { readOptions, type ScenarioName, usage } from './options.ts'
import { peerVersion, prepare } from './prepare.ts'
import { shown } from './report/figures.ts'
import { type Report, targetTable } from './report/report.ts'
import { heavy } from './scenarios/heavy.ts'
import { join } from './scenarios/join.ts'
import { kill } from './scenarios/kill.ts'
import { light } from './scenarios/light.ts'
import { rooms } from './scenarios/rooms.ts'

const print = (text: string): unknown => process.stdout.write(`${text}\n\n`)
const say = (line: string): unknown => process.stderr.write(`${line}\n`)

const peers = ['@hocuspocus/server', '@y/websocket-server', 'y-leveldb', 'ws', 'yjs']

async function main(): Promise<boolean> {
  const options = readOptions(process.argv.slice(2))
  if (options === null) {
    say(usage)
    return false
  }
  const prepared = await prepare(say)
  process.on('exit', prepared.remove)
  pinLoad()
  const syncMs = syncCost()
  print(`${described()}. One sync of 4 KiB: ${shown(syncMs)} ms. ${options.repeats} repeats, interleaved; medians.`)
  print(peers.map((name) => `${name} ${peerVersion(name)}`).join(', '))
  const bench: Bench = { ...options, prepared, say }
  const scenarios: Record<ScenarioName, () => Promise<Report>> = {
    light: () => light(bench, syncMs),
    heavy: () => heavy(bench),
    rooms: () => rooms(bench),
    join: () => join(bench),
    kill: () => kill(bench),
  }
  const reports: Report[] = []
  for (const name of options.scenarios) {
    const report = await scenarios[name]()
    print(`## ${report.title}`)
    for (const part of report.parts) print(part)
    reports.push(report)
  }
  const targets = reports.flatMap((report) => report.targets)
  if (!options.quick && targets.length > 0) print(`## Targets\n\n${targetTable(targets)}`)
  return reports.every(({ failed }) => !failed)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.exitCode = (await main()) ? 0 : 1
