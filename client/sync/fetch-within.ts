/** Reads a whole answer within a time, unless given up before. Throws like `fetch` when there is none. */
export async function fetchWithin<T>(
  ms: number,
  givenUp: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Response>,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const cutting = new AbortController()
  const cut = () => cutting.abort()
  const timer = setTimeout(cut, ms)
  // Not every browser in use can join two signals by itself.
  givenUp.addEventListener('abort', cut)
  if (givenUp.aborted) cut()
  try {
    return await read(await ask(cutting.signal))
  } finally {
    clearTimeout(timer)
    givenUp.removeEventListener('abort', cut)
  }
}
