import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { type AccessService, createAccess } from '#server/access/access'
import type { Actor } from '#server/services'
import { sqliteAccessStore } from '#server/store/access-store'
import type { Db } from '#server/store/db'
import {
  affectations,
  axes,
  documents,
  emargements,
  groupes,
  roleGrants,
  seances,
  sousGroupes,
} from '#server/store/tables'
import type { Role } from '#shared/access/roles'
import type { Phase } from '#shared/documents/choices'
import type { DocumentKind } from '#shared/documents/registry'
import { insertPeople, insertPlan, insertSeance, insertSousGroupes, sousGroupeRow } from '#tests/commands/rows'
import { MORNING, tempStore } from '#tests/support/store'

let db: Db
let access: AccessService
let grants = 0

const insertDocument = (
  id: string,
  kind: DocumentKind,
  place: { seanceId?: string; groupeId?: string; axeId?: string },
) =>
  db
    .insert(documents)
    .values({ id, kind, title: id, createdAt: MORNING, ...place })
    .run()

beforeEach(() => {
  db = tempStore().db
  insertPlan(db)
  db.insert(axes).values({ id: 'axe-2', schemaId: 'sdsf', numero: 2, titre: 'Autre axe' }).run()
  db.insert(groupes).values({ id: 'groupe-2', schemaId: 'sdsf', axeId: 'axe-2', titre: 'Groupe Axe 2', rang: 1 }).run()
  insertSeance(db, { groupeId: 'groupe', phase: 'live' })
  insertSeance(db, { id: 'seance-2', groupeId: 'groupe-2', phase: 'live' })
  insertSousGroupes(db, sousGroupeRow({ id: 'sg1', numero: 1 }), sousGroupeRow({ id: 'sg2', numero: 2 }))
  for (const kind of ['notes-de-seance', 'seance-en-direct', 'emargement'] as const)
    insertDocument(kind, kind, { seanceId: 'seance' })
  insertDocument('notes-2', 'notes-de-seance', { seanceId: 'seance-2' })
  insertDocument('fiche', 'fiche-action', { axeId: 'axe-5' })
  insertDocument('fiche-2', 'fiche-action', { axeId: 'axe-2' })
  insertDocument('livrable', 'livrable', { groupeId: 'groupe' })
  insertDocument('livrable-2', 'livrable', { groupeId: 'groupe-2' })
  insertDocument('restitution', 'restitution', { groupeId: 'groupe' })
  insertDocument('restitution-2', 'restitution', { groupeId: 'groupe-2' })
  access = createAccess({ store: sqliteAccessStore(db), clock: () => MORNING, secure: false })
})

function someone(role: Role, where: { seanceId?: string; groupeId?: string } = {}, only: string | null = null): Actor {
  const personId = `person-${++grants}`
  insertPeople(db, personId)
  db.insert(roleGrants)
    .values({ id: `grant-${grants}`, personId, role, grantedAt: MORNING, ...where })
    .run()
  const words = { nom: personId, organisme: null, fonction: null, couleur: 0 }
  return { sessionId: `session-${grants}`, personId, ...words, seanceId: only, expiresAt: MORNING + 1000 }
}
const inSeance = (role: Role) => someone(role, { seanceId: 'seance' }, 'seance')
const setPhase = (phase: Phase) => {
  db.update(seances).set({ phase }).where(eq(seances.id, 'seance')).run()
  access.changed({ seanceId: 'seance' })
}
const all = [
  'fiche-sg1',
  'notes-de-seance',
  'seance-en-direct',
  'emargement',
  'notes-2',
  'fiche',
  'fiche-2',
  'livrable',
  'livrable-2',
  'restitution',
  'restitution-2',
]
async function rights(actor: Actor): Promise<Record<string, string>> {
  const found = await Promise.all(
    all.map(async (id) => [id, (await access.document(actor, id))?.right ?? '–'] as const),
  )
  return Object.fromEntries(found)
}

it('opens to a participant the documents of their live meeting, and only the reading of the plan elsewhere', async () => {
  expect(await rights(inSeance('invite'))).toEqual({
    'fiche-sg1': 'write',
    'notes-de-seance': 'write',
    'seance-en-direct': 'read',
    emargement: '–',
    'notes-2': '–',
    fiche: 'write',
    'fiche-2': 'read',
    livrable: 'write',
    'livrable-2': 'read',
    restitution: '–',
    'restitution-2': '–',
  })
})

it.each(['draft', 'open', 'closed', 'validated'] as const)(
  'freezes everything for a participant while the meeting is %s',
  async (phase) => {
    const awa = inSeance('invite')
    setPhase(phase)
    const held = await rights(awa)
    expect(new Set(Object.values(held))).toEqual(new Set(['read', '–']))
    expect((await access.document(awa, 'notes-de-seance'))?.refusal).toBe('frozen')
    expect((await access.document(awa, 'fiche'))?.refusal).toBe('frozen')
    expect((await access.document(awa, 'fiche-2'))?.refusal).toBe('readOnly')
  },
)

it('opens the whole group to its animateur, and nothing of another group but what everyone reads', async () => {
  expect(await rights(someone('animateur', { groupeId: 'groupe' }))).toEqual({
    'fiche-sg1': 'write',
    'notes-de-seance': 'write',
    'seance-en-direct': 'read',
    emargement: 'read',
    'notes-2': '–',
    fiche: 'write',
    'fiche-2': 'read',
    livrable: 'write',
    'livrable-2': 'read',
    restitution: 'write',
    'restitution-2': '–',
  })
})

it('opens every document to an administrator', async () => {
  expect(Object.values(await rights(someone('administrateur')))).not.toContain('–')
})

it('lets an observer read and write nothing', async () => {
  const held = await rights(someone('observateur', { seanceId: 'seance' }))
  expect(Object.values(held)).not.toContain('write')
  expect(held.emargement).toBe('–')
  expect(held['notes-de-seance']).toBe('read')
})

it('opens nothing to a person without a role, nor what was removed or never existed', async () => {
  insertPeople(db, 'nobody')
  const nobody = { ...inSeance('invite'), personId: 'nobody' }
  expect(new Set(Object.values(await rights(nobody)))).toEqual(new Set(['–']))
  const admin = someone('administrateur')
  expect(await access.document(admin, 'never')).toBeNull()
  db.update(documents).set({ removedAt: MORNING }).where(eq(documents.id, 'livrable')).run()
  access.changed({})
  expect(await access.document(admin, 'livrable')).toBeNull()
})

it('counts only the roles of its own meeting for a participant access, whatever the person holds elsewhere', async () => {
  const person = someone('animateur', { groupeId: 'groupe' })
  db.insert(roleGrants)
    .values({ id: 'second', personId: person.personId, role: 'invite', seanceId: 'seance-2', grantedAt: MORNING })
    .run()
  const byPhone = { ...person, sessionId: 'phone', seanceId: 'seance-2' }
  expect(await access.roles(byPhone, { seanceId: 'seance' })).toEqual([])
  expect(await access.roles(byPhone, { seanceId: 'seance-2' })).toEqual(['invite'])
  expect(await access.roles(byPhone, { groupeId: 'groupe' })).toEqual([])
  expect(await access.document(byPhone, 'restitution')).toBeNull()
})

it('makes an animateur of one meeting a co-facilitator of its group, so that other meetings are not theirs to make', async () => {
  const animateur = someone('animateur', { seanceId: 'seance' })
  expect(await access.roles(animateur, { seanceId: 'seance' })).toEqual(['animateur'])
  expect(await access.roles(animateur, { groupeId: 'groupe' })).toEqual(['coanimateur'])
  expect(await access.roles(animateur, { seanceId: 'seance-2' })).toEqual([])
})

it('lets whoever chose a sub-group write its sheet and read the others, and its rapporteur finish it after closing', async () => {
  const awa = inSeance('membre')
  db.insert(affectations).values({ seanceId: 'seance', personId: awa.personId, sousGroupeId: 'sg1', at: MORNING }).run()
  expect((await access.document(awa, 'fiche-sg1'))?.right).toBe('write')
  expect(await access.document(awa, 'fiche-sg2')).toMatchObject({ right: 'read', refusal: 'readOnly' })
  db.update(sousGroupes).set({ rapporteurId: awa.personId }).where(eq(sousGroupes.id, 'sg1')).run()
  setPhase('closed')
  expect((await access.document(awa, 'fiche-sg1'))?.right).toBe('write')
  expect(await access.document(awa, 'fiche-sg2')).toMatchObject({ right: 'read' })
  setPhase('validated')
  expect((await access.document(awa, 'fiche-sg1'))?.right).toBe('read')
})

it('remembers until it is told that something changed', async () => {
  const awa = inSeance('invite')
  const heard: unknown[] = []
  const stop = access.onChange((change) => void heard.push(change))
  expect((await access.document(awa, 'notes-de-seance'))?.right).toBe('write')
  setPhase('closed')
  expect((await access.document(awa, 'notes-de-seance'))?.right).toBe('read')
  stop()
  access.changed({ personId: awa.personId })
  expect(heard).toEqual([{ seanceId: 'seance' }])
})

it('does not keep an answer that was read before a change and comes after it', async () => {
  const store = sqliteAccessStore(db)
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  let slow = true
  const late = createAccess({
    store: {
      ...store,
      async seancePlace(id) {
        const place = await store.seancePlace(id)
        if (slow) await gate
        return place
      },
    },
    clock: () => MORNING,
    secure: false,
  })
  const awa = inSeance('invite')
  const before = late.document(awa, 'notes-de-seance')
  await Promise.resolve()
  db.update(seances).set({ phase: 'closed' }).run()
  late.changed({ seanceId: 'seance' })
  slow = false
  release()
  await before
  expect((await late.document(awa, 'notes-de-seance'))?.right).toBe('read')
})

it('shows the mode of the current line of the person', async () => {
  const awa = inSeance('invite')
  expect((await access.document(awa, 'fiche'))?.mode).toBeNull()
  const line = {
    seanceId: 'seance',
    ligneId: 'l',
    personId: awa.personId,
    nom: 'Awa',
    statut: 'present',
    par: 'soi',
    at: MORNING,
  } as const
  db.insert(emargements)
    .values({ ...line, id: 'v1', mode: 'salle' })
    .run()
  db.insert(emargements)
    .values({ ...line, id: 'v2', remplaceId: 'v1', mode: 'distance' })
    .run()
  access.changed({ personId: awa.personId })
  expect((await access.document(awa, 'fiche'))?.mode).toBe('distance')
})
