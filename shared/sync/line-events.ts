/** What comes down a line, as events of an event stream; a long poll is answered with the same text, as far as there is some. */

export type LineEvent =
  /** The first of every stream: what follows is not held back by anything in between. */
  | { kind: 'hello' }
  /** The server asks whether anyone is there. */
  | { kind: 'ping' }
  | { kind: 'message'; number: number; channel: number; base64: string }
  | { kind: 'close'; number: number; channel: number; code: number; reason: string }

const eventText = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`

export const HELLO = eventText('hello', '')
export const PING = eventText('ping', '')
export const messageEvent = (number: number, channel: number, base64: string): string =>
  `id: ${number}\n${eventText('message', `${channel} ${base64}`)}`
export const closeEvent = (number: number, channel: number, code: number, reason: string): string =>
  `id: ${number}\n${eventText('close', `${channel} ${code} ${reason}`)}`

function fieldsOf(block: string): Map<string, string> {
  return new Map(
    block.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ')
      return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
}

/** One event, without the blank line that ends it; null for a comment or anything else. */
function readEvent(block: string): LineEvent | null {
  const fields = fieldsOf(block)
  const kind = fields.get('event')
  if (kind === 'hello' || kind === 'ping') return { kind }
  if (kind !== 'message' && kind !== 'close') return null
  const [channel = '', first = '', reason = ''] = (fields.get('data') ?? '').split(' ', 3)
  const place = { number: Number(fields.get('id')), channel: Number(channel) }
  if (!Number.isSafeInteger(place.number) || !Number.isSafeInteger(place.channel)) return null
  return kind === 'message' ? { kind, ...place, base64: first } : { kind, ...place, code: Number(first), reason }
}

export interface EventReader {
  /** The events that are whole with this piece of text. */
  push(text: string): LineEvent[]
}

/** Pieces of a stream end anywhere: what is not whole waits for the next. */
export function createEventReader(): EventReader {
  let rest = ''
  return {
    push(text) {
      // A long message comes in many pieces: only the end of what waits can complete with the next.
      const from = Math.max(0, rest.length - 1)
      rest += text
      const events: LineEvent[] = []
      let start = 0
      for (let end = rest.indexOf('\n\n', from); end >= 0; end = rest.indexOf('\n\n', start)) {
        const event = readEvent(rest.slice(start, end))
        if (event !== null) events.push(event)
        start = end + 2
      }
      rest = rest.slice(start)
      return events
    },
  }
}
