import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { MAX_MODELE_BYTES, poserModele } from '#shared/api/modele'
import { MAX_LATE_BYTES } from '#shared/sync/late'
import { LINE_PATH, MAX_POST_BYTES } from '#shared/sync/line'
import type { AppServices } from './app-services.ts'
import { refuse } from './refusal.ts'

const MAX_BODY_BYTES = 256 * 1024
/** A text typed late comes whole, in base 64. */
const MAX_LATE_BODY_BYTES = 2 * MAX_LATE_BYTES
/** A template of slides, in base 64 too. */
const MAX_MODELE_BODY_BYTES = 1.5 * MAX_MODELE_BYTES
const LATE_TEXT = /^\/api\/documents\/[^/]+\/arrivees$/
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Blocks pages of other sites from writing with a visitor's cookie. Neither header: not a browser, so no visitor's cookie. */
function isCrossSite(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    if (origin === new URL(publicUrl).origin) return false
    const host = c.req.header('host')
    return (
      !(URL.canParse(origin) && host !== undefined && /^https?:$/.test(new URL(origin).protocol)) ||
      new URL(origin).host !== host
    )
  }
  const site = c.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** What is left of the body is not read: the connection cannot serve another request. */
function tooLarge(c: Context) {
  c.header('Connection', 'close')
  return refuse(c, 'tooLarge')
}

export function mountSecurity(app: Hono, { publicUrl }: Pick<AppServices, 'publicUrl'>): void {
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // `data:` for the QR and `blob:` for what the page draws itself; nothing from elsewhere.
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // Set by whoever ends TLS: over plain http it means nothing.
      strictTransportSecurity: false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    }),
  )
  app.use(async (c, next) => {
    if (writes.has(c.req.method) && isCrossSite(c, publicUrl())) return refuse(c, 'crossSite')
    return next()
  })
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge })
  const lineLimit = bodyLimit({ maxSize: MAX_POST_BYTES, onError: tooLarge })
  const lateLimit = bodyLimit({ maxSize: MAX_LATE_BODY_BYTES, onError: tooLarge })
  const modeleLimit = bodyLimit({ maxSize: MAX_MODELE_BODY_BYTES, onError: tooLarge })
  app.use((c, next) => {
    if (c.req.path === poserModele.path) return modeleLimit(c, next)
    if (c.req.path.startsWith(`${LINE_PATH}/`)) return lineLimit(c, next)
    return LATE_TEXT.test(c.req.path) ? lateLimit(c, next) : limit(c, next)
  })
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
}
