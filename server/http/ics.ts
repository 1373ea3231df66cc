/** Calendar files (RFC 5545). No person stands in them: neither organiser nor attendee, and no address in a line of text. */

import { printable } from '#server/export/printable'
import { instantOf } from '#server/mirror/paris-time'

export interface RendezVous {
  /** Stays the same when the day moves, so that a calendar moves its entry instead of adding one. */
  uid: string
  titre: string
  /** `2025-10-14` */
  jour: string
  /** Without a time it takes the whole day. */
  debut: string | null
  fin: string | null
  lieu: string | null
  description: string | null
  /** Page to come back to. */
  url: string
  /** Last time it was changed. */
  modifieA: number
}

/** Octets of a line, the most a calendar program must read. */
const LONGEST = 75

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
const dayStamp = (jour: string): string => jour.replaceAll('-', '')
const nextDay = (jour: string): string =>
  new Date(Date.parse(`${jour}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** What someone typed, without an address of theirs and with what means something to a calendar made plain. */
const text = (words: string): string =>
  printable(words)
    .replace(/[^\s<>(),;]+@[^\s<>(),;]+/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\t/g, ' ')
    .trim()

/** A long line goes on after a space; a character is never cut in two. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST) {
      pieces.push(piece)
      ;[piece, octets] = [' ', 1]
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

function times({ jour, debut, fin }: RendezVous): string[] {
  if (debut === null) return [`DTSTART;VALUE=DATE:${dayStamp(jour)}`, `DTEND;VALUE=DATE:${dayStamp(nextDay(jour))}`]
  const start = [`DTSTART:${stamp(instantOf(jour, debut))}`]
  return fin === null || fin <= debut ? start : [...start, `DTEND:${stamp(instantOf(jour, fin))}`]
}

const optional = (name: string, words: string | null): string[] => (words === null ? [] : [`${name}:${text(words)}`])

/** One appointment as a file: the same bytes as long as nothing changes. */
export function ics(rendezVous: RendezVous): string {
  const { uid, titre, lieu, description, url, modifieA } = rendezVous
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tour de table//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(modifieA)}`,
    `LAST-MODIFIED:${stamp(modifieA)}`,
    ...times(rendezVous),
    `SUMMARY:${text(titre)}`,
    ...optional('LOCATION', lieu),
    ...optional('DESCRIPTION', description),
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}
