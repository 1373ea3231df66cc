/** A line spoken by hand: what a client of ours would never do can be tried. */
import { onTestFinished } from 'vitest'
import { LINE_PATH, type LineFrame, writePost } from '#shared/sync/line'
import { createEventReader, type LineEvent } from '#shared/sync/line-events'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'
import { personCookie, until } from './peers.ts'

type Numbered = Extract<LineEvent, { number: number }>

export interface Reading {
  events: LineEvent[]
  /** Messages and closes, each once. */
  numbered: Numbered[]
  over: Promise<void>
  /** Cuts the connection. */
  cut(): void
}

export interface RawLine {
  id: string
  post(number: number, frames: readonly LineFrame[], received?: number, person?: string): Promise<Answer>
  stream(after?: number): Promise<Reading>
  poll(after: number): Promise<LineEvent[]>
}

export interface Answer {
  status: number
  done: number | null
}

export const openChannel = (channel: number, room = 'doc-1', schema = SCHEMA_PROTOCOL): LineFrame => ({
  kind: 'open',
  channel,
  room,
  schema,
})
export const data = (channel: number, bytes: Uint8Array): LineFrame => ({ kind: 'data', channel, bytes })
/** The bytes of a message that came down. */
export const bytesOf = (event: LineEvent | undefined): Uint8Array =>
  new Uint8Array(Buffer.from(event?.kind === 'message' ? event.base64 : '', 'base64'))

async function readAll(response: Response, reading: Reading): Promise<void> {
  const reader = createEventReader()
  const decoder = new TextDecoder()
  if (response.body === null) return
  for await (const piece of response.body) {
    const events = reader.push(decoder.decode(piece, { stream: true }))
    reading.events.push(...events)
    for (const event of events) if ('number' in event) reading.numbered.push(event)
  }
}

export async function openLine(page: string, person: string): Promise<RawLine> {
  const url = `${page}${LINE_PATH}`
  const opened = await fetch(url, { method: 'POST', headers: personCookie(person) })
  const { id } = (await opened.json()) as { id: string }
  return {
    id,
    async post(number, frames, received = 0, as = person) {
      const body = writePost({ number, received, frames })
      const answer = await fetch(`${url}/${id}`, { method: 'POST', headers: personCookie(as), body })
      const said = (await answer.json()) as { done?: number }
      return { status: answer.status, done: said.done ?? null }
    },
    async stream(after = 0) {
      const cutting = new AbortController()
      onTestFinished(() => cutting.abort())
      const response = await fetch(`${url}/${id}?after=${after}`, {
        headers: personCookie(person),
        signal: cutting.signal,
      })
      const reading: Reading = { events: [], numbered: [], over: Promise.resolve(), cut: () => cutting.abort() }
      // A cut stream ends by an error; whoever cut it knows.
      reading.over = readAll(response, reading).catch(() => undefined)
      return reading
    },
    async poll(after) {
      const response = await fetch(`${url}/${id}?after=${after}&poll`, { headers: personCookie(person) })
      return createEventReader().push(await response.text())
    },
  }
}

export const untilEvent = (reading: Reading, what: (event: LineEvent) => boolean, name: string): Promise<LineEvent> =>
  until(() => reading.events.find(what), name)
