/**
 * What a disk may hold after a power cut at any point of a stream: everything a file received before its last sync, and
 * of what came after, anything: all, none, some, torn between two sectors. The same for names in the folder, which last
 * once the folder itself was synced; they change in order, as journals keep them.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '#tests/convergence/random'
import type { DiskRecord } from './disk-shim.ts'

type Change = { offset: number; bytes: Buffer } | { size: number }

interface File {
  durable: Contents
  /** Since the last sync, in order. */
  pending: Change[]
}

/** Names after each change of the folder that no sync followed yet. */
type Names = ReadonlyMap<string, File>

const SECTOR = 512

/** Bytes that grow. */
class Contents {
  private bytes = Buffer.alloc(0)
  size = 0

  apply(change: Change): void {
    if ('size' in change) this.resize(change.size)
    else {
      this.resize(Math.max(this.size, change.offset + change.bytes.length))
      change.bytes.copy(this.bytes, change.offset)
    }
  }

  copy(): Contents {
    const copy = new Contents()
    copy.bytes = Buffer.from(this.bytes.subarray(0, this.size))
    copy.size = this.size
    return copy
  }

  read(): Buffer {
    return this.bytes.subarray(0, this.size)
  }

  private resize(size: number): void {
    if (size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.bytes.length))
      this.bytes.copy(larger, 0, 0, this.size)
      this.bytes = larger
    }
    if (size < this.size) this.bytes.fill(0, size, this.size)
    this.size = size
  }
}

export interface Disk {
  /** The next record of the stream happens. */
  play(record: DiskRecord): void
  /** Writes what is left after a power cut now into an empty folder. */
  cut(folder: string, random: Random): void
  /** What programs of this machine read now, power and all. */
  now(): ReadonlyMap<string, Buffer>
}

export function createDisk(): Disk {
  let durableNames: Names = new Map()
  let names: Map<string, File> = new Map()
  let pendingNames: Names[] = []
  /** For each sync in progress, how much of the file, or of the folder, it covers. */
  const syncs = new Map<number, { file: File | null; count: number }>()

  function rename(change: (next: Map<string, File>) => void): void {
    const next = new Map(names)
    change(next)
    names = next
    pendingNames.push(next)
  }

  function fileOf(name: string): File {
    const known = names.get(name)
    if (known !== undefined) return known
    const file: File = { durable: new Contents(), pending: [] }
    rename((next) => next.set(name, file))
    return file
  }

  function synced(call: number): void {
    const sync = syncs.get(call)
    syncs.delete(call)
    if (sync === undefined) throw new Error('a sync ended that never began')
    if (sync.file === null) {
      durableNames = pendingNames[sync.count - 1] ?? durableNames
      pendingNames = pendingNames.slice(sync.count)
    } else for (const change of sync.file.pending.splice(0, sync.count)) sync.file.durable.apply(change)
  }

  return {
    play(record) {
      switch (record.type) {
        case 'write':
          fileOf(record.name).pending.push({ offset: record.offset, bytes: record.bytes })
          break
        case 'truncate':
          fileOf(record.name).pending.push({ size: record.size })
          break
        case 'unlink':
          rename((next) => next.delete(record.name))
          break
        case 'rename': {
          const file = fileOf(record.name)
          rename((next) => next.delete(record.name) && next.set(record.to, file))
          break
        }
        case 'syncBegins': {
          const file = record.name === '' ? null : fileOf(record.name)
          syncs.set(record.call, { file, count: file === null ? pendingNames.length : file.pending.length })
          break
        }
        case 'syncEnds':
          synced(record.call)
          break
        case 'told':
          break
      }
    },
    cut(folder, random) {
      const kept = [durableNames, ...pendingNames][random.below(pendingNames.length + 1)] ?? durableNames
      for (const [name, file] of kept) writeFileSync(join(folder, name), leftOf(file, random))
    },
    now: () => new Map([...names].map(([name, { durable, pending }]) => [name, after(durable, pending)])),
  }
}

function after(durable: Contents, changes: readonly Change[]): Buffer {
  const contents = durable.copy()
  for (const change of changes) contents.apply(change)
  return contents.read()
}

/** All, none, the first ones, or some of the changes no sync followed. */
function leftOf({ durable, pending }: File, random: Random): Buffer {
  if (pending.length === 0) return durable.read()
  const left = durable.copy()
  const mood = random.below(4)
  const first = random.below(pending.length + 1)
  for (const [i, change] of pending.entries()) {
    const stays = mood === 0 || (mood === 1 && i <= first) || (mood === 2 && random.chance(0.5))
    if (!stays) continue
    const isTorn = (mood === 1 && i === first) || (mood === 2 && random.chance(0.3))
    if (isTorn && 'bytes' in change) for (const part of torn(change, random)) left.apply(part)
    else left.apply(change)
  }
  return left.read()
}

/** Some of the sectors of a write. */
function torn({ offset, bytes }: { offset: number; bytes: Buffer }, random: Random): Change[] {
  const parts: Change[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + SECTOR - ((offset + at) % SECTOR))
    if (random.chance(0.5)) parts.push({ offset: offset + at, bytes: bytes.subarray(at, end) })
    at = end
  }
  return parts
}
