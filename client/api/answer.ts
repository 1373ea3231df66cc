import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { AnswerOf, Refusal } from '#shared/api/endpoint'
import { type AnyEndpoint, type CallResult, call, type Input, NO_NETWORK } from './call.ts'

/** What React Query keeps when a call is refused: the library tells refusals by throwing, screens never see it. */
class Refused extends Error {
  readonly status: number
  readonly refusal: Refusal
  constructor(status: number, refusal: Refusal) {
    super(refusal.message)
    this.status = status
    this.refusal = refusal
  }
}

const worthRetrying = (error: Error): boolean =>
  error instanceof Refused && (error.refusal.code === NO_NETWORK || error.status >= 500)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && worthRetrying(error),
      staleTime: 5_000,
      // Our own sentences say when the network is missing; waiting for the browser's opinion would hide them.
      networkMode: 'always',
      refetchOnReconnect: 'always',
    },
  },
})

/** Asks everything again, as if nothing had been asked: also what no screen shows now, and what is still on its way. */
export async function askAgain(): Promise<void> {
  const cache = queryClient.getQueryCache()
  // The library does not ask twice what it has no answer to yet: it waits for the first one.
  const first = new Set(cache.findAll({ fetchStatus: 'fetching' }).filter(({ state }) => state.data === undefined))
  await queryClient.invalidateQueries({ refetchType: 'all' })
  await queryClient.refetchQueries({ predicate: (query) => first.has(query) })
}

/** An answer of the server as a screen needs it. A refresh that fails keeps what was there and says so in `stale`. */
export type Answer<T> =
  | { state: 'loading'; retry: () => void }
  | { state: 'refused'; status: number; code: string; message: string; retry: () => void }
  | { state: 'ready'; value: T; stale: Refusal | null; retry: () => void }

interface AnswerOptions {
  /** Asks again at this interval, in milliseconds. */
  every?: number
  enabled?: boolean
  /** Keeps showing the previous answer while parameters change. */
  keep?: boolean
}

/** A page opened without network asks again this often, whatever it asks otherwise. */
const KEPT_AGAIN_MS = 15_000
const lastReceived: Refusal = {
  code: NO_NETWORK,
  message: 'Le serveur ne répond pas : vous lisez la dernière version reçue sur cet appareil.',
}

export function useAnswer<E extends AnyEndpoint>(
  endpoint: E,
  input: Input<E>,
  { every, enabled = true, keep = false }: AnswerOptions = {},
): Answer<AnswerOf<E>> {
  const query = useQuery({
    queryKey: [endpoint.path, input.params ?? null, input.query ?? null],
    queryFn: async ({ signal }) => {
      const result = await call(endpoint, input, signal)
      if (!result.ok) throw new Refused(result.status, { code: result.code, message: result.message })
      return { value: result.value, kept: result.kept }
    },
    enabled,
    refetchInterval: ({ state }) => (state.data?.kept === true ? KEPT_AGAIN_MS : (every ?? false)),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
  const { refetch } = query
  const retry = useCallback(() => {
    void refetch()
  }, [refetch])
  const error = query.error instanceof Refused ? query.error : null
  if (query.error !== null && error === null) throw query.error
  if (query.data !== undefined) {
    const { value, kept } = query.data
    return { state: 'ready', value, stale: error?.refusal ?? (kept ? lastReceived : null), retry }
  }
  if (error !== null) return { state: 'refused', status: error.status, ...error.refusal, retry }
  return { state: 'loading', retry }
}

export interface Action<E extends AnyEndpoint> {
  run: (input: Input<E>) => Promise<CallResult<AnswerOf<E>>>
  busy: boolean
  /** The last refusal, until the next try. */
  refusal: Refusal | null
  clear: () => void
  /** Gives up on what is being asked; the server stops too, if it had not begun. */
  cancel: () => void
}

/** An operation a person starts. When it is done, what the screens show is asked again. */
export function useAction<E extends AnyEndpoint>(endpoint: E): Action<E> {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const current = useRef<AbortController | null>(null)
  const run = useCallback(
    async (input: Input<E>) => {
      const asking = new AbortController()
      current.current = asking
      setBusy(true)
      setRefusal(null)
      const result = await call(endpoint, input, asking.signal)
      if (asking.signal.aborted) return result
      setBusy(false)
      if (result.ok) await client.invalidateQueries()
      else setRefusal({ code: result.code, message: result.message })
      return result
    },
    [client, endpoint],
  )
  const clear = useCallback(() => setRefusal(null), [])
  const cancel = useCallback(() => {
    current.current?.abort()
    setBusy(false)
    setRefusal(null)
  }, [])
  return { run, busy, refusal, clear, cancel }
}
