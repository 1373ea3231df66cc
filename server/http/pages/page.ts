import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { stylePath } from './style.ts'

export type Markup = ReturnType<typeof html>
export const nothing = html``

const seats = [
  [14, 2.6, '#3346c4'],
  [23.9, 8.3, '#0f766e'],
  [23.9, 19.7, '#b45309'],
  [14, 25.4, '#3346c4'],
  [4.1, 19.7, '#b42318'],
  [4.1, 8.3, '#0f766e'],
] as const

const logo = html`<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="6.2" fill="none" stroke="#1c2033" stroke-width="2.4"/>${seats.map(
  ([x, y, fill]) => html`<circle cx="${x}" cy="${y}" r="2.3" fill="${fill}"/>`,
)}</svg>`

interface Page {
  title: string
  body: Markup | Promise<Markup>
  status?: ContentfulStatusCode
}

/** A page that needs neither the client nor JavaScript. What it says depends on who asks: never kept by a cache. */
export function page(c: Context, { title, body, status = 200 }: Page) {
  c.header('Cache-Control', 'no-store')
  return c.html(
    html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Tour de table</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="/logo.svg" type="image/svg+xml">
</head>
<body>
<header><a class="logo" href="/">${logo} Tour de table</a></header>
<main>
${body}
</main>
<footer><a href="/diagnostic">Tester ma connexion</a><a href="/confidentialite">Vos données</a><a href="/accessibilite">Accessibilité&nbsp;: non conforme</a></footer>
</body>
</html>`,
    status,
  )
}
