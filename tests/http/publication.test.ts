import { eq } from 'drizzle-orm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { personnes, seances as seancesTable } from '#server/store/tables'
import { controleRestitution } from '#shared/api/controle'
import { createRestitution } from '#shared/api/documents'
import { takeInstantaneDuDocument } from '#shared/api/instantanes'
import { getEffacement } from '#shared/api/personnes'
import { formats, prints } from '#shared/api/prints'
import {
  getPublicationRestitution,
  publishReleve,
  publishRestitution,
  withdrawRestitution,
} from '#shared/api/publications'
import { getRestitution, passerRestitution } from '#shared/api/restitutions'
import { movePhase } from '#shared/api/seances'
import { type ProseValue, proseFromLines } from '#shared/document/value'
import { plain } from '#tests/export/reading'
import { frozen, meeting } from './meeting.ts'
import { visitorOf } from './visitor.ts'
import { workspace } from './workspace.ts'

/** A closed meeting two people signed, and a restitution drawn from it under a title that names one of them. */
async function drawn(intitule = 'Restitution d’Awa Nom-Inventé') {
  const demo = await meeting()
  await demo.signIn('Awa Nom-Inventé', { organisme: 'Plaine Commune', represente: 'Bruno Autre-Inventé' })
  const participant = await demo.signIn('Chloé Nom-Inventé')
  const { instantaneId } = frozen(await demo.ask(demo.admin, movePhase, { id: demo.id }, { phase: 'closed' }))
  const body = { intitule, instantanes: [instantaneId ?? ''] }
  const { id: restitutionId } = await demo.ask(demo.admin, createRestitution, { id: demo.groupeId }, body)
  const validate = async () => {
    for (const statut of ['soumise', 'validee'] as const)
      await demo.ask(demo.admin, passerRestitution, { id: restitutionId }, { statut, vu: statut === 'validee' })
  }
  return { ...demo, participant, restitutionId, validate }
}

describe('the check before publication', () => {
  it('reads the text as it stands with the names of the meetings it cites, and is for who may write it', async () => {
    const { admin, ask, restitutionId: id, participant } = await drawn()
    const { constats, passages } = await ask(admin, controleRestitution, { id })
    expect(passages).toBeGreaterThan(50)
    expect(constats[0]).toMatchObject({
      code: 'nomDePersonne',
      gravite: 'bloquant',
      rang: null,
      lieu: { sorte: 'texte' },
    })
    expect(constats.find((c) => c.phrase === 'Fiche 5 n’a pas de pilote.')).toMatchObject({ lieu: { sorte: 'fiche' } })
    expect((await participant.json('GET', `/api/restitutions/${id}/controle`)).status).toBe(404)
  })
})

describe('a published restitution', () => {
  it('is refused before it is validated, which is refused too, and while somebody is named in it, by either button', async () => {
    const { admin, ask, restitutionId: id, server } = await drawn()
    const publish = () => admin.json('POST', `/api/restitutions/${id}/publication`)
    expect(await publish()).toMatchObject({ status: 409, json: { code: 'pasEncoreValidee' } })
    const stopped = { status: 409, json: { code: 'validationEmpechee' } }
    await ask(admin, passerRestitution, { id }, { statut: 'soumise' })
    expect(await admin.json('POST', `/api/restitutions/${id}/statut`, { statut: 'validee' })).toMatchObject(stopped)
    // Validated before the one it names was on the list of the meeting.
    const { id: instantaneId } = await ask(admin, takeInstantaneDuDocument, { id }, { libelle: 'Validée' })
    const step = { documentId: id, statut: 'validee', at: 1, personId: 'x', versionDe: null, instantaneId } as const
    await sqliteSeanceStore(server.store.db).restitutions.add(step, 'soumise')
    expect(await publish()).toMatchObject({ status: 409, json: { code: 'publicationEmpechee' } })
    const published = await admin.json('POST', `/api/restitutions/${id}/statut`, { statut: 'publiee' })
    expect(published).toMatchObject({ status: 409, json: { code: 'publicationEmpechee' } })
    expect((await ask(admin, getRestitution, { id })).statut).toBe('validee')
    const index = plain((await visitorOf(server.url).get('/public')).text)
    expect(index).toMatch(/<h3>Groupe de travail Axe 5.*<p>Axe 5 : .*Aucun document n’est publié/s)
    expect(index).not.toContain('Inventé')
  })

  it('is submitted with an empty box, then neither validated nor published until somebody fills it in or takes it out', async () => {
    const { groupeId, holder, rooms, seanceId, seances } = await workspace()
    const admin = await holder('administrateur')
    const closed = await admin.json('POST', `/api/seances/${seanceId}/phase`, { phase: 'closed' })
    const { instantaneId } = closed.json as { instantaneId: string }
    const box = (line: string) => ({ type: 'aCompleter', attrs: { consigne: 'quorum' }, content: proseFromLines(line) })
    const submitted = async (corps: ProseValue) => {
      const body = { intitule: 'Procès-verbal', instantanes: [instantaneId] }
      const { id } = (await admin.json('POST', `/api/groupes/${groupeId}/restitutions`, body)).json as { id: string }
      await rooms.write(id, { corps })
      const pass = (statut: string) => admin.json('POST', `/api/restitutions/${id}/statut`, { statut, vu: true })
      expect((await pass('soumise')).status).toBe(200)
      return { id, pass }
    }
    const { id, pass } = await submitted([box('')])
    const refused = await pass('validee')
    expect(refused).toMatchObject({ status: 409, json: { code: 'validationEmpechee' } })
    expect(plain(refused.text)).toContain('encadré « à compléter » resté vide')
    expect((await seances.restitutions.standing(id)).statut).toBe('soumise')
    // Validated before an empty box stopped it.
    const taken = await admin.json('POST', `/api/documents/${id}/instantanes`, { libelle: 'Validée' })
    const before = { documentId: id, statut: 'validee', at: 1, personId: 'x', versionDe: null } as const
    await seances.restitutions.add({ ...before, instantaneId: (taken.json as { id: string }).id }, 'soumise')
    expect(await pass('publiee')).toMatchObject({ status: 409, json: { code: 'publicationEmpechee' } })
    for (const corps of [[box('Atteint')], proseFromLines('Sans encadré')]) {
      const { pass } = await submitted(corps)
      expect([(await pass('validee')).status, (await pass('publiee')).status]).toEqual([200, 200])
    }
  })

  it('is one page anyone reads without script, cached until it changes, with its files; gone once withdrawn', async () => {
    const { admin, ask, restitutionId: id, server, participant, validate } = await drawn('Restitution annuelle')
    await ask(admin, passerRestitution, { id }, { statut: 'soumise' })
    const unseen = await admin.json('POST', `/api/restitutions/${id}/statut`, { statut: 'validee' })
    expect(unseen).toMatchObject({ status: 409, json: { code: 'controleNonVu' } })
    expect((await ask(admin, getRestitution, { id })).statut).toBe('soumise')
    await validate()
    await ask(admin, passerRestitution, { id }, { statut: 'publiee' })
    // What the check had found is kept with the step it was seen before, for the staff.
    const { etapes } = await ask(admin, getRestitution, { id })
    expect(etapes.map((e) => [e.statut, e.constatsVus.length > 0])).toEqual([
      ...[
        ['soumise', false],
        ['validee', true],
        ['publiee', false],
      ],
    ])
    expect(etapes[1]?.constatsVus).toContainEqual({ code: 'piloteManquant', phrase: 'Fiche 5 n’a pas de pilote.' })
    const { publication } = await ask(admin, publishRestitution, { id })
    const anyone = visitorOf(server.url)
    const page = await anyone.get(publication.chemin)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'public, max-age=60, must-revalidate'])
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.text).not.toMatch(/<script|Inventé|non validé|\/seances\//)
    expect(plain(page.text)).toMatch(/<p class="statut">Validée le .*, publiée le .*pilote à désigner/s)
    const dina = { id: 'dina', nom: 'restitution annuelle', fonction: null, organisme: null, couleur: 0, creeA: 1 }
    server.store.db.insert(personnes).values(dina).run()
    const left = await ask(admin, getEffacement, { id: 'dina' })
    expect(left.publications).toEqual([{ titre: 'Restitution annuelle', chemin: publication.chemin }])
    const etag = page.headers.get('etag') ?? ''
    const again = await fetch(server.url + publication.chemin, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])

    for (const format of ['html', 'csv', 'docx'] as const) {
      expect(page.text).toContain(`${publication.chemin}.${format}"`)
      const file = await fetch(`${server.url}${publication.chemin}.${format}`)
      expect([file.status, file.headers.get('content-type')]).toEqual([200, formats[format].type])
      expect(file.headers.get('etag')).not.toBe(etag)
    }
    expect(prints.restitution.formats).toContain('pdf')
    expect((await anyone.get('/public')).text).toContain(`${publication.chemin}"`)

    const path = `/api/restitutions/${id}/publication/retrait`
    expect((await participant.json('POST', path)).status).toBe(404)
    const stands = async () => (await ask(admin, getRestitution, { id })).publication
    expect(await stands()).toMatchObject({ chemin: publication.chemin, retireeA: null })
    await ask(admin, withdrawRestitution, { id })
    expect((await stands())?.retireeA).toEqual(expect.any(Number))
    for (const gone of [publication.chemin, `${publication.chemin}.docx`]) {
      const page = await anyone.get(gone)
      expect([page.status, page.headers.get('cache-control')]).toEqual([410, 'no-store'])
      expect(page.text).toContain('Cette restitution n’est plus publiée depuis le')
    }
    expect((await anyone.get('/public')).text).not.toContain(publication.chemin)
    expect((await ask(admin, publishRestitution, { id })).publication).toMatchObject({ chemin: publication.chemin })
    expect((await anyone.get(publication.chemin)).status).toBe(200)
    expect((await anyone.get('/public/restitutions/inconnue')).status).toBe(404)
  })

  it('stays at its address once archived, and says so there, in its files and in the list', async () => {
    const { admin, ask, restitutionId: id, server, validate } = await drawn('Restitution annuelle')
    await validate()
    await ask(admin, passerRestitution, { id }, { statut: 'publiee' })
    const chemin = (await ask(admin, getPublicationRestitution, { id })).publication?.chemin ?? ''
    const anyone = visitorOf(server.url)
    expect((await anyone.get(`${chemin}.html`)).text).not.toContain('archivée')
    await ask(admin, passerRestitution, { id }, { statut: 'archivee' })
    for (const path of [chemin, `${chemin}.html`])
      expect(plain((await anyone.get(path)).text)).toMatch(/publiée le .*, archivée le .* : elle ne décrit plus/)
    expect(plain((await anyone.get('/public')).text)).toMatch(/Restitution annuelle<\/a>, publiée le .*, archivée le /)
    expect((await admin.json('POST', `/api/restitutions/${id}/publication`)).json).toMatchObject({
      code: 'pasEncoreValidee',
    })
    await ask(admin, withdrawRestitution, { id })
    expect((await anyone.get(chemin)).status).toBe(410)
  })
})

describe('a published relevé', () => {
  it('is that of a validated meeting, with what is personal struck out', async () => {
    const { seanceId, seances, rooms, holder, participant, visitor, store } = await workspace()
    const admin = await holder('administrateur')
    await participant('Chloé Nom-Inventé')
    const titre = 'Séance de Chloé Nom-Inventé'
    store.db.update(seancesTable).set({ titre }).where(eq(seancesTable.id, seanceId)).run()
    const path = `/api/seances/${seanceId}/publication`
    expect(await admin.json('POST', path)).toMatchObject({ status: 409, json: { code: 'wrongPhase' } })
    const notes = (await seances.documents.ofSeance(seanceId)).find((d) => d.kind === 'notes-de-seance')?.id ?? ''
    const texte = 'Chloé Nom-Inventé (chloe@exemple.fr, 06 12 34 56 78) ouvre la carte, mot de passe : Carto2025'
    const line = { id: 'r1', nature: 'decision', texte, qui: 'Caf', personne: 'Dina Autre-Inventée', echeance: null }
    await rooms.write(notes, { releve: [{ ...line, point: null, sousGroupe: null, noteA: null }] })
    for (const phase of ['closed', 'validated']) {
      const moved = await admin.json('POST', `/api/seances/${seanceId}/phase`, { phase })
      expect(moved.json).toMatchObject({ ok: true })
    }
    const { json } = await admin.json('POST', path)
    const { publication, retires } = publishReleve.answer.parse(json)
    expect(retires).toBe(5)
    const page = plain((await visitor().get(publication.chemin)).text)
    expect(page).toContain(
      '[nom retiré] ([adresse électronique retirée], [numéro retiré]) ouvre la carte, [identifiants retirés]',
    )
    expect(page).not.toMatch(/Inventé|@|06 12|Carto2025|\/seances\//)
    // What could not be written is said, and not kept: it is written once it can be.
    vi.stubEnv('TMPDIR', '/nowhere')
    onTestFinished(() => void vi.unstubAllEnvs())
    const refused = await visitor().get(`${publication.chemin}.docx`)
    expect([refused.status, plain(refused.text)]).toEqual([
      500,
      expect.stringContaining('Le fichier n’a pas pu être écrit'),
    ])
    vi.unstubAllEnvs()
    expect((await visitor().get(`${publication.chemin}.docx`)).status).toBe(200)
    const file = await visitor().get(`${publication.chemin}.csv`)
    expect(file.headers.get('content-disposition')).toContain(
      'filename="Releve de decisions 2025-07-01 Groupe de travail Axe 5 Seance de [nom retire].csv"',
    )
    expect((await admin.json('GET', path)).json).toEqual({ publication })
    expect(plain((await visitor().get('/public')).text)).toMatch(/Relevé de décisions.*<\/a>, publié le /)
    await admin.json('POST', `${path}/retrait`)
    const gone = plain((await visitor().get(publication.chemin)).text)
    expect(gone).toMatch(/Ce relevé de décisions n’est plus publié depuis le .* Demandez-le au service/)
    expect((await admin.json('POST', path)).status).toBe(200)
    expect((await (await holder('coanimateur', { seanceId })).json('POST', path)).status).toBe(403)
  })
})
