/** A TCP proxy that treats a connection as bad networks do. What it does at random comes from a seed. */
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Random, randomFrom } from '#tests/convergence/random'
import { listening } from '#tests/sync/listening'

/** One direction of every connection. */
export interface Line {
  latencyMs?: number
  /** Up to so much more or less, the order kept. */
  jitterMs?: number
  bytesPerSecond?: number
  /** Cut in pieces of at most so many bytes, each sent by itself. */
  sliceBytes?: number
  /** Now and then, about so often, nothing passes for so long. */
  stalls?: { everyMs: number; ms: number }
}

type Direction = 'up' | 'down'

export interface FaultProxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Connections open now. */
  readonly open: number
  /** When each connection came, as `performance.now()` says. */
  readonly arrivals: readonly number[]
  /** Bytes let through so far. */
  carried(direction: Direction): number
  /** From the client to the server is up. */
  set(direction: Direction | 'both', line: Line): void
  /** Nothing passes any more, and nothing is lost, until `flow`. */
  stall(direction: Direction | 'both'): void
  flow(): void
  /** Every connection is reset on both sides. */
  reset(): void
  /** What passes on the connections open now is lost for ever, and neither side is told of anything. */
  halfOpen(): void
  /** While true, new connections are reset at once. */
  refuse(refusing: boolean): void
  close(): Promise<void>
}

/** Beyond, the sender is not read: it must feel the line as it is. */
const MOST_HELD = 16 * 1024

interface Piece {
  bytes: Buffer
  due: number
}

interface Rules {
  line: Line
  stalled: boolean
  carried: number
}

/** What one side says to the other, late. */
function carry(from: Socket, to: Socket, rules: Rules, random: Random) {
  const queue: Piece[] = []
  let held = 0
  let last = 0
  let lookedAt = performance.now()
  let ended = false
  let silent = false
  let timer: NodeJS.Timeout | null = null
  let blocked = false

  function pieceSize(): number {
    const { sliceBytes, bytesPerSecond } = rules.line
    if (sliceBytes !== undefined) return 1 + random.below(sliceBytes)
    return bytesPerSecond === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(bytesPerSecond / 20)
  }

  function dueOf(bytes: number): number {
    const { latencyMs = 0, jitterMs = 0, bytesPerSecond, stalls } = rules.line
    const now = performance.now()
    const late = latencyMs + (jitterMs === 0 ? 0 : random.below(2 * jitterMs + 1) - jitterMs)
    const sinceStall = now - lookedAt
    lookedAt = now
    const stall = stalls !== undefined && random.chance(1 - Math.exp(-sinceStall / stalls.everyMs)) ? stalls.ms : 0
    const slow = bytesPerSecond === undefined ? 0 : (bytes / bytesPerSecond) * 1000
    last = Math.max(last, now + Math.max(0, late)) + stall + slow
    return last
  }

  function take(chunk: Buffer): void {
    if (silent) return
    for (let at = 0; at < chunk.length; ) {
      const bytes = chunk.subarray(at, at + pieceSize())
      queue.push({ bytes, due: dueOf(bytes.length) })
      held += bytes.length
      at += bytes.length
    }
    if (held > MOST_HELD) from.pause()
    pump()
  }

  function pump(): void {
    if (timer !== null || blocked || rules.stalled) return
    const next = queue[0]
    if (next === undefined) {
      if (ended && !silent) to.end()
      return
    }
    const wait = next.due - performance.now()
    if (wait > 0) {
      timer = setTimeout(() => {
        timer = null
        pump()
      }, Math.ceil(wait))
      return
    }
    queue.shift()
    held -= next.bytes.length
    rules.carried += next.bytes.length
    if (held <= MOST_HELD && from.isPaused()) from.resume()
    if (!to.write(next.bytes)) {
      blocked = true
      to.once('drain', () => {
        blocked = false
        pump()
      })
    }
    pump()
  }

  from.on('data', take)
  from.on('end', () => {
    ended = true
    pump()
  })
  return {
    pump,
    /** The line is another: what waits goes as soon as that one lets it. */
    changed() {
      last = 0
      for (const piece of queue) piece.due = dueOf(piece.bytes.length)
      if (timer !== null) clearTimeout(timer)
      timer = null
      pump()
    },
    silence() {
      silent = true
      queue.length = 0
      held = 0
      from.resume()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      queue.length = 0
    },
  }
}

export async function faultProxy(target: string, seed: number): Promise<FaultProxy> {
  const { hostname, port } = new URL(target)
  const rules: Record<Direction, Rules> = {
    up: { line: {}, stalled: false, carried: 0 },
    down: { line: {}, stalled: false, carried: 0 },
  }
  const pairs = new Set<{ pipes: ReturnType<typeof carry>[]; reset(): void }>()
  const arrivals: number[] = []
  let refusing = false

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    arrivals.push(performance.now())
    // Whichever side breaks, the other is told through `close`.
    client.on('error', () => undefined)
    if (refusing) {
      client.resetAndDestroy()
      return
    }
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true })
    upstream.on('error', () => undefined)
    const chance = (direction: number) => randomFrom(seed + 2 * arrivals.length + direction)
    const pipes = [carry(client, upstream, rules.up, chance(0)), carry(upstream, client, rules.down, chance(1))]
    let silent = false
    const pair = {
      pipes: pipes.map((pipe) => ({
        ...pipe,
        silence() {
          silent = true
          pipe.silence()
        },
      })),
      reset() {
        client.resetAndDestroy()
        upstream.resetAndDestroy()
      },
    }
    pairs.add(pair)
    const gone = (other: Socket) => (hadError: boolean) => {
      for (const pipe of pipes) pipe.stop()
      if (!silent) {
        if (hadError) other.resetAndDestroy()
        else other.destroySoon()
      }
      if (client.destroyed && upstream.destroyed) pairs.delete(pair)
    }
    client.on('close', gone(upstream))
    upstream.on('close', gone(client))
  })
  const at = await listening(server)
  const directions = (which: Direction | 'both'): Rules[] =>
    which === 'both' ? [rules.up, rules.down] : [rules[which]]

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${at}`,
    get open() {
      return pairs.size
    },
    arrivals,
    carried: (direction) => rules[direction].carried,
    set(which, line) {
      for (const rule of directions(which)) rule.line = line
      for (const { pipes } of pairs) for (const pipe of pipes) pipe.changed()
    },
    stall(which) {
      for (const rule of directions(which)) rule.stalled = true
    },
    flow() {
      for (const rule of directions('both')) rule.stalled = false
      for (const { pipes } of pairs) for (const pipe of pipes) pipe.pump()
    },
    reset() {
      for (const pair of pairs) pair.reset()
    },
    halfOpen() {
      for (const { pipes } of pairs) for (const pipe of pipes) pipe.silence()
    },
    refuse(next) {
      refusing = next
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const pair of pairs) pair.reset()
      await closed
    },
  }
  onTestFinished(() => proxy.close())
  return proxy
}
