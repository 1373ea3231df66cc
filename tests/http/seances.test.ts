import { describe, expect, it } from 'vitest'
import { goToPoint } from '#shared/api/conduite'
import { createLivrable, getDocument, removeDocument } from '#shared/api/documents'
import { addLigne, correctLigne, correctMaLigne, getHistorique } from '#shared/api/emargement'
import { getAccueil, getAxe, getGroupe, getSchema } from '#shared/api/schemas'
import {
  askParole,
  createSeance,
  getCode,
  getPreparation,
  getSeance,
  movePhase,
  rotateCode,
  updateSeance,
} from '#shared/api/seances'
import { chooseSousGroupe } from '#shared/api/sous-groupes'
import { frozen, meeting } from './meeting.ts'
import { visitorOf } from './visitor.ts'

describe('the demonstration meeting', () => {
  it('has three sheets named after its three proposals, in order', async () => {
    const { admin, view } = await meeting()
    const seance = await view(admin)
    const sheets = seance.documents.filter((d) => d.kind === 'sous-groupe')
    expect(seance.propositions).toHaveLength(3)
    expect(sheets.map((d) => d.title)).toEqual(seance.propositions.map((p) => p.titre))
  })

  it('gives an administrator its code and every document, a participant neither the code nor the attendance list', async () => {
    const { admin, view, signIn } = await meeting()
    const kinds = (documents: readonly { kind: string }[]) => [...new Set(documents.map((d) => d.kind))]
    const [theirs, mine] = [await view(admin), await view(await signIn('Awa'))]
    expect(theirs.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(kinds(theirs.documents)).toEqual([
      'seance-en-direct',
      'emargement',
      'notes-de-seance',
      'sous-groupe',
      'fiche-action',
    ])
    expect(mine.code).toBeNull()
    expect(kinds(mine.documents)).toEqual(['seance-en-direct', 'notes-de-seance', 'sous-groupe', 'fiche-action'])
    expect(mine.documents.map((d) => [d.kind, d.right])).toEqual(
      theirs.documents
        .filter((d) => d.kind !== 'emargement')
        .map((d) => [d.kind, d.kind === 'seance-en-direct' ? 'read' : 'write']),
    )
    expect(mine).toMatchObject({ maLigne: { nom: 'Awa', organisme: 'Caf' }, sousGroupeId: null, instantanes: [] })
    expect(theirs.maLigne).toBeNull()
  })

  it('stands in its group, axis and scheme, with what was printed', async () => {
    const { admin, view } = await meeting()
    const seance = await view(admin)
    expect(seance.axe?.numero).toBe(5)
    expect(seance.groupe?.titre).toContain('Axe 5')
    expect(seance.ordreDuJour).toHaveLength(3)
    expect(seance.actualites.length).toBeGreaterThan(0)
  })

  it('lets a participant choose a sub-group: the others become readable only', async () => {
    const { view, signIn, ask, admin, id } = await meeting()
    const awa = await signIn('Awa')
    const [first] = (await ask(admin, getPreparation, { id })).sousGroupes
    await ask(awa, chooseSousGroupe, { id }, { sousGroupeId: first?.id ?? '' })
    const seance = await view(awa)
    expect(seance.sousGroupeId).toBe(first?.id)
    expect(seance.documents.filter((d) => d.kind === 'sous-groupe').map((d) => d.right)).toEqual([
      'write',
      'read',
      'read',
    ])
  })

  it('prints its code, the address to type and a QR of the long link; changing them makes the old ones useless', async () => {
    const { admin, ask, id, server, signIn } = await meeting()
    const before = await ask(admin, getCode, { id })
    expect(before.adresse).toBe(`${new URL(server.url).host}/r`)
    expect(before.lien).toMatch(new RegExp(`^${server.url}/q/[A-Za-z0-9_-]{22}$`))
    expect(before.qr).toMatch(/^<svg /)
    expect(before.qr).not.toContain('style=')
    const { code } = await ask(admin, rotateCode, { id })
    const after = await ask(admin, getCode, { id })
    expect(after.code).toBe(code)
    expect([after.code, after.lien]).not.toEqual([before.code, before.lien])
    await expect(signIn('Awa', { code: before.code.replace('-', '') })).rejects.toThrow('410')
    await signIn('Awa', { code: code.replace('-', '') })
  })
})

describe('attendance over HTTP', () => {
  it('keeps what a line said before, and shows it to those who may read the list', async () => {
    const { admin, ask, id, signIn } = await meeting()
    const awa = await signIn('Awa', {
      represente: 'Union des associations',
      'represente-quelquun': '1',
      mode: 'distance',
    })
    await ask(awa, correctMaLigne, { id }, { fonction: 'Chargée de mission' })
    const added = await ask(admin, addLigne, { id }, { nom: 'Chloé', statut: 'excuse' })
    await ask(admin, correctLigne, { id, ligneId: added.id }, { statut: 'present', mode: 'distance' })
    const history = await ask(admin, getHistorique, { id, ligneId: added.id })
    expect(history.map((v) => [v.statut, v.mode, v.par])).toEqual([
      ['present', 'distance', 'animation'],
      ['excuse', 'salle', 'animation'],
    ])
    const address = `/api/seances/${id}/emargement/${added.id}`
    expect((await awa.json('GET', `${address}/historique`)).status).toBe(403)
    expect((await awa.json('PUT', address, { nom: 'x' })).status).toBe(403)
    expect((await admin.json('GET', `/api/seances/${id}/emargement/nowhere/historique`)).status).toBe(404)
  })

  it('takes out of what is sent the signs no list can show, and refuses what holds nothing else', async () => {
    const { admin, ask, id, signIn } = await meeting()
    const awa = await signIn('Awa')
    await ask(
      awa,
      correctMaLigne,
      { id },
      { nom: ' A\u202ewa\u0000\ud83d ', fonction: '\u202e\u0007', organisme: 'Caf 👋🏽' },
    )
    const sheet = await ask(admin, addLigne, { id }, { nom: 'Chloé\u2028' })
    expect((await ask(admin, getHistorique, { id, ligneId: sheet.id }))[0]?.nom).toBe('Chloé')
    expect((await awa.json('GET', '/api/moi')).json).toMatchObject({
      nom: 'Awa',
      fonction: null,
      organisme: 'Caf 👋🏽',
    })
    expect((await awa.json('PUT', `/api/seances/${id}/ma-ligne`, { nom: '\u200b\ud800' })).status).toBe(400)
  })
})

describe('a meeting of one’s own, from its preparation to its snapshot', () => {
  it('lives through', async () => {
    const { admin, ask, groupeId, signIn, view, server } = await meeting()
    const { id } = await ask(
      admin,
      createSeance,
      { id: groupeId },
      {
        titre: 'Rentrée du groupe',
        jour: '2025-09-16',
        debut: '09:30',
        points: [
          { titre: 'Bilan', numero: 'A', duree: 20 },
          { titre: 'Premier B', numero: 'B' },
          { titre: 'Détail', parent: 1 },
          { titre: 'Second B', numero: 'B', nature: 'sousGroupes' },
        ],
        sousGroupes: [{ titre: 'Boîte à outils', lieu: 'Salle 2' }],
      },
    )
    const prepared = await ask(admin, getPreparation, { id })
    expect(prepared.points.map((p) => [p.numero, p.titre, p.parent])).toEqual([
      ['A', 'Bilan', null],
      ['B', 'Premier B', null],
      [null, 'Détail', 1],
      ['B', 'Second B', null],
    ])
    const { phase, groupeId: _, ...again } = prepared
    expect(phase).toBe('draft')
    await ask(admin, updateSeance, { id }, { ...again, titre: 'Rentrée' })
    expect(await ask(admin, getPreparation, { id })).toEqual({
      ...prepared,
      titre: 'Rentrée',
      version: expect.not.stringMatching(prepared.version),
    })
    const stale = await admin.json('PUT', `/api/seances/${id}/preparation`, { ...again, points: [] })
    expect(stale).toMatchObject({ status: 409, json: { code: 'preparationMoved' } })
    expect((await ask(admin, getPreparation, { id })).points).toHaveLength(4)

    await ask(admin, movePhase, { id }, { phase: 'open' })
    const { code } = await ask(admin, getCode, { id })
    const awa = await signIn('Awa', { code: code.replace('-', '') })
    expect((await awa.json('POST', `/api/seances/${id}/phase`, { phase: 'live' })).status).toBe(403)
    await ask(admin, movePhase, { id }, { phase: 'live' })
    await ask(admin, goToPoint, { id }, { pointId: prepared.points[2]?.id ?? '' })
    await ask(awa, askParole, { id, personId: (await ask(awa, getSeance, { id })).personId })

    const closed = frozen(await ask(admin, movePhase, { id }, { phase: 'closed' }))
    const seance = await view(admin, id)
    expect(seance).toMatchObject({ phase: 'closed', code: null })
    expect(seance.instantanes).toMatchObject([
      { id: closed.instantaneId, libelle: 'Clôture du 16 septembre 2025' },
      { libelle: 'Ouverture de la séance du 16 septembre 2025' },
    ])
    expect((await view(awa, id)).documents.map((d) => d.right)).not.toContain('write')
    const refused = await awa.json('POST', `/api/seances/${id}/parole/${(await view(awa, id)).personId}`)
    expect([refused.status, refused.json]).toEqual([423, { code: 'frozen', message: expect.stringContaining('close') }])
    expect((await visitorOf(server.url).get(`/r/${code}`)).status).toBe(410)
    await ask(admin, movePhase, { id }, { phase: 'validated' })
    expect((await view(admin, id)).documents.filter((d) => d.kind === 'sous-groupe')[0]?.right).toBe('read')
  })

  it('tells what is wrong with a preparation, field by field', async () => {
    const { admin, groupeId } = await meeting()
    const make = (body: unknown) => admin.json('POST', `/api/groupes/${groupeId}/seances`, body)
    const seance = { titre: 'x', jour: '2025-09-16' }
    for (const [body, status] of [
      [{ ...seance, titre: ' ' }, 400],
      [{ ...seance, jour: '16/09/2025' }, 400],
      [{ ...seance, debut: '25:00' }, 400],
      [{ ...seance, titre: 'x'.repeat(301) }, 400],
      [{ ...seance, points: [{ titre: 'a', parent: 0 }] }, 400],
      [{ ...seance, points: [{ titre: 'a' }, { titre: 'b', parent: 0 }] }, 200],
    ] as const)
      expect([body, (await make(body)).status]).toEqual([body, status])
    expect((await admin.json('POST', '/api/groupes/nowhere/seances', seance)).status).toBe(404)
  })
})

describe('the plan', () => {
  it('sorts fiches 1.1, 1.2, 1.10, 5 and gives each its right', async () => {
    const { admin, ask, schemaId } = await meeting()
    const schema = await ask(admin, getSchema, { id: schemaId })
    expect(schema.axes.map((a) => a.numero)).toEqual([1, 2, 3, 4, 5])
    expect(schema.axes.flatMap((a) => a.fiches.map((f) => f.numero))).toEqual(['1.1', '5'])
    const axe = await ask(admin, getAxe, { id: schema.axes[4]?.id ?? '' })
    expect(axe.fiches.map((f) => [f.kind, f.right])).toEqual([['fiche-action', 'write']])
  })

  it('shows the eighteen actions of the former scheme without inventing a number', async () => {
    const { admin, ask } = await meeting()
    const { schemas } = await ask(admin, getAccueil)
    const former = schemas.find((s) => s.periode === '2020-2024')
    const { actions } = await ask(admin, getSchema, { id: former?.id ?? '' })
    expect(actions).toHaveLength(18)
    expect(actions.flatMap((a) => a.numero ?? [])).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
  })

  it('shows a participant their meeting and nothing of the others', async () => {
    const { admin, ask, signIn, id } = await meeting()
    const awa = await signIn('Awa')
    expect((await ask(awa, getAccueil)).seances.map((s) => s.id)).toEqual([id])
    expect((await ask(admin, getAccueil)).seances.length).toBeGreaterThan(1)
    const others = (await ask(admin, getAccueil)).seances.filter((s) => s.id !== id)
    expect((await awa.json('GET', `/api/seances/${others[0]?.id}`)).status).toBe(404)
  })

  it('lists the livrables of a group with what they say of themselves, until they are taken out', async () => {
    const { ask, signIn, admin, groupeId } = await meeting()
    const awa = await signIn('Awa')
    const { id } = await ask(awa, createLivrable, { id: groupeId }, { intitule: 'Guide des ressources' })
    const shown = await ask(awa, getGroupe, { id: groupeId })
    expect(shown.livrables).toEqual([
      {
        id,
        kind: 'livrable',
        title: 'Guide des ressources',
        right: 'write',
        nature: null,
        statut: null,
        echeance: null,
        porteur: null,
      },
    ])
    expect(shown.peutPreparer).toBe(false)
    expect(await ask(awa, getDocument, { id })).toMatchObject({
      groupe: { id: groupeId },
      axe: { numero: 5 },
      seance: null,
    })
    expect((await awa.json('DELETE', `/api/documents/${id}`)).status).toBe(403)
    await ask(admin, removeDocument, { id })
    const after = await ask(admin, getGroupe, { id: groupeId })
    expect([after.livrables, after.peutPreparer, after.ressources.length > 0]).toEqual([[], true, true])
  })
})
