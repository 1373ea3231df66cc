import { expect, it } from 'vitest'
import type { Phase } from '#shared/documents/choices'
import { fieldsOf } from './visitor.ts'
import { workspace } from './workspace.ts'

const DAY = 24 * 3600 * 1000

it('signs the attendance with the form as it was shown, without JavaScript', async () => {
  const w = await workspace()
  const awa = w.visitor()
  const asked = await awa.get(`/r?code=${w.shownCode.toLowerCase().replace('-', ' ')}`)
  expect(asked.location).toBe(`/r/${w.shownCode}`)
  const shown = await awa.get(`/r/${w.shownCode}`)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('mardi 1<sup>er</sup> juillet 2025')
  expect(shown.text).not.toContain('<script')
  const action = /<form method="post" action="([^"]+)"/.exec(shown.text)?.[1] ?? ''
  const typed = { nom: 'Awa', fonction: 'Chargée de mission', organisme: 'Est Ensemble', mode: 'distance' }
  w.time.now += 5_000
  const signed = await awa.post(action, { ...fieldsOf(shown.text), ...typed, represente: 'Ville de Bobigny' })
  expect(signed.status).toBe(303)
  expect(signed.location).toBe(`/seances/${w.seanceId}`)
  const lines = await w.seances.emargements.current(w.seanceId)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    ...typed,
    represente: 'Ville de Bobigny',
    signeA: w.time.now,
    par: 'soi',
    statut: 'present',
  })
  const moi = await awa.json('GET', '/api/moi')
  expect(moi.json).toMatchObject({ nom: 'Awa', seanceId: w.seanceId, expireA: w.time.now + 30 * DAY })
})

it('weighs less than 20 kB with its style, and loads nothing else but its icon', async () => {
  const w = await workspace()
  const someone = w.visitor()
  const shown = await someone.get(`/r/${w.shownCode}`)
  const sheets = [...shown.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1] ?? '')
  expect(sheets).toHaveLength(1)
  const sheet = await someone.get(sheets[0] ?? '')
  expect(sheet.headers.get('content-type')).toContain('text/css')
  expect(sheet.headers.get('cache-control')).toContain('immutable')
  expect(Buffer.byteLength(shown.text) + Buffer.byteLength(sheet.text)).toBeLessThan(20_000)
  expect(shown.text).not.toMatch(/https?:\/\//)
  expect(shown.text).not.toMatch(/\sstyle=/)
})

it('says nothing of other participants before sign-in', async () => {
  const w = await workspace()
  await w.participant('Bruno Invente')
  const shown = await w.visitor().get(`/r/${w.shownCode}`)
  expect(shown.text).not.toContain('Bruno')
})

it('keeps the same person on a reload, on a second send of the same form, and on coming back', async () => {
  const w = await workspace()
  const awa = w.visitor()
  const shown = await awa.get(`/r/${w.shownCode}`)
  const form = { ...fieldsOf(shown.text), nom: 'Awa', mode: 'salle' }
  // Pressed twice before the first answer came back with its cookie.
  const twice = await Promise.all([awa.post(`/r/${w.shownCode}`, form), awa.post(`/r/${w.shownCode}`, form)])
  expect(twice.map((a) => a.status)).toEqual([303, 303])
  const again = await awa.get(`/r/${w.shownCode}`)
  expect(again.text).toContain('Continuer en tant que Awa')
  w.time.now += 60_000
  const back = await awa.post(`/r/${w.shownCode}`, {
    ...fieldsOf(again.text),
    fonction: 'Directrice',
    mode: 'distance',
  })
  expect(back.status).toBe(303)
  const lines = await w.seances.emargements.current(w.seanceId)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ nom: 'Awa', fonction: 'Directrice', mode: 'distance', signeA: w.time.now - 60_000 })
  expect(await w.seances.emargements.history(w.seanceId, lines[0]?.ligneId ?? '')).toHaveLength(2)
})

it('lets someone else sign on a shared device', async () => {
  const w = await workspace()
  const device = await w.participant('Awa')
  const blank = await device.get(`/r/${w.shownCode}?autre=1`)
  expect(fieldsOf(blank.text).nom).toBe('')
  await device.post(`/r/${w.shownCode}`, { ...fieldsOf(blank.text), nom: 'Bruno', mode: 'salle' })
  const names = (await w.seances.emargements.current(w.seanceId)).map((l) => l.nom)
  expect(names).toEqual(['Awa', 'Bruno'])
  expect((await device.json('GET', '/api/moi')).json).toMatchObject({ nom: 'Bruno' })
})

it('keeps the access of an animateur who signs, and puts them on the list', async () => {
  const w = await workspace()
  const animateur = await w.holder('animateur')
  const before = [...animateur.cookies]
  expect((await animateur.post(`/r/${w.shownCode}`, { nom: 'Chloé', mode: 'salle' })).status).toBe(303)
  expect([...animateur.cookies]).toEqual(before)
  expect((await animateur.json('GET', '/api/moi')).json).toMatchObject({
    nom: 'Chloé',
    roles: ['animateur'],
    seanceId: null,
  })
})

it('shows the form again with what was typed when something is missing', async () => {
  const w = await workspace()
  const typed = { nom: '  ', organisme: 'Est <b>Ensemble</b> & "co"', mode: 'ailleurs', 'represente-quelquun': '1' }
  const shown = await w.visitor().post(`/r/${w.shownCode}`, typed)
  expect(shown.status).toBe(400)
  expect(shown.text).toContain('value="Est &lt;b&gt;Ensemble&lt;/b&gt; &amp; &quot;co&quot;"')
  for (const key of ['nom', 'mode', 'represente']) {
    expect(shown.text).toContain(`aria-describedby="${key}-faute"`)
    expect(shown.text).toContain(`id="${key}-faute"`)
    expect(shown.text).toContain(`href="#${key}"`)
  }
  expect(await w.seances.emargements.current(w.seanceId)).toEqual([])
  const long = await w.visitor().post(`/r/${w.shownCode}`, { nom: 'a'.repeat(201), mode: 'salle' })
  expect(long.status).toBe(400)
})

it('escapes a name made of markup wherever it is shown', async () => {
  const w = await workspace()
  const nom = '<script>alert(1)</script>'
  const someone = await w.participant(nom)
  const shown = await someone.get(`/r/${w.shownCode}`)
  expect(shown.text).not.toContain('<script>')
  expect(shown.text).toContain('&lt;script&gt;')
})

it('strips what a name cannot hold: line ends, control signs, signs that turn the text round', async () => {
  const w = await workspace()
  const someone = await w.participant('Awa\r\nSet-Cookie: a=b\u202e\u0000 Invente')
  expect((await someone.json('GET', '/api/moi')).json).toMatchObject({ nom: 'Awa Set-Cookie: a=b Invente' })
})

it('reads a code with lower case, spaces and confusable letters', async () => {
  const w = await workspace()
  w.store.sqlite.prepare('UPDATE seances SET code = ? WHERE id = ?').run('0A1B2C3D', w.seanceId)
  for (const typed of ['0A1B-2C3D', 'oa1b2c3d', ' oA I b - 2 c 3 d ', '0alb_2c3d'])
    expect((await w.visitor().get(`/r/${encodeURIComponent(typed)}`)).status).toBe(200)
  expect((await w.visitor().get('/r?code=trop-court')).status).toBe(400)
  expect((await w.visitor().get('/r/')).location).toBe('/r')
})

it('has a clear page for a wrong code, a wrong QR, and a meeting that is not open', async () => {
  const w = await workspace()
  const wrong = await w.visitor().get('/r/AAAA-AAAA')
  expect(wrong.status).toBe(404)
  expect(wrong.text).toContain('Ce code n’ouvre aucune séance')
  expect(wrong.text).toContain('name="code" value="AAAA-AAAA"')
  expect((await w.visitor().get('/q/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  for (const phase of ['draft', 'closed', 'validated'] as const) {
    w.setPhase(phase)
    for (const path of [`/r/${w.shownCode}`, `/q/${w.qrToken}`]) {
      expect((await w.visitor().get(path)).status).toBe(410)
      expect((await w.visitor().post(path, { nom: 'Awa', mode: 'salle' })).status).toBe(410)
    }
  }
  expect(await w.seances.emargements.current(w.seanceId)).toEqual([])
})

it('says that a meeting is over, or that its code was replaced, to whoever types a code that was right', async () => {
  const w = await workspace()
  const phase = async () => (await w.seances.meetings.get(w.seanceId))?.phase ?? 'draft'
  const move = async (to: Phase, code: string | null) => {
    const codes = code === null ? {} : { code }
    await w.seances.meetings.move(w.seanceId, { from: await phase(), to, personId: null, at: w.time.now, ...codes })
    w.access.changed({ seanceId: w.seanceId })
  }
  const says = async (path: string, sentence: string) => {
    for (const answer of [await w.visitor().get(path), await w.visitor().post(path, { nom: 'Awa', mode: 'salle' })]) {
      expect(answer.status).toBe(410)
      expect(answer.text).toContain(sentence)
    }
  }
  await w.seances.meetings.setCode(w.seanceId, 'NEWC0DE2', 'AAAAAAAAAAAAAAAAAAAAAA')
  await says(`/r/${w.shownCode}`, 'Ce code a été remplacé')
  expect((await w.visitor().get('/r/NEWC-0DE2')).status).toBe(200)
  await move('live', null)
  await move('closed', null)
  for (let i = 0; i < 19; i++) await w.visitor().get('/r/AAAA-AAAA')
  // Neither counted, which would start the alarm, nor slowed once it has started.
  for (const path of [`/r/${w.shownCode}`, '/r/NEWC-0DE2']) await says(path, 'Cette séance est close')
  expect(w.codeGuard.alarm()).toBe(false)
  await w.visitor().get('/r/AAAA-AAAA')
  expect(w.codeGuard.alarm()).toBe(true)
  await says('/r/NEWC-0DE2', 'Cette séance est close')
  expect(w.waits).toEqual([])
  await move('live', 'NEWC0DE3')
  await says('/r/NEWC-0DE2', 'Ce code a été remplacé')
  for (const code of [w.code, 'NEWC0DE2', 'NEWC0DE3']) expect(await w.seances.meetings.codeTaken(code)).toBe(true)
  expect(await w.seances.meetings.codeTaken('NEWC0DE4')).toBe(false)
  expect(await w.seances.emargements.current(w.seanceId)).toEqual([])
})

it('leads whoever signed back to the meeting when its code no longer works', async () => {
  const w = await workspace()
  const awa = await w.participant('Awa')
  w.setPhase('closed')
  expect((await awa.get(`/q/${w.qrToken}`)).text).toContain(`href="/seances/${w.seanceId}"`)
})

it('slows every typed code after many wrong ones, never the QR, warns, and forgets with time', async () => {
  const w = await workspace()
  const heard: boolean[] = []
  w.codeGuard.onAlarm((alarm) => void heard.push(alarm))
  const attacker = w.visitor()
  for (let i = 0; i < 25; i++) expect((await attacker.get('/r/AAAA-AAAA')).status).toBe(404)
  expect(heard).toEqual([true])
  const tried = w.waits.length
  expect((await w.visitor().get(`/q/${w.qrToken}`)).status).toBe(200)
  expect((await w.visitor().post(`/q/${w.qrToken}`, { nom: 'Awa', mode: 'salle' })).status).toBe(303)
  expect(w.waits.length).toBe(tried)
  expect((await w.visitor().get(`/r/${w.shownCode}`)).status).toBe(200)
  expect((await w.visitor().post(`/r/${w.shownCode}`, { nom: 'Bruno', mode: 'salle' })).status).toBe(303)
  expect(w.waits.slice(tried)).toEqual([3_000, 3_000])
  const rows = w.store.sqlite.prepare("SELECT count(*) AS n FROM journal WHERE act = 'codes.faux'").get()
  expect(rows).toEqual({ n: 1 })
  w.time.now += 3_600_000
  expect(w.codeGuard.alarm()).toBe(false)
})

it('lets 150 people sign from one address in quick succession', async () => {
  const w = await workspace()
  const people = Array.from({ length: 150 }, (_, i) => `Personne ${i}`)
  const signed = await Promise.all(
    people.map((nom) => w.visitor().post(`/r/${w.shownCode}`, { nom, organisme: 'Caf', mode: 'salle' })),
  )
  expect(new Set(signed.map((s) => s.status))).toEqual(new Set([303]))
  expect(await w.seances.emargements.current(w.seanceId)).toHaveLength(150)
  expect(w.waits).toEqual([])
})

it('gives the known person of one meeting a line of their own in another', async () => {
  const w = await workspace()
  const awa = await w.participant('Awa')
  const [first] = await w.seances.emargements.current(w.seanceId)
  w.store.sqlite
    .prepare(`INSERT INTO seances (id, titre, jour, coanimation, ordre_du_jour, cadre, actualites, phase, code, created_at)
      VALUES ('autre', 'Autre séance', '2025-09-02', '[]', '[]', '[]', '[]', 'open', 'ZZZZ2222', 0)`)
    .run()
  const shown = await awa.get('/r/ZZZZ-2222')
  expect((await awa.post('/r/ZZZZ-2222', fieldsOf(shown.text))).location).toBe('/seances/autre')
  const [other] = await w.seances.emargements.current('autre')
  expect(other?.personId).toBe(first?.personId)
  expect((await awa.json('GET', '/api/moi')).json).toMatchObject({ seanceId: 'autre' })
})
