/** The code of the pages, kept whole under the version of its build: two builds never mix. */
import { networkFirst } from './network-first.ts'

/** Written here by the build. */
declare const BUILT_SHELL: { version: string; files: readonly string[] }

const SHELL = 'pages '
const INDEX = '/'
const PAGE_WITHIN_MS = 3_000
const current = SHELL + BUILT_SHELL.version
const files = new Set(BUILT_SHELL.files)

export async function keepShell(): Promise<void> {
  const cache = await caches.open(current)
  await cache.addAll([INDEX, ...files])
}

export async function dropOldShells(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((n) => n.startsWith(SHELL) && n !== current).map((n) => caches.delete(n)))
}

async function copyOf(path: string): Promise<Response | undefined> {
  const cache = await caches.open(current)
  return cache.match(path, { ignoreVary: true })
}

/** Every screen is the same index. */
export const shellPage = (request: Request): Promise<Response> =>
  networkFirst(fetch(request), PAGE_WITHIN_MS, () => copyOf(INDEX))

export const isShellFile = (path: string): boolean => files.has(path)

export const shellFile = async (request: Request): Promise<Response> =>
  (await copyOf(new URL(request.url).pathname)) ?? fetch(request)
