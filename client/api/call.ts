import { KEPT_HEADER } from '#client/offline/kept'
import {
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type Refusal,
  refusal,
} from '#shared/api/endpoint'
import { noteServerTime } from './server-clock.ts'

export type AnyEndpoint = Endpoint

export type PathOf<E> = E extends { path: infer P extends string } ? P : never

/** Names of the path and body, each asked for only where the operation has one. */
export type Input<E> = (keyof ParamsOf<PathOf<E>> extends never
  ? { params?: undefined }
  : { params: ParamsOf<PathOf<E>> }) &
  (BodyOf<E> extends undefined ? { body?: undefined } : { body: BodyOf<E> }) & { query?: QueryOf<E> }

/** `kept`: the network failed, and this is the last answer this device received. */
export type CallResult<T> = { ok: true; value: T; kept: boolean } | ({ ok: false; status: number } & Refusal)

const refused = (status: number, code: string, message: string) => ({ ok: false as const, status, code, message })

/** No answer came: the network, not the server, said no. */
export const NO_NETWORK = 'reseau'

const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
/** « ?cle=… », without the names that ask nothing. */
function following(query: Readonly<Record<string, string | null | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, said]) => (said == null ? [] : [[name, said]]))
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}

async function readRefusal(response: Response): Promise<CallResult<never>> {
  const body: unknown = await response.json().catch(() => null)
  const read = refusal.safeParse(body)
  if (read.success) return refused(response.status, read.data.code, read.data.message)
  return refused(
    response.status,
    'inattendu',
    `Le serveur n’a pas pu répondre (erreur ${response.status}). Réessayez dans un instant.`,
  )
}

/**
 * Calls one operation of the server. Everything that can go wrong is a value with a French sentence: nothing is thrown.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<CallResult<AnswerOf<E>>> {
  const { params, query, body } = input as {
    params?: Record<string, string>
    query?: Record<string, string | null>
    body?: unknown
  }
  const sentAt = Date.now()
  let response: Response
  try {
    response = await fetch(fill(endpoint.path, params ?? {}) + following(query ?? {}), {
      method: endpoint.method.toUpperCase(),
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch {
    // fetch throws only when nothing came back: said as a refusal so that screens have one way to tell it.
    return refused(0, NO_NETWORK, 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.')
  }
  if (!response.ok) return readRefusal(response)
  const answer = endpoint.answer.safeParse(await response.json().catch(() => null))
  if (!answer.success) {
    return refused(response.status, 'reponse', 'Le serveur a répondu autrement que prévu. Rechargez la page.')
  }
  const kept = response.headers.has(KEPT_HEADER)
  if (!kept) noteServerTime(answer.data, sentAt, Date.now())
  return { ok: true, value: answer.data as AnswerOf<E>, kept }
}
