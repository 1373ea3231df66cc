/** Where the time of a server went: functions by the time spent in themselves. */
import { existsSync, readFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { line } from './table.ts'

type Frame = Profiler.ProfileNode['callFrame']

const maps = new Map<string, SourceMap | null>()

/** What esbuild wrote beside what it built; null for a file nobody built. */
function mapOf(url: string): SourceMap | null {
  const known = maps.get(url)
  if (known !== undefined) return known
  const file = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : ''
  const map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null
  maps.set(url, map)
  return map
}

function place({ functionName, url, lineNumber, columnNumber }: Frame): string {
  const name = functionName === '' ? '(anonymous)' : functionName
  if (url === '') return name
  const entry = mapOf(url)?.findEntry(lineNumber, columnNumber)
  const isMapped = entry !== undefined && 'originalSource' in entry
  const [file, at] = isMapped ? [entry.originalSource, entry.originalLine] : [url, lineNumber]
  return `${name} (${file.replace(/^.*(node_modules\/|\.\.\/)/, '')}:${at + 1})`
}

/** The heaviest, with their share of the time that was not idle. */
export function hottest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, count = 15): string {
  const frames = new Map(nodes.map((node) => [node.id, node.callFrame]))
  const self = new Map<string, number>()
  let busy = 0
  for (const [i, id] of samples.entries()) {
    const frame = frames.get(id)
    if (frame === undefined || frame.functionName === '(idle)') continue
    const ms = (timeDeltas[i] ?? 0) / 1000
    busy += ms
    const where = place(frame)
    self.set(where, (self.get(where) ?? 0) + ms)
  }
  const heaviest = [...self].sort(([, a], [, b]) => b - a).slice(0, count)
  const rows = heaviest.map(([name, ms]) => line([`\`${name}\``, ms.toFixed(0), `${((100 * ms) / busy).toFixed(1)} %`]))
  return [line(['function', 'self ms', 'share']), line(['---', '---:', '---:']), ...rows].join('\n')
}
