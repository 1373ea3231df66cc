/** What stands before the server says, for it, that it is not there. */
const fromGateway = new Set([502, 504])

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms))

/** What the network answers; what this device keeps when it fails, or is later than `limit`. */
export async function networkFirst(
  network: Promise<Response>,
  limit: number,
  copy: () => Promise<Response | undefined>,
): Promise<Response> {
  // A failure is told by `network` itself, when there is no copy either.
  const first = await Promise.race([network, after(limit)]).catch(() => null)
  if (first !== null && !fromGateway.has(first.status)) return first
  return (await copy()) ?? network
}
