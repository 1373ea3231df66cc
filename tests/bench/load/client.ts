/**
 * One client, on a bare TCP socket. Once it is in sync it reads as little as its part in the measurement asks: most only
 * count bytes.
 */
import { connect, type Socket } from 'node:net'
import { type Messages, messagesOf } from '../wire/messages.ts'
import { createAnswers, NO_PRESENCE } from '../wire/presence.ts'
import { clientFrame, createFrameReader, OPCODE } from '../wire/ws-frames.ts'
import { now } from './clock.ts'
import { createSampler, type Sampler } from './sampler.ts'
import type { Target } from './target.ts'

/** Reads every update, keeps them too, sends presence back as stock providers do, counts what the server confirms. */
export type Part = 'reads' | 'keeps' | 'answers' | 'confirms'

export interface ClientSpec {
  target: Target
  room: string
  person: string
  /** With none, a client that is in sync only counts bytes. */
  parts: readonly Part[]
}

/** An update without anything in it. */
const NOTHING = new Uint8Array([0, 0])
/** Every socket of the process reads into it, one at a time. */
const inbox = Buffer.allocUnsafe(256 * 1024)
/**
 * Clients that only count look at their socket fifty times a second: what came meanwhile is one read, whatever the server
 * sent it in. Otherwise the generator would be the first to give up.
 */
const COUNT_EVERY_MS = 20
const resting = new Set<Socket>()
setInterval(() => {
  for (const socket of resting) socket.resume()
  resting.clear()
}, COUNT_EVERY_MS).unref()
const KEY = Buffer.alloc(16).toString('base64')
const PONG = clientFrame(new Uint8Array(), OPCODE.pong)
/** « Going away », as a browser that leaves the page says it. */
const GOODBYE = clientFrame(new Uint8Array([0x03, 0xe9]), OPCODE.close)

export class Client {
  readonly sampler: Sampler = createSampler()
  readonly messages: Messages
  bytes = 0
  /** Step 2 and updates the server confirmed. */
  confirmed = 0
  /** Length of what the server sent when this client joined. */
  stateLength = 0
  /** Every update received, of a client that keeps them. */
  readonly kept: Uint8Array[] = []
  private readonly spec: ClientSpec
  private readonly answerTo = createAnswers()
  private readonly onLost: (why: string) => void
  private readonly reader = createFrameReader((opcode, payload) => this.take(opcode, payload))
  private socket: Socket | null = null
  private stage: 'connecting' | 'joining' | 'joined' | 'left' = 'connecting'
  private needs = { step1: true, state: true }
  private settle: ((error: Error | null) => void) | null = null

  constructor(spec: ClientSpec, onLost: (why: string) => void) {
    this.spec = spec
    this.onLost = onLost
    const { target } = spec
    this.messages = messagesOf(target.protocol, spec.room, target.wantsAcks)
  }

  /** Milliseconds until the client has the document, and the server what it asked for. */
  join(): Promise<number> {
    const began = now()
    return new Promise((resolve, reject) => {
      this.settle = (error) => {
        this.settle = null
        if (error === null) resolve(now() - began)
        else reject(error)
      }
      const callback = (length: number): boolean => {
        this.receive(inbox.subarray(0, length))
        const reads = this.stage !== 'joined' || this.spec.parts.length > 0 || this.socket === null
        if (!reads && this.socket !== null) resting.add(this.socket)
        return reads
      }
      const { port } = this.spec.target
      this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: inbox, callback } })
      this.socket.on('connect', () => this.knock())
      this.socket.on('error', (error) => this.lost(error.message))
      this.socket.on('close', () => this.lost('the server hung up'))
    })
  }

  say(message: Uint8Array): void {
    this.send(clientFrame(message))
  }

  /** A frame already made. */
  send(frame: Uint8Array): void {
    this.socket?.write(frame)
  }

  /** Clients that only count do not see pings: they say they are alive without being asked. */
  beat(withPresence: boolean): void {
    if (this.stage !== 'joined') return
    this.send(PONG)
    if (withPresence) this.say(this.messages.awareness(NO_PRESENCE))
  }

  leave(): void {
    this.stage = 'left'
    this.socket?.end(GOODBYE)
  }

  private lost(why: string): void {
    if (this.stage === 'left') return
    const isJoined = this.stage === 'joined'
    this.stage = 'left'
    this.socket?.destroy()
    if (isJoined) this.onLost(why)
    else this.settle?.(new Error(why))
  }

  private knock(): void {
    const { target, room, person } = this.spec
    const lines = [
      `GET ${target.path}${room} HTTP/1.1`,
      `Host: 127.0.0.1:${target.port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${KEY}`,
      'Sec-WebSocket-Version: 13',
      `Cookie: person=${person}`,
      ...(target.subprotocol === null ? [] : [`Sec-WebSocket-Protocol: ${target.subprotocol}`]),
    ]
    this.socket?.write(`${lines.join('\r\n')}\r\n\r\n`)
  }

  private receive(chunk: Buffer): void {
    this.bytes += chunk.length
    if (this.stage === 'connecting') this.upgraded(chunk)
    else if (this.stage === 'joining' || this.spec.parts.length > 0) this.reader.push(chunk)
    else if (chunk[0] === (0x80 | OPCODE.close)) this.lost(closing(chunk.subarray(2)))
  }

  /** The answer to an upgrade comes in one piece, followed or not by first frames. */
  private upgraded(chunk: Buffer): void {
    const end = chunk.indexOf('\r\n\r\n')
    const [status = ''] = chunk.toString('latin1').split('\r\n', 1)
    if (end < 0 || !status.includes(' 101 ')) {
      this.lost(`the upgrade was answered « ${status} »`)
      return
    }
    this.stage = 'joining'
    for (const message of this.messages.opening()) this.say(message)
    if (this.spec.target.protocol === 'relay') this.joined()
    else this.reader.push(chunk.subarray(end + 4))
  }

  private take(opcode: number, payload: Uint8Array): void {
    if (opcode === OPCODE.ping) this.send(clientFrame(payload, OPCODE.pong))
    else if (opcode === OPCODE.close) this.lost(closing(payload))
    else if (opcode === OPCODE.binary) this.hear(payload)
  }

  private hear(message: Uint8Array): void {
    const heard = this.messages.read(message)
    switch (heard.kind) {
      case 'admitted':
        this.say(this.messages.step1())
        break
      case 'step1':
        this.say(this.messages.step2(NOTHING))
        this.has('step1')
        break
      case 'update':
        if (this.spec.parts.includes('reads')) this.sampler.take(heard.bytes)
        if (this.spec.parts.includes('keeps')) this.kept.push(Uint8Array.from(heard.bytes))
        if (heard.isState) {
          this.stateLength = heard.bytes.length
          this.has('state')
        }
        break
      case 'awareness': {
        const answer = this.spec.parts.includes('answers') ? this.answerTo(heard.body) : null
        if (answer !== null) this.say(this.messages.awareness(answer))
        break
      }
      case 'confirmed':
        this.confirmed = heard.total ?? this.confirmed + heard.more
    }
  }

  private has(what: 'step1' | 'state'): void {
    this.needs[what] = false
    if (this.stage === 'joining' && !this.needs.step1 && !this.needs.state) this.joined()
  }

  private joined(): void {
    this.stage = 'joined'
    this.settle?.(null)
  }
}

function closing(payload: Uint8Array): string {
  const code = payload.length < 2 ? 'no code' : `${((payload[0] ?? 0) << 8) | (payload[1] ?? 0)}`
  return `the server closed with ${code} ${Buffer.from(payload.subarray(2)).toString()}`
}
