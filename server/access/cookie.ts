import { parse, serialize } from 'hono/utils/cookie'

/** `__Host-` keeps a neighbouring subdomain from planting a cookie; browsers only take it over https. */
const nameOf = (secure: boolean) => (secure ? '__Host-tdt' : 'tdt')

export function sessionTokenIn(cookieHeader: string | undefined, secure: boolean): string | null {
  if (cookieHeader === undefined) return null
  const name = nameOf(secure)
  const value = parse(cookieHeader, name)[name]
  return value !== undefined && /^[A-Za-z0-9_-]{22}$/.test(value) ? value : null
}

const attributes = (secure: boolean) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure }) as const

export const sessionCookie = (token: string, secure: boolean, maxAgeMs: number): string =>
  serialize(nameOf(secure), token, { ...attributes(secure), maxAge: Math.floor(maxAgeMs / 1000) })

export const clearedCookie = (secure: boolean): string =>
  serialize(nameOf(secure), '', { ...attributes(secure), maxAge: 0 })
