/** People of a real server, as their browser would be: cookies kept, forms posted, documents joined with npm's provider. */
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { SeanceView } from '#shared/api/seances'
import { SCHEMA_PROTOCOL } from '#shared/sync/schema-version'

export interface Person {
  cookie: string
  /** Where the sign-in led. */
  landed: string
  get(path: string): Promise<Response>
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Response>
}

function person(url: string, cookie: string, landed: string): Person {
  const headers = { cookie, origin: url }
  return {
    cookie,
    landed,
    get: (path) => fetch(url + path, { headers, redirect: 'manual' }),
    send: (method, path, body) =>
      fetch(url + path, {
        method,
        redirect: 'manual',
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}

async function submit(url: string, path: string, fields: Record<string, string>): Promise<Person> {
  const answer = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams(fields),
  })
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? ''
  if (answer.status !== 303 || cookie === '') throw new Error(`sign-in at ${path} answered ${answer.status}`)
  return person(url, cookie, answer.headers.get('location') ?? '')
}

/** Signs the attendance by the code of the meeting. */
export const joinByCode = (url: string, code: string, nom: string, mode: 'salle' | 'distance' = 'salle') =>
  submit(url, `/r/${code}`, { nom, mode, fonction: 'Chargée de mission', organisme: 'Caf' })

/** Presses the button of a personal link. */
export const followLink = (url: string, link: string) => submit(url, new URL(link).pathname, {})

export async function seanceOf(person: Person): Promise<SeanceView> {
  const answer = await person.get(`/api${person.landed}`)
  if (!answer.ok) throw new Error(`the meeting answered ${answer.status}`)
  return (await answer.json()) as SeanceView
}

/** The unmodified provider of npm, with the cookie of this person; closed when the test ends. */
export function openDocument(
  url: string,
  { cookie }: Person,
  room: string,
): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc()
  // Node has no cookies of its own to send.
  const polyfill = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: url } })
    }
  } as unknown as typeof globalThis.WebSocket
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    protocols: [SCHEMA_PROTOCOL],
    WebSocketPolyfill: polyfill,
    disableBc: true,
  })
  onTestFinished(() => provider.destroy())
  return { doc, provider }
}
