/** Answers of the server kept for the person they were given to, and for nobody else. */
import { PERSON_HEADER } from '#shared/api/person-header'
import { ANSWERS, KEPT_HEADER } from '../kept.ts'
import { networkFirst } from './network-first.ts'

const ANSWER_WITHIN_MS = 10_000
const NOBODY = 401
/** The right to it, or the thing itself, is gone. */
const gone = new Set([403, 404, 410])

/** Changes each time answers are forgotten: what was asked before is not kept after. */
let era = 0

const answerCaches = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(ANSWERS))

export async function forgetAnswers(): Promise<void> {
  era++
  for (const name of await answerCaches()) await caches.delete(name)
}

async function forget(url: string): Promise<void> {
  for (const name of await answerCaches()) await (await caches.open(name)).delete(url)
}

async function keep(url: string, response: Response, personId: string, asked: number): Promise<void> {
  const name = ANSWERS + personId
  const ofAnother = (await answerCaches()).some((other) => other !== name)
  if (ofAnother) await forgetAnswers()
  const since = ofAnother ? era : asked
  const cache = await caches.open(name)
  if (since === era) await cache.put(url, response)
}

async function learn(url: string, response: Response, asked: number): Promise<void> {
  if (asked !== era) return
  const personId = response.headers.get(PERSON_HEADER)
  if (response.status === NOBODY) await forgetAnswers()
  else if (gone.has(response.status)) await forget(url)
  else if (response.ok && personId !== null) await keep(url, response, personId, asked)
}

async function copyOf(url: string): Promise<Response | undefined> {
  for (const name of await answerCaches()) {
    const copy = await (await caches.open(name)).match(url, { ignoreVary: true })
    if (copy === undefined) continue
    const headers = new Headers(copy.headers)
    headers.set(KEPT_HEADER, '1')
    return new Response(copy.body, { status: copy.status, headers })
  }
  return undefined
}

export function keptAnswer(event: FetchEvent): Promise<Response> {
  const { request } = event
  const asked = era
  const network = fetch(request)
  event.waitUntil(
    network.then(
      (response) => learn(request.url, response.clone(), asked),
      // No answer, nothing to learn; the page is told by what follows.
      () => undefined,
    ),
  )
  return networkFirst(network, ANSWER_WITHIN_MS, () => copyOf(request.url))
}

/** The page learns that it signed out once nothing is kept any more. */
export async function signOutAnswer(request: Request): Promise<Response> {
  const response = await fetch(request)
  if (response.ok || response.status === NOBODY) await forgetAnswers()
  return response
}
