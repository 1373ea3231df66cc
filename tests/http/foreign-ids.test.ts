import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLink } from '#server/access/links'
import { endpoints } from '#server/http/openapi'
import { sqliteAccessStore } from '#server/store/access-store'
import { documents, snapshots } from '#server/store/tables'
import { can } from '#shared/access/can'
import { participants, type Role, rolesDonnes } from '#shared/access/roles'
import { allFiles } from '#shared/api/files'
import { startServer, type TestServer } from '#tests/support/server'
import { removeTempDir } from '#tests/support/temp-dir'
import { type Visitor, visitorOf } from './visitor.ts'

let server: TestServer
/** Ids of the demonstration meeting and what belongs to it, by the first word of the path. */
let ours: Record<string, string>
let otherGroupe: string

const one = (sql: string, ...values: string[]) =>
  String(
    server.store.sqlite
      .prepare(sql)
      .pluck()
      .get(...values),
  )

beforeAll(async () => {
  server = await startServer()
  const seance = one("SELECT id FROM seances WHERE phase = 'live'")
  const groupe = one('SELECT groupe_id FROM seances WHERE id = ?', seance)
  otherGroupe = one('SELECT id FROM groupes WHERE id <> ? AND NOT comite', groupe)
  const sheet = one("SELECT id FROM documents WHERE kind = 'sous-groupe' AND seance_id = ?", seance)
  const { db } = server.store
  const [instantane, restitution] = ['instantane', 'restitution']
  const frozen = { libelle: 'Essai', at: 0, position: 0, content: '{}', hash: 'essai' }
  db.insert(snapshots)
    .values({ ...frozen, id: instantane, seanceId: seance, groupeId: groupe })
    .run()
  const document = { kind: 'restitution', title: 'Essai', createdAt: 0 } as const
  db.insert(documents)
    .values({ ...document, id: restitution, groupeId: groupe })
    .run()
  const admin = await holder('administrateur')
  const lien = (await admin.json('POST', '/api/liens', { role: 'invite', pour: 'Awa', groupeId: groupe })).json as {
    id: string
  }
  const [acces] = (await admin.json('GET', '/api/acces')).json as { id: string }[]
  const [axes, schemas] = [one('SELECT id FROM axes'), one('SELECT id FROM schemas')]
  ours = {
    ...{ axes, schemas, personnes: one('SELECT id FROM personnes') },
    ...{ seances: seance, groupes: groupe, documents: sheet, livrables: sheet, restitutions: restitution },
    ...{ instantanes: instantane, liens: lien.id, acces: acces?.id ?? '' },
  }
})
afterAll(async () => {
  await server.stop()
  removeTempDir(server.dataDir)
})

async function holder(role: Role, where: { seanceId?: string; groupeId?: string } = {}): Promise<Visitor> {
  const place = { seanceId: where.seanceId ?? null, groupeId: where.groupeId ?? null }
  const opens = { role, pour: role, fonction: null, organisme: null, mode: null, usageUnique: true, createdBy: null }
  const { url } = await createLink(sqliteAccessStore(server.store.db), { ...opens, ...place }, Date.now(), server.url)
  const visitor = visitorOf(server.url)
  expect((await visitor.post(new URL(url).pathname)).status).toBe(303)
  return visitor
}

const all = [...endpoints, ...allFiles.map((f) => ({ ...f, method: 'get' as const }))]
/** Operations on one thing, of which an outsider may know nothing. The plan is open to whoever takes part in anything. */
const guarded = all.filter(({ path, act }) => path.includes(':id') && act !== null && act !== 'readSchemas')
const at = (path: string, id: (word: string) => string) => {
  const word = /^\/api\/(\w+)/.exec(path)?.[1] ?? ''
  return path.replace(':id', id(word)).replace(/:\w+/g, 'x')
}
const ask = (visitor: Visitor, method: string, path: string) =>
  visitor.json(method.toUpperCase(), path, method === 'get' ? undefined : {})

const others = Object.keys(rolesDonnes).filter((r): r is Role => r !== 'administrateur')

it.each(others)('tells %s of another group nothing of a meeting, not even that it exists', async (role) => {
  const outsider = await holder(role, { groupeId: otherGroupe })
  expect(guarded.length).toBeGreaterThan(30)
  for (const { method, path, act } of guarded) {
    const foreign = await ask(
      outsider,
      method,
      at(path, (word) => ours[word] ?? ''),
    )
    const unknown = await ask(
      outsider,
      method,
      at(path, () => 'inconnu'),
    )
    const label = `${role} ${method} ${path}`
    // Where no meeting or group is named first, the role alone may be refused.
    const byRole = act === 'administer' || (path.startsWith('/api/liens') && !can([role], 'createLink'))
    const wanted = byRole ? 403 : 404
    expect([foreign.status, unknown.status], label).toEqual([wanted, wanted])
    expect(foreign.text, label).toBe(unknown.text)
  }
})

it('tells the participant of another meeting nothing either', async () => {
  server.store.sqlite
    .prepare(`INSERT INTO seances (id, groupe_id, titre, jour, coanimation, ordre_du_jour, cadre, actualites, phase, code, created_at)
      VALUES ('ailleurs', ?, 'Ailleurs', '2025-09-02', '[]', '[]', '[]', '[]', 'live', 'ZZZZ2222', 0)`)
    .run(otherGroupe)
  const outsider = visitorOf(server.url)
  await outsider.post('/r/ZZZZ-2222', { nom: 'Bruno', mode: 'salle' })
  for (const { method, path } of guarded) {
    const { status } = await ask(
      outsider,
      method,
      at(path, (word) => ours[word] ?? ''),
    )
    expect([403, 404], `${method} ${path}`).toContain(status)
  }
  expect((await outsider.json('GET', '/api/liens')).status).toBe(403)
  expect((await outsider.json('GET', '/api/acces')).status).toBe(403)
})

it.each(others)(
  'refuses %s of the meeting what the table of roles refuses, and nothing by that rule else',
  async (role) => {
    const insider = await holder(role, { seanceId: ours.seances ?? '' })
    const inMeeting = guarded.filter(({ path, method }) => path.startsWith('/api/seances/') && method !== 'get')
    for (const { method, path, act } of inMeeting) {
      if (act === null || act === 'public' || can([role], act)) continue
      const { status, json } = await ask(
        insider,
        method,
        at(path, (word) => ours[word] ?? ''),
      )
      expect([status, json], `${role} ${method} ${path}`).toMatchObject([403, { code: 'forbidden' }])
    }
    // A document taken away is refused or given whatever its format: the slow ones are not made here.
    const reads = guarded.filter(
      ({ path, method }) =>
        path.startsWith('/api/seances/') && method === 'get' && !/\.(docx|odt|pdf|pptx|odp)$/.test(path),
    )
    for (const { method, path, act } of reads) {
      const { status } = await ask(
        insider,
        method,
        at(path, (word) => ours[word] ?? ''),
      )
      const allowed = act !== null && act !== 'public' && can([role], act)
      expect(status === 403, `${role} ${method} ${path} ${status}`).toBe(!allowed)
    }
    if (participants.includes(role)) expect((await insider.json('GET', '/api/acces')).status).toBe(403)
  },
)

it('refuses an id of another meeting hidden in the body', async () => {
  const outsider = await holder('animateur', { groupeId: otherGroupe })
  const groupe = ours.groupes ?? ''
  for (const place of [
    { seanceId: ours.seances },
    { groupeId: groupe },
    { seanceId: ours.seances, groupeId: otherGroupe },
  ])
    expect((await outsider.json('POST', '/api/liens', { role: 'invite', pour: 'Awa', ...place })).status).toBe(404)
  const instantanes = [ours.instantanes]
  const made = await outsider.json('POST', `/api/groupes/${otherGroupe}/restitutions`, { intitule: 'Vol', instantanes })
  expect([403, 404]).toContain(made.status)
})
