/** The shim built for this machine, what a server is started with to have it, and the stream it writes. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempDir } from '#tests/support/temp-dir'
import { findCompiler } from '../programs.mjs'

export type DiskRecord =
  | { type: 'write'; name: string; offset: number; bytes: Buffer }
  | { type: 'syncBegins' | 'syncEnds'; name: string; call: number }
  | { type: 'truncate'; name: string; size: number }
  | { type: 'unlink'; name: string }
  | { type: 'rename'; name: string; to: string }
  /** So many acts of this hand are recorded, as their screen said when this was written. */
  | { type: 'told'; hand: string; count: number }

export interface Shim {
  /** What the server needs in its environment. */
  env: Record<string, string>
  setFull(full: boolean): void
  /** To be called when a screen says that more is recorded: written after the syncs that made it so, if there were any. */
  told(hand: string, count: number): void
  records(): DiskRecord[]
}

const TOLD = 'A'.charCodeAt(0)
const HEAD_BYTES = 24

/** `syncUs`: how long each sync lasts more than it does; what does not wait for it is then easily seen. */
export function buildShim(dataDir: string, { recording = true, syncUs = 0 } = {}): Shim {
  const compiler = findCompiler()
  if (compiler === null)
    throw new Error('a C compiler is needed to play power cuts: apt install gcc libc6-dev, or give its path with CC')
  const folder = tempDir()
  const library = join(folder, 'disk-shim.so')
  const source = fileURLToPath(new URL('./disk-shim.c', import.meta.url))
  execFileSync(compiler, ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'])
  const stream = join(folder, 'stream')
  const full = join(folder, 'full')
  return {
    env: {
      LD_PRELOAD: library,
      DISK_FOLDER: dataDir,
      DISK_FULL: full,
      DISK_SYNC_US: String(syncUs),
      ...(recording ? { DISK_STREAM: stream } : {}),
    },
    setFull(next) {
      if (next) writeFileSync(full, '')
      else rmSync(full, { force: true })
    },
    told(hand, count) {
      const head = Buffer.alloc(HEAD_BYTES)
      head.writeUInt32LE(TOLD, 0)
      head.writeUInt32LE(hand.length, 4)
      head.writeBigUInt64LE(BigInt(count), 16)
      appendFileSync(stream, Buffer.concat([head, Buffer.from(hand)]))
    },
    records: () => (existsSync(stream) ? parse(readFileSync(stream)) : []),
  }
}

function parse(bytes: Buffer): DiskRecord[] {
  const records: DiskRecord[] = []
  for (let at = 0; at < bytes.length; ) {
    const type = String.fromCharCode(bytes.readUInt32LE(at))
    const nameLength = bytes.readUInt32LE(at + 4)
    const dataLength = bytes.readUInt32LE(at + 8)
    const call = bytes.readUInt32LE(at + 12)
    const number = Number(bytes.readBigUInt64LE(at + 16))
    const name = bytes.toString('utf8', at + HEAD_BYTES, at + HEAD_BYTES + nameLength)
    const data = bytes.subarray(at + HEAD_BYTES + nameLength, at + HEAD_BYTES + nameLength + dataLength)
    records.push(recordOf(type, name, call, number, data))
    at += HEAD_BYTES + nameLength + dataLength
  }
  return records
}

function recordOf(type: string, name: string, call: number, number: number, data: Buffer): DiskRecord {
  switch (type) {
    case 'W':
      return { type: 'write', name, offset: number, bytes: data }
    case 'B':
      return { type: 'syncBegins', name, call }
    case 'E':
      return { type: 'syncEnds', name, call }
    case 'T':
      return { type: 'truncate', name, size: number }
    case 'U':
      return { type: 'unlink', name }
    case 'R':
      return { type: 'rename', name, to: data.toString() }
    case 'A':
      return { type: 'told', hand: name, count: number }
    default:
      throw new Error(`the stream holds a record of type ${type}`)
  }
}
