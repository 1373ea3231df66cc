/** A committee gathers the groups of its scheme: what it may draw from, and who may read it. */
import { expect, it } from 'vitest'
import { createLien } from '#shared/api/acces'
import { getDocumentFige } from '#shared/api/document-fige'
import { createRestitution } from '#shared/api/documents'
import {
  getInstantane,
  listInstantanes,
  takeInstantane,
  takeInstantaneDuDocument,
  takeInstantaneDuGroupe,
} from '#shared/api/instantanes'
import { createGroupe, getAccueil, getGroupe, getSchema } from '#shared/api/schemas'
import { plain } from '#tests/export/reading'
import { closedMeeting, frozen } from './meeting.ts'
import { visitorOf } from './visitor.ts'

async function world() {
  const demo = await closedMeeting()
  const { admin, ask, server } = demo
  const comite = (await ask(admin, getAccueil)).groupes.find((g) => g.comite)
  if (comite === undefined) throw new Error('no committee in the demonstration')
  /** Someone who holds a role on one group and nothing else. */
  async function holder(role: 'animateur' | 'secretaire', groupeId: string) {
    const { url } = await ask(admin, createLien, {}, { role, pour: role, groupeId })
    const someone = visitorOf(server.url)
    expect((await someone.post(new URL(url).pathname)).status).toBe(303)
    return someone
  }
  return { ...demo, comite, holder }
}

it('draws its synthesis from the meetings of its groups, each under the name of its group', async () => {
  const { admin, ask, comite, instantaneId, groupeId } = await world()
  const own = await ask(admin, takeInstantaneDuGroupe, { id: comite.id }, { libelle: 'CDSF 2025', portee: 'groupe' })
  const list = await ask(admin, listInstantanes, { id: comite.id })
  const titre = (await ask(admin, getGroupe, { id: groupeId })).titre
  expect(list.map((i) => [i.id, i.groupe, i.comite])).toEqual(
    expect.arrayContaining([
      [own.id, null, true],
      [instantaneId, titre, false],
    ]),
  )
  const body = { intitule: 'Synthèse', modele: 'synthese' as const, instantanes: [own.id, instantaneId] }
  const { id } = await ask(admin, createRestitution, { id: comite.id }, body)
  const page = plain((await admin.get(`/api/restitutions/${id}/restitution.html`)).text)
  expect(page).not.toMatch(/introuvable|absent de cet instantané/)
  expect(page).toContain(`Se sont réunis : ${titre}, le 1<sup>er</sup> juillet 2025`)
  // How the plan stands is said once, from what covers all of it; what each promised, group by group.
  const titles = [...page.matchAll(/<h(\d)[^>]*>(.*?)<\/h\1>/g)].map(([, level, text]) => `${level} ${text}`)
  const engagements = titles.findIndex((t) => t.includes('Engagements tenus, en cours, en retard'))
  expect(titles.slice(engagements + 1, engagements + 3).map((t) => t.slice(2))).toEqual([titre, comite.titre])
  expect(page.match(/Données \[\d\] – Avancement des actions/g)).toHaveLength(1)
})

it('freezes the fiches of every axis with what is taken of it', async () => {
  const { admin, ask, comite, schemaId } = await world()
  const { axes } = await ask(admin, getSchema, { id: schemaId })
  const { id } = await ask(admin, takeInstantaneDuGroupe, { id: comite.id }, { libelle: 'CDSF', portee: 'groupe' })
  const held = (await ask(admin, getInstantane, { id })).contenu.filter((d) => d.kind === 'fiche-action')
  expect(held).toHaveLength(axes.flatMap((a) => a.fiches).length)
  expect(new Set(axes.filter((a) => a.fiches.length > 0).map((a) => a.id)).size).toBeGreaterThan(1)
})

it('opens the snapshots of its groups to who writes its restitutions, and no further', async () => {
  const { admin, ask, comite, holder, instantaneId, groupeId, id } = await world()
  const read = `/api/instantanes/${instantaneId}`
  const animateur = await holder('animateur', comite.id)
  const secretaire = await holder('secretaire', comite.id)
  expect((await animateur.json('GET', read)).status).toBe(200)
  expect((await animateur.json('GET', `${read}/blocs/participation`)).status).toBe(200)
  expect((await secretaire.json('GET', read)).status).toBe(404)
  expect((await ask(animateur, listInstantanes, { id: comite.id })).map((i) => i.id)).toContain(instantaneId)
  expect(await ask(secretaire, listInstantanes, { id: comite.id })).toEqual([])
  // Nothing else of the group is theirs, and what is taken of the committee is not the group's.
  expect((await animateur.json('GET', `/api/groupes/${groupeId}/instantanes`)).status).toBe(404)
  expect((await animateur.json('GET', `/api/seances/${id}/emargement.csv`)).status).toBe(404)
  const own = await ask(admin, takeInstantaneDuGroupe, { id: comite.id }, { libelle: 'CDSF', portee: 'groupe' })
  const ofGroupe = await holder('animateur', groupeId)
  expect((await ofGroupe.json('GET', `/api/instantanes/${own.id}`)).status).toBe(404)
  const pasted = { intitule: 'R', instantanes: [own.id] }
  expect((await ofGroupe.json('POST', `/api/groupes/${groupeId}/restitutions`, pasted)).status).toBe(404)
})

it('names the groups it gathers, in their order, to who may read it', async () => {
  const { admin, ask, comite, holder, groupeId, schemaId } = await world()
  const { groupes } = await ask(admin, getSchema, { id: schemaId })
  const others = groupes.filter((g) => g.id !== comite.id)
  expect(others.map((g) => g.id)).toContain(groupeId)
  const animateur = await holder('animateur', comite.id)
  expect((await ask(animateur, getGroupe, { id: comite.id })).reunis).toEqual(others)
  expect((await ask(admin, getGroupe, { id: groupeId })).reunis).toEqual([])
  // Each is a link: its page opens.
  expect((await ask(animateur, getGroupe, { id: groupeId })).id).toBe(groupeId)
})

it('is made with a new group, follows no axis of its own, and draws from no other scheme', async () => {
  const { admin, ask, instantaneId, schemaId } = await world()
  const { axes } = await ask(admin, getSchema, { id: schemaId })
  const axe = { id: axes[0]?.id ?? '' }
  const comite = { titre: 'Comité', schema: { titre: 'Autre schéma' }, comite: true }
  const { id } = await ask(admin, createGroupe, {}, comite)
  expect(
    (await admin.json('POST', `/api/groupes/${id}/restitutions`, { intitule: 'R', instantanes: [instantaneId] }))
      .status,
  ).toBe(404)
  const second = await ask(admin, createGroupe, {}, { ...comite, schema: { id: schemaId }, axe })
  expect(await ask(admin, getGroupe, { id: second.id })).toMatchObject({ comite: true, axe: null })
})

it('lets a seminar of before have its report: a snapshot of the meeting is taken, then drawn from', async () => {
  const { admin, ask } = await world()
  const past = (await ask(admin, getAccueil)).seances.find((s) => s.titre.startsWith('Le séminaire'))
  const groupeId = past?.groupeId ?? ''
  const taken = frozen(await ask(admin, takeInstantane, { id: past?.id ?? '' }, { libelle: 'Séminaire' }))
  const body = { intitule: 'Bilan', modele: 'seminaire' as const, instantanes: [taken.id] }
  const { id } = await ask(admin, createRestitution, { id: groupeId }, body)
  const page = plain((await admin.get(`/api/restitutions/${id}/restitution.html`)).text)
  expect(page).toContain('La séance s’est tenue le 3 mars 2020.')
  expect(page).not.toMatch(/introuvable|absent de cet instantané/)
})

it('reads what it draws from as it was frozen: neither a text its groups have in hand nor their work since', async () => {
  const { admin, ask, comite, holder, instantaneId, groupeId } = await world()
  const body = { intitule: 'Brouillon', instantanes: [instantaneId] }
  const { id } = await ask(admin, createRestitution, { id: groupeId }, body)
  const { id: draft } = await ask(admin, takeInstantaneDuDocument, { id }, { libelle: 'Brouillon' })
  const animateur = await holder('animateur', comite.id)
  expect((await animateur.json('GET', `/api/instantanes/${draft}`)).status).toBe(404)
  expect((await ask(animateur, listInstantanes, { id: comite.id })).map((i) => i.id)).not.toContain(draft)
  const read = `/api/instantanes/${instantaneId}`
  const notes = (await ask(admin, getInstantane, { id: instantaneId })).contenu.find(
    (d) => d.kind === 'notes-de-seance',
  )
  const documentId = notes?.documentId ?? ''
  const alone = await ask(animateur, getDocumentFige, { id: instantaneId, documentId })
  expect(alone).toMatchObject({ peutReprendre: false })
  const back = { documentId, cle: 'notes' }
  expect((await animateur.json('POST', `${read}/reprises`, back)).status).toBe(404)
  const named = await animateur.json('GET', `${read}/lecture.html?noms=1`)
  expect([named.status, /Inventé/.test(named.text)]).toEqual([200, false])
  // Not offered either.
  expect((await animateur.json('GET', `${read}/comparaison/maintenant`)).status).toBe(404)
  expect((await ask(animateur, getInstantane, { id: instantaneId })).litPresent).toBe(false)
  expect((await ask(admin, getInstantane, { id: instantaneId })).litPresent).toBe(true)
})
