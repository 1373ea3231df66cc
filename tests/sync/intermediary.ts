/** What stands between some people and the server: an HTTP proxy that lets through less than it should. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { listening } from './listening.ts'

interface Habits {
  /** `refuse`: 403. `silent`: no answer at all. `swallow`: accepted, and then nothing. `cut`: accepted, and then broken off. */
  upgrades: 'pass' | 'refuse' | 'silent' | 'swallow' | 'cut'
  /** `hold`: nothing of an answer before its end. */
  answers: 'pass' | 'hold'
  /** How long everything takes on its way, in each direction. */
  lagMs: number
  /** So many requests break: before they leave, before their answer, or in the midst of it. */
  breaks: { rate: number; seed: number } | null
  /** Everything is refused, as by a server that is not there. */
  down: boolean
}

export interface Intermediary extends Habits {
  url: string
  page: string
  /** Requests that came, by method and path, without what follows a line's id. */
  readonly asked: string[]
}

export async function startIntermediary(target: string, habits: Partial<Habits> = {}): Promise<Intermediary> {
  const { hostname, port } = new URL(target)
  const to = { hostname, port }
  const asked: string[] = []
  let drawn = habits.breaks?.seed ?? 0
  /** The same seed breaks the same requests, as long as they come in the same order. */
  const random = (): number => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return drawn / 2 ** 32
  }
  const sockets = new Set<Duplex>()
  const deaf = new WebSocketServer({ noServer: true })

  const later = (run: () => void): void => {
    if (proxy.lagMs === 0) run()
    else setTimeout(run, proxy.lagMs)
  }

  function forward(from: IncomingMessage, response: ServerResponse): void {
    asked.push(`${from.method} ${(from.url ?? '').replace(/(~line\/).*/, '$1')}`)
    if (proxy.down) {
      response.destroy()
      return
    }
    const breaking = proxy.breaks !== null && random() < proxy.breaks.rate ? Math.floor(random() * 3) : null
    if (breaking === 0) {
      response.destroy()
      return
    }
    const { method, url: path, headers } = from
    const onward = request({ ...to, method, path, headers }, (answer) => {
      if (breaking === 1) {
        response.destroy()
        return
      }
      if (breaking === 2) answer.once('data', () => setTimeout(() => response.destroy(), random() * 200))
      if (proxy.answers === 'hold') {
        const held: Buffer[] = []
        answer.on('data', (piece: Buffer) => held.push(piece))
        answer.on('end', () => response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(held)))
        answer.on('error', () => response.destroy())
        return
      }
      later(() => response.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders())
      answer.on('data', (piece: Buffer) => later(() => response.write(piece)))
      answer.on('end', () => later(() => response.end()))
      answer.on('error', () => response.destroy())
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    later(() => from.pipe(onward))
  }

  function upgrade(from: IncomingMessage, socket: Duplex, head: Buffer): void {
    asked.push(`UPGRADE ${from.url}`)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (proxy.down) socket.destroy()
    else if (proxy.upgrades === 'refuse') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
    else if (proxy.upgrades === 'silent') return
    else if (proxy.upgrades === 'pass') {
      const onward = connect(Number(port), hostname, () => {
        const lines = from.rawHeaders.reduce(
          (all, part, i) => all + (i % 2 === 0 ? `${part}: ` : `${part}\r\n`),
          `GET ${from.url} HTTP/1.1\r\n`,
        )
        onward.write(`${lines}\r\n`)
        onward.write(head)
        socket.pipe(onward).pipe(socket)
      })
      onward.on('error', () => socket.destroy())
      onward.on('close', () => socket.destroy())
      socket.on('close', () => onward.destroy())
    } else
      deaf.handleUpgrade(from, socket, head, (open) => {
        if (proxy.upgrades === 'cut') open.terminate()
      })
  }

  const server = createServer(forward)
  server.on('upgrade', upgrade)
  const at = await listening(server)
  const proxy: Intermediary = {
    url: `ws://127.0.0.1:${at}/sync`,
    page: `http://127.0.0.1:${at}`,
    asked,
    upgrades: 'pass',
    answers: 'pass',
    lagMs: 0,
    breaks: null,
    down: false,
    ...habits,
  }
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  return proxy
}
