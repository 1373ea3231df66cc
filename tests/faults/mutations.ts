/** Bytes changed as a fault or a forger would: seeded, so that what was found can be found again. */
import * as Y from 'yjs'
import type { Random } from '#tests/convergence/random'

type Mutation = (random: Random, bytes: Uint8Array, others: readonly Uint8Array[]) => Uint8Array

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

/** Varints are what updates are made of: a byte below 128 ends one, a larger one goes on. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes.push(128 + (left % 128))
  return new Uint8Array([...bytes, left])
}

const telling = [
  0,
  1,
  2,
  127,
  128,
  255,
  16_384,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  2 ** 40,
  2 ** 52,
  Number.MAX_SAFE_INTEGER,
]

const replaced = (bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array =>
  join(bytes.subarray(0, from), by, bytes.subarray(to))

const mutations: readonly Mutation[] = [
  function flipBit(random, bytes) {
    const at = random.below(bytes.length)
    return replaced(bytes, at, at + 1, new Uint8Array([(bytes[at] ?? 0) ^ (1 << random.below(8))]))
  },
  function changeByte(random, bytes) {
    const at = random.below(bytes.length)
    return replaced(bytes, at, at + 1, new Uint8Array([random.below(256)]))
  },
  function cut(random, bytes) {
    return bytes.subarray(0, random.below(bytes.length))
  },
  function remove(random, bytes) {
    const from = random.below(bytes.length)
    return replaced(bytes, from, Math.min(bytes.length, from + 1 + random.below(8)), new Uint8Array())
  },
  function repeat(random, bytes) {
    const from = random.below(bytes.length)
    const to = Math.min(bytes.length, from + 1 + random.below(24))
    return replaced(bytes, to, to, bytes.subarray(from, to))
  },
  function splice(random, bytes, others) {
    if (others.length === 0) return bytes
    const other = random.pick(others)
    const from = random.below(other.length + 1)
    const at = random.below(bytes.length + 1)
    return replaced(bytes, at, at + random.below(8), other.subarray(from, from + random.below(32)))
  },
  function changeNumber(random, bytes) {
    const at = random.below(bytes.length)
    const value = random.chance(0.5) ? random.pick(telling) : Math.max(0, (bytes[at] ?? 0) + random.below(5) - 2)
    return replaced(bytes, at, at + 1, varint(value))
  },
  /** The same number in more bytes than it needs. */
  function lengthen(random, bytes) {
    const at = random.below(bytes.length)
    const byte = bytes[at] ?? 0
    return byte > 127 ? bytes : replaced(bytes, at, at + 1, new Uint8Array([byte | 128, 0]))
  },
  function swap(random, bytes) {
    const [a, b] = [random.below(bytes.length), random.below(bytes.length)]
    const swapped = new Uint8Array(bytes)
    swapped[a] = bytes[b] ?? 0
    swapped[b] = bytes[a] ?? 0
    return swapped
  },
]

/** One to four changes; most leave nothing that can be read, and are only sometimes kept. */
export function mutate(random: Random, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  for (let tries = 0; ; tries++) {
    let changed = bytes
    for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left--)
      changed = random.pick(mutations)(random, changed, others)
    if (tries === 20 || random.chance(0.05) || isUpdate(changed)) return new Uint8Array(changed)
  }
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false // Whatever the decoder trips on.
  }
}
