/** What a server's memory is made of: heap snapshots, compared by constructor. */
import { readFileSync } from 'node:fs'
import { line } from './table.ts'

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
  strings: string[]
}

/** Bytes and objects, by constructor; strings, closures and the like by their kind. */
export type Weights = Map<string, { bytes: number; count: number }>

export function weigh(file: string): Weights {
  const { snapshot, nodes, strings } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot
  const fields = snapshot.meta.node_fields
  const kinds = snapshot.meta.node_types[0]
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ]
  const weights: Weights = new Map()
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = kinds[nodes[at + type] ?? 0] ?? '?'
    const isNamed = kind === 'object' || kind === 'native' || kind === 'closure'
    const key = isNamed ? `${kind} ${strings[nodes[at + name] ?? 0]?.slice(0, 40)}` : kind
    const weight = weights.get(key) ?? { bytes: 0, count: 0 }
    weight.bytes += nodes[at + size] ?? 0
    weight.count++
    weights.set(key, weight)
  }
  return weights
}

/** What came between two snapshots, for each of so many things. */
export function grown(before: Weights, after: Weights, things: number, rows = 20): string {
  const differences = [...after].map(([name, { bytes, count }]) => {
    const was = before.get(name) ?? { bytes: 0, count: 0 }
    return { name, bytes: (bytes - was.bytes) / things, count: (count - was.count) / things }
  })
  const heaviest = differences.sort((a, b) => b.bytes - a.bytes).slice(0, rows)
  return [
    line(['what', 'bytes each', 'objects each']),
    line(['---', '---:', '---:']),
    ...heaviest.map(({ name, bytes, count }) => line([`\`${name}\``, bytes.toFixed(0), count.toFixed(1)])),
  ].join('\n')
}
