import type { Context } from 'hono'
import { html } from 'hono/html'
import { type ErrorCode, errors } from './errors.ts'
import { nbsp } from './french.ts'
import { page } from './pages/page.ts'

/** Programs hear JSON, browsers on their way to a page hear a page. */
const forPrograms = /^\/+(?:api|sync|health)(?:\/|$)/
const isForPeople = (c: Context) =>
  !forPrograms.test(c.req.path) &&
  (c.req.method === 'POST' ||
    c.req.header('accept')?.includes('text/html') === true ||
    /^\/(?:r|q|acces)\//.test(c.req.path))

export function refuse(c: Context, code: ErrorCode, message: string = errors[code].message) {
  const { status } = errors[code]
  const sentence = nbsp(message)
  if (!isForPeople(c)) return c.json({ code, message: sentence }, status)
  const body = html`<h1>${status === 404 ? 'Introuvable' : 'Cela n’a pas marché'}</h1>
<p>${sentence}</p>
<p><a class="btn s" href="/r">Rejoindre une séance avec son code</a></p>`
  return page(c, { title: status === 404 ? 'Introuvable' : 'Refusé', body, status })
}
