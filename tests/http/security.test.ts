import { request } from 'node:http'
import { expect, it } from 'vitest'
import { workspace } from './workspace.ts'

it('marks its cookie HttpOnly and SameSite=Lax over http', async () => {
  const w = await workspace()
  const signed = await w.visitor().post(`/r/${w.shownCode}`, { nom: 'Awa', mode: 'salle' })
  const cookie = signed.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^tdt=[\w-]{22}; /)
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Secure')
  const token = /tdt=([\w-]+)/.exec(cookie)?.[1] ?? ''
  expect(w.store.sqlite.prepare('SELECT count(*) AS n FROM sessions WHERE token_hash = ?').get(token)).toEqual({ n: 0 })
})

it('locks its cookie to the host and to https when the public address is https, and takes no other', async () => {
  const w = await workspace({ publicUrl: 'https://ateliers.exemple.fr' })
  const origin = 'https://ateliers.exemple.fr'
  const someone = w.visitor()
  const signed = await someone.post(`/r/${w.shownCode}`, { nom: 'Awa', mode: 'salle' }, { origin })
  const cookie = signed.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-tdt=[\w-]{22}; /)
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  expect((await someone.json('GET', '/api/moi')).status).toBe(200)
  const planted = await w.visitor().ask('GET', '/api/moi', { headers: { cookie: cookie.replace('__Host-', '') } })
  expect(planted.status).toBe(401)
})

it.each([
  ['another site', { origin: 'https://mechant.example' }],
  ['a page without origin', { origin: 'null' }],
  ['the right name on another port', { origin: 'http://127.0.0.1:1' }],
  ['a name that ends like ours', { origin: 'http://x127.0.0.1' }],
  ['another scheme', { origin: 'ftp://127.0.0.1' }],
  ['a site told by Sec-Fetch-Site alone', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }],
])('refuses a write from %s', async (_, headers: Record<string, string>) => {
  const w = await workspace()
  const awa = await w.participant('Awa')
  for (const path of [`/r/${w.shownCode}`, `/q/${w.qrToken}`, '/acces/AAAAAAAAAAAAAAAAAAAAAA', '/api/moi/deconnexion'])
    expect((await awa.ask('POST', path, { headers })).status, path).toBe(403)
  expect((await awa.json('GET', '/api/moi')).status).toBe(200)
  expect(await w.seances.emargements.current(w.seanceId)).toHaveLength(1)
})

it('takes a write from our own page, and from a program that is no browser', async () => {
  const w = await workspace()
  for (const headers of [{ origin: w.base }, { 'sec-fetch-site': 'same-origin' }, {}] as Record<string, string>[]) {
    const body = new URLSearchParams({ nom: 'Awa', mode: 'salle' })
    expect((await w.visitor().ask('POST', `/r/${w.shownCode}`, { body, headers })).status).toBe(303)
  }
})

it('sends a strict policy with every answer', async () => {
  const w = await workspace()
  for (const path of ['/r', `/r/${w.shownCode}`, '/api/moi', '/nulle-part', '/confidentialite']) {
    const { headers } = await w.visitor().get(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  }
})

it('refuses a body over 256 kB, announced or sent in pieces', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const body = { role: 'invite', pour: 'x'.repeat(300_000) }
  expect((await admin.json('POST', '/api/liens', body)).status).toBe(413)
  expect((await w.visitor().post(`/r/${w.shownCode}`, { nom: 'a'.repeat(300_000), mode: 'salle' })).status).toBe(413)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const sent = request(`${w.base}/api/liens`, { method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on('error', reject)
    for (let i = 0; i < 30; i++) sent.write('x'.repeat(10_000))
    sent.end()
  })
  expect(status).toBe(413)
  expect((await w.visitor().get('/health/live')).status).toBe(200)
})

it('names the field that is wrong and never repeats what was sent', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const wrong = await admin.json('POST', '/api/liens', { role: 'secret-mot', pour: 'Awa' })
  expect(wrong.status).toBe(400)
  expect(wrong.json).toEqual({
    code: 'badField',
    message: 'Le champ «\u00a0role\u00a0» n’est pas l’un des choix possibles. Corrigez-le puis recommencez.',
  })
  const broken = await admin.ask('POST', '/api/liens', {
    body: '{"pour":',
    headers: { 'content-type': 'application/json' },
  })
  expect([broken.status, broken.text.includes('badJson')]).toEqual([400, true])
  const typed = await admin.ask('POST', '/api/liens', {
    body: 'role=invite',
    headers: { 'content-type': 'text/plain' },
  })
  expect(typed.status).toBe(415)
  for (const body of ['null', '[]', '"a"', '{"__proto__":{"role":"administrateur"}}'])
    expect(
      (await admin.ask('POST', '/api/liens', { body, headers: { 'content-type': 'application/json' } })).status,
    ).toBe(400)
})

it('answers an unknown address with 404, whatever its slashes', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  for (const path of ['//api//moi', '/api//moi', '/api/', '/api/inconnu', '/API/moi', '/api/moi/', '//api//liens'])
    expect((await admin.ask('GET', path)).status, path).toBe(404)
  for (const path of ['/nulle-part', '/seances', '/seances/a/inconnu', '/..%2f..%2fpackage.json', '/%00'])
    expect((await admin.get(path)).status, path).toBe(404)
  const outsider = await w.visitor().ask('GET', '//api//moi')
  expect(outsider.headers.get('content-type')).toContain('application/json')
})

it('keeps line ends of an address out of the headers it sends', async () => {
  const w = await workspace()
  const evil = encodeURIComponent('AAAA\r\nSet-Cookie: tdt=volé')
  for (const path of [`/r?code=${evil}`, `/r/${evil}`, `/q/${evil}`, `/acces/${evil}`]) {
    const answer = await w.visitor().get(path)
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('set-cookie'), path).toBeNull()
  }
})

it('says it is alive and ready', async () => {
  const w = await workspace()
  expect((await w.visitor().json('GET', '/health/live')).json).toEqual({ ok: true })
  expect((await w.visitor().json('GET', '/health/ready')).json).toEqual({ ok: true })
})

it('shows the two notices without any sign-in', async () => {
  const w = await workspace()
  expect((await w.visitor().get('/confidentialite')).text).toContain('Vos données')
  expect((await w.visitor().get('/accessibilite')).text).toContain('non conforme')
})

it('takes a form that is no form for a fault of whoever sent it', async () => {
  const w = await workspace()
  const { path } = await w.link('animateur')
  for (const [type, body] of [
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=a', 'zzz'],
    ['application/json', '{"nom":"Awa","mode":"salle"}'],
    ['application/x-www-form-urlencoded', '%%%=%zz&mode=salle'],
  ] as const)
    expect(
      (await w.visitor().ask('POST', `/r/${w.shownCode}`, { body, headers: { 'content-type': type } })).status,
    ).toBe(400)
  const headers = { 'content-type': 'multipart/form-data' }
  expect((await w.visitor().ask('POST', path, { body: 'x', headers })).status).toBe(400)
  expect((await w.visitor().post(path)).status).toBe(303)
})

it('leaves one line in the journal, without a name, when refusals come in numbers', async () => {
  const w = await workspace()
  await Promise.all(Array.from({ length: 130 }, () => w.visitor().get('/api/moi')))
  const rows = w.store.sqlite.prepare('SELECT act, person_id, subject FROM journal').all()
  expect(rows).toEqual([{ act: 'refus.rafale', person_id: null, subject: null }])
})
