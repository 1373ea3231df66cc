import { expect, it } from 'vitest'
import { newAdministratorLink } from '#server/access/administrator-link'
import { workspace } from './workspace.ts'

const HOUR = 3600 * 1000
const DAY = 24 * HOUR

it('opens nothing when a mail scanner looks at a link, and everything when a person presses its button', async () => {
  const w = await workspace()
  const path = await newAdministratorLink(w.accessStore, () => w.time.now)
  for (let i = 0; i < 3; i++) {
    const seen = await w.visitor().get(path)
    expect(seen.status).toBe(200)
    expect(seen.headers.get('set-cookie')).toBeNull()
    expect(seen.text).toContain('Ouvrir mon accès')
  }
  await w.visitor().ask('HEAD', path)
  const admin = w.visitor()
  const opened = await admin.post(path)
  expect([opened.status, opened.location]).toEqual([303, '/'])
  const moi = await admin.json('GET', '/api/moi')
  expect(moi.json).toMatchObject({ roles: ['administrateur'], seanceId: null, expireA: w.time.now + 12 * HOUR })
  w.time.now += 12 * HOUR
  expect((await admin.json('GET', '/api/moi')).status).toBe(401)
})

it('works once when it is for one use, even pressed twice at the same moment', async () => {
  const w = await workspace()
  const { path } = await w.link('animateur', { groupeId: w.groupeId })
  const pressed = await Promise.all([w.visitor().post(path), w.visitor().post(path), w.visitor().post(path)])
  expect(pressed.map((p) => p.status).sort()).toEqual([303, 410, 410])
  const late = await w.visitor().get(path)
  expect(late.status).toBe(410)
  expect(late.text).toContain('Ce lien a déjà servi')
})

it('is the same person on every device when it can be used again', async () => {
  const w = await workspace()
  const { path } = await w.link('coanimateur', { groupeId: w.groupeId, usageUnique: false })
  const ids = []
  for (const device of [w.visitor(), w.visitor()]) {
    expect((await device.post(path)).status).toBe(303)
    ids.push(((await device.json('GET', '/api/moi')).json as { personId: string }).personId)
  }
  expect(ids[0]).toBe(ids[1])
})

it('ends: a link for one use after a week', async () => {
  const w = await workspace()
  const { path } = await w.link('animateur')
  w.time.now += 7 * DAY
  const late = await w.visitor().post(path)
  expect(late.status).toBe(410)
  expect(late.text).toContain('expiré')
  expect((await w.visitor().get('/acces/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await w.visitor().get('/acces/court')).status).toBe(404)
})

it('closes what it opened when it is revoked, and tells open connections', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const made = await admin.json('POST', '/api/liens', {
    role: 'coanimateur',
    pour: 'Coanimation',
    groupeId: w.groupeId,
    usageUnique: false,
  })
  const { id, url } = made.json as { id: string; url: string }
  const devices = [w.visitor(), w.visitor()]
  for (const device of devices) await device.post(new URL(url).pathname)
  const told: unknown[] = []
  w.access.onChange((change) => void told.push(change.sessionId))
  expect((await admin.json('DELETE', `/api/liens/${id}`)).status).toBe(200)
  expect(told.filter((s) => s !== undefined)).toHaveLength(2)
  for (const device of devices) expect((await device.json('GET', '/api/moi')).status).toBe(401)
  expect((await w.visitor().post(new URL(url).pathname)).text).toContain('révoqué')
  const listed = (await admin.json('GET', '/api/liens')).json as { id: string; revoqueA: number | null }[]
  expect(listed.find((l) => l.id === id)?.revoqueA).toBe(w.time.now)
})

it('signs the attendance of a participant who follows a link to a meeting that is on', async () => {
  const w = await workspace()
  const { path } = await w.link('delegue', { seanceId: w.seanceId })
  const someone = w.visitor()
  expect((await someone.get(path)).text).toContain('Signer ma présence')
  expect((await someone.post(path, { mode: 'distance' })).location).toBe(`/seances/${w.seanceId}`)
  expect(await w.seances.emargements.current(w.seanceId)).toMatchObject([
    { nom: 'delegue', mode: 'distance', statut: 'present' },
  ])
  const moi = await someone.json('GET', '/api/moi')
  expect(moi.json).toMatchObject({ seanceId: w.seanceId, expireA: w.time.now + 30 * DAY })
})

it('only opens the reading of a meeting that is closed', async () => {
  const w = await workspace()
  w.setPhase('closed')
  const someone = await w.holder('membre', { seanceId: w.seanceId })
  expect((await someone.json('GET', '/api/moi')).status).toBe(200)
  expect(await w.seances.emargements.current(w.seanceId)).toEqual([])
})

it('lets an animateur open their own group and meetings, never more than they have', async () => {
  const w = await workspace()
  const animateur = await w.holder('animateur', { groupeId: w.groupeId })
  const make = (body: object) => animateur.json('POST', '/api/liens', { pour: 'Awa', ...body })
  expect((await make({ role: 'observateur', groupeId: w.groupeId })).status).toBe(200)
  expect((await make({ role: 'animateur', seanceId: w.seanceId })).status).toBe(200)
  expect((await make({ role: 'observateur' })).json).toMatchObject({ code: 'scopeTooWide' })
  expect((await make({ role: 'administrateur' })).json).toMatchObject({ code: 'scopeTooWide' })
  expect((await make({ role: 'administrateur', groupeId: w.groupeId })).json).toMatchObject({ code: 'roleEverywhere' })
  const [other] = w.store.sqlite.prepare('SELECT id FROM groupes WHERE id <> ?').pluck().all(w.groupeId)
  expect((await make({ role: 'membre', groupeId: String(other) })).status).toBe(404)
  expect((await make({ role: 'membre', seanceId: 'inconnue' })).status).toBe(404)
  const coanimateur = await w.holder('coanimateur', { groupeId: w.groupeId })
  expect(
    (await coanimateur.json('POST', '/api/liens', { role: 'invite', pour: 'Awa', groupeId: w.groupeId })).status,
  ).toBe(403)
})

it('shows each animateur their own links, and lets them revoke no other', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const { json } = await admin.json('POST', '/api/liens', { role: 'animateur', pour: 'Ailleurs' })
  const animateur = await w.holder('animateur', { groupeId: w.groupeId })
  const seen = (await animateur.json('GET', '/api/liens')).json as { groupeId: string | null }[]
  expect(new Set(seen.map((l) => l.groupeId))).toEqual(new Set([w.groupeId]))
  expect((await animateur.json('DELETE', `/api/liens/${(json as { id: string }).id}`)).status).toBe(404)
})

it('lists the open accesses without participants, and closes one', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const other = await w.holder('coanimateur', { groupeId: w.groupeId })
  await w.participant('Awa')
  const open = (await admin.json('GET', '/api/acces')).json as { id: string; role: string; courant: boolean }[]
  expect(open.map((a) => [a.role, a.courant])).toEqual([
    ['administrateur', true],
    ['coanimateur', false],
  ])
  expect((await admin.json('DELETE', `/api/acces/${open[1]?.id}`)).status).toBe(200)
  expect((await other.json('GET', '/api/moi')).status).toBe(401)
  expect((await admin.json('DELETE', `/api/acces/${open[1]?.id}`)).status).toBe(404)
  expect((await other.json('GET', '/api/acces')).status).toBe(401)
})

it('forgets the device that signs out', async () => {
  const w = await workspace()
  const awa = await w.participant('Awa')
  const cookies = [...awa.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  expect((await awa.json('POST', '/api/moi/deconnexion')).status).toBe(200)
  expect(awa.cookies.size).toBe(0)
  expect((await w.visitor().ask('GET', '/api/moi', { headers: { cookie: cookies } })).status).toBe(401)
})

it('writes sign-ins by link and what becomes of links in the journal, without any name', async () => {
  const w = await workspace()
  const admin = await w.holder('administrateur')
  const made = await admin.json('POST', '/api/liens', { role: 'invite', pour: 'Chloé Invente', groupeId: w.groupeId })
  await admin.json('DELETE', `/api/liens/${(made.json as { id: string }).id}`)
  const rows = w.store.sqlite.prepare('SELECT * FROM journal ORDER BY seq').all() as { act: string }[]
  expect(rows.map((r) => r.act)).toEqual(['lien.creation', 'connexion.lien', 'lien.creation', 'lien.revocation'])
  expect(JSON.stringify(rows)).not.toContain('Chloé')
})
