import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { desc } from 'drizzle-orm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { verifyChain } from '#server/snapshot/verify'
import { sqliteSnapshotStore } from '#server/store/snapshot-store'
import { journal } from '#server/store/tables'
import { createRestitution } from '#shared/api/documents'
import { getBloc, getInstantane, listInstantanes, takeInstantane } from '#shared/api/instantanes'
import { poserModele, retirerModele } from '#shared/api/modele'
import { printPlans, prints } from '#shared/api/prints'
import { createFiche, createGroupe, getAccueil, getAxe, getGroupe } from '#shared/api/schemas'
import { movePhase } from '#shared/api/seances'
import { template, wide } from '#tests/export/modele-essai'
import { partsOf, plain, readBlocks } from '#tests/export/reading'
import { closedMeeting, frozen, meeting } from './meeting.ts'
import { type Visitor, visitorOf } from './visitor.ts'

type Meeting = Awaited<ReturnType<typeof meeting>>

async function bytesOf({ server }: Pick<Meeting, 'server'>, who: Visitor, path: string): Promise<Uint8Array> {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(server.url + path, { headers: { cookie } })
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

describe('the minutes of a closed meeting', () => {
  it('are one request away, as a file named after them', async () => {
    const { admin, id } = await closedMeeting()
    const html = await admin.get(`/api/seances/${id}/compte-rendu.html`)
    expect(html.status).toBe(200)
    expect(html.headers.get('content-disposition')).toBe(
      'attachment; filename="Compte rendu 2025-07-01 Groupe de travail Axe 5.html"; filename*=UTF-8\'\'Compte%20rendu%202025-07-01%20Groupe%20de%20travail%20Axe%205.html',
    )
    expect(plain(html.text)).toContain('Document de travail, non validé')
    expect(plain(html.text)).toContain('2 participant·es')
  })

  it('say what to do when the server has nowhere to write them, and are written once it has', async () => {
    const { admin, id } = await closedMeeting()
    vi.stubEnv('TMPDIR', '/nowhere')
    onTestFinished(() => void vi.unstubAllEnvs())
    const refused = await admin.get(`/api/seances/${id}/compte-rendu.docx`)
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([500, 'fileFailed'])
    vi.unstubAllEnvs()
    expect((await admin.get(`/api/seances/${id}/compte-rendu.docx`)).status).toBe(200)
  })

  it('are named by the day of the meeting, and so is everything drawn from it; a restitution by its title', async () => {
    const { admin, ask, id, groupeId, instantaneId } = await closedMeeting()
    const body = { intitule: 'Restitution annuelle', instantanes: [instantaneId] }
    const made = await ask(admin, createRestitution, { id: groupeId }, body)
    const names = await Promise.all(
      [
        `seances/${id}/releve`,
        `seances/${id}/emargement`,
        `seances/${id}/sous-groupes`,
        `instantanes/${instantaneId}/lecture`,
        `restitutions/${made.id}/restitution`,
      ].map(async (path) => (await admin.get(`/api/${path}.html`)).headers.get('content-disposition')),
    )
    expect(names.map((n) => /filename="(.*?)"/.exec(n ?? '')?.[1])).toEqual([
      'Releve de decisions 2025-07-01 Groupe de travail Axe 5.html',
      "Feuille d'emargement 2025-07-01 Groupe de travail Axe 5.html",
      'Fiches des sous-groupes 2025-07-01 Groupe de travail Axe 5.html',
      'Instantane 2025-07-01 Groupe de travail Axe 5 Cloture du 1er juillet 2025.html',
      'Restitution annuelle.html',
    ])
  })

  it('say they are provisional while the meeting is running', async () => {
    const { admin, ask, id } = await meeting()
    await ask(admin, takeInstantane, { id }, { libelle: 'Avant la pause' })
    const page = plain((await admin.get(`/api/seances/${id}/compte-rendu.html`)).text)
    expect(page).toContain(
      '<p class="statut">Document de travail, non validé, provisoire : la séance n’était pas close',
    )
  })

  it('contain no e-mail and no name unless names are asked for', async () => {
    const { admin, id } = await closedMeeting()
    const [without, named] = await Promise.all(
      ['', '?noms=1'].map(async (query) => (await admin.get(`/api/seances/${id}/compte-rendu.html${query}`)).text),
    )
    expect(without).not.toMatch(/Inventé|[\w.]+@[\w.]+/)
    expect(plain(named ?? '')).toContain('Awa Nom-Inventé (Plaine Commune), représentant Bruno Nom-Inventé')
    expect(named).toContain('<td>distanciel</td>')
  })

  it('are the same bytes when asked again, in every format', async () => {
    const demo = await closedMeeting()
    for (const format of prints.compteRendu.formats.filter((f) => f !== 'odt' && f !== 'odp')) {
      const path = `/api/seances/${demo.id}/compte-rendu.${format}`
      const [first, second] = [await bytesOf(demo, demo.admin, path), await bytesOf(demo, demo.admin, path)]
      expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    }
    const docx = await bytesOf(demo, demo.admin, `/api/seances/${demo.id}/compte-rendu.docx`)
    expect(partsOf(docx).get('word/document.xml')).toContain('Traduction du SDSF sur le terrain')
  })

  it('are drawn on the template in the folder of the letterhead; one that cannot serve is said, and stops nothing', async () => {
    const { admin, participant, ask, id, server } = await closedMeeting()
    const folder = join(server.dataDir, 'charte')
    const slides = async () => partsOf(await bytesOf({ server }, admin, `/api/seances/${id}/compte-rendu.pptx`))
    const said = async () => (await ask(admin, printPlans.compteRendu, { id })).modele
    expect(await said()).toBeNull()
    mkdirSync(folder)
    writeFileSync(join(folder, 'modele.pptm'), template(wide, { 'ppt/vbaProject.bin': 'Sub Hostile()' }))
    expect(await said()).toEqual({ fichier: 'modele.pptm', refus: expect.stringContaining('il contient des macros') })
    expect((await slides()).get('ppt/theme/theme1.xml')).not.toContain('Marianne')
    // Beside a presentation of the right kind, the other is not looked at.
    writeFileSync(join(folder, 'modele.potx'), template(wide))
    expect(await said()).toEqual({ fichier: 'modele.potx', refus: null })
    expect((await slides()).get('ppt/theme/theme1.xml')).toContain('Marianne')
    // Whoever administers replaces it from a page; what cannot serve is refused, and the one before kept.
    const octets = (bytes: Uint8Array) => ({ octets: Buffer.from(bytes).toString('base64') })
    const { refus } = await ask(admin, poserModele, {}, octets(template(wide, { 'ppt/theme/theme1.xml': '<a' })))
    expect([refus, readdirSync(folder)]).toEqual([
      expect.stringContaining('mal formée'),
      ['modele.potx', 'modele.pptm'],
    ])
    expect(await ask(admin, poserModele, {}, octets(template({ ...wide, dark: true })))).toEqual({ refus: null })
    expect([await said(), readdirSync(folder)]).toEqual([{ fichier: 'modele.pptx', refus: null }, ['modele.pptx']])
    expect((await participant.json('PUT', '/api/modele', octets(template(wide)))).status).toBe(403)
    await ask(admin, retirerModele)
    expect(await said()).toBeNull()
  })

  it('keep the chapters asked for, say so, and always where they come from', async () => {
    const { admin, ask, id } = await closedMeeting()
    const plan = await ask(admin, printPlans.compteRendu, { id })
    const place = plan.chapitres.find((c) => c.titre === 'Livrables')?.place
    expect(plan.chapitres.length).toBeGreaterThan(5)
    const page = plain((await admin.get(`/api/seances/${id}/compte-rendu.html?chapitres=${place}`)).text)
    expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map((m) => m[1])).toEqual(['Livrables', 'Sources'])
    const said = `Extrait : 1 chapitre sur ${plan.chapitres.length}.`
    expect(page).toContain(said)
    // Files that hold nothing but tables say it too, and a whole document never does.
    const path = `/api/seances/${id}/compte-rendu`
    expect(
      plain((await admin.get(`${path}.csv?chapitres=${place}`)).text)
        .split('\r\n')
        .slice(0, 4),
    ).toContain(said)
    expect(plain((await admin.get(`${path}.csv`)).text)).not.toContain('Extrait')
  })

  it('go with the sheets of its sub-groups, and with its attendance list, which names people to whoever may read it', async () => {
    const { admin, participant, id } = await closedMeeting()
    const sheets = plain((await admin.get(`/api/seances/${id}/sous-groupes.html`)).text)
    expect(sheets).toMatch(/<h2>Sous-groupe 1 : /)
    expect(sheets).not.toContain('Inventé')
    const list = plain((await admin.get(`/api/seances/${id}/emargement.html`)).text)
    expect(list).toMatch(/Awa Nom-Inventé<\/th><td>Plaine Commune<\/td>.*présent·e, représente Bruno Nom-Inventé/)
    const toSign = plain((await admin.get(`/api/seances/${id}/emargement.html?presence=0`)).text)
    expect(toSign).toContain('<th scope="col">Signature</th>')
    expect(toSign).not.toContain('présent·e,')
    expect((await participant.json('GET', `/api/seances/${id}/emargement.csv`)).status).toBe(403)
  })

  it('are those of the text as finished since, and say they are validated, once they are', async () => {
    const { admin, ask, id, groupeId, instantaneId } = await closedMeeting()
    const moved = frozen(await ask(admin, movePhase, { id }, { phase: 'validated' }))
    const [latest, first] = await ask(admin, listInstantanes, { id: groupeId })
    expect([latest?.id, first?.id]).toEqual([moved.instantaneId, instantaneId])
    expect(latest?.libelle).toBe('Validation de la séance du 1er juillet 2025')
    const page = plain((await admin.get(`/api/seances/${id}/compte-rendu.html`)).text)
    expect(page).toMatch(/<p class="statut">Validé le /)
    expect(page).not.toContain('non validé')
  })

  it('are read in the browser under the policy of the pages, without an inline style', async () => {
    const { admin, id } = await closedMeeting()
    const read = await admin.get(`/api/seances/${id}/compte-rendu.html?lire=1`)
    expect(read.headers.get('content-disposition')).toMatch(/^inline/)
    expect(read.text).toContain('<link rel="stylesheet" href="/export.css">')
    expect(read.text).not.toMatch(/<style|style="/)
    const style = await admin.get('/export.css')
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })

  it('leave a line in the journal that names nobody', async () => {
    const { admin, id, server } = await closedMeeting()
    await admin.get(`/api/seances/${id}/compte-rendu.html?noms=1`)
    const line = server.store.db.select().from(journal).orderBy(desc(journal.seq)).limit(1).get()
    expect(line).toMatchObject({ act: 'export', subject: id, detail: '/api/seances/:id/compte-rendu.html avec noms' })
  })

  it('are refused to a participant, to a stranger, and before there is anything frozen', async () => {
    const { participant, id, server } = await closedMeeting()
    const path = (of: string) => `/api/seances/${of}/compte-rendu.docx`
    expect((await participant.json('GET', path(id))).status).toBe(403)
    expect((await visitorOf(server.url).json('GET', path(id))).status).toBe(401)
    const running = await meeting()
    expect(await running.admin.json('GET', path(running.id))).toMatchObject({
      status: 409,
      json: { code: 'noSnapshot' },
    })
    expect((await running.admin.json('GET', path('unknown'))).status).toBe(404)
  })
})

describe('snapshots', () => {
  it('are listed for their group, say what they hold, and show their place in an intact chain', async () => {
    const { admin, ask, id, groupeId, instantaneId, server } = await closedMeeting()
    const { id: second } = frozen(await ask(admin, takeInstantane, { id }, { libelle: 'Après relecture' }))
    const list = await ask(admin, listInstantanes, { id: groupeId })
    expect(list.map((i) => [i.id, i.libelle, i.documents])).toEqual([
      [second, 'Après relecture', 5],
      [instantaneId, 'Clôture du 1er juillet 2025', 5],
    ])
    const shown = await ask(admin, getInstantane, { id: second })
    expect(shown).toMatchObject({ precedente: list[1]?.empreinte, chaineIntacte: true })
    expect(shown.contenu.map((d) => d.kind)).toContain('fiche-action')
    expect(await verifyChain(sqliteSnapshotStore(server.store.db))).toMatchObject({ ok: true, links: 2 })
  })

  it('say when the chain no longer holds', async () => {
    const { admin, ask, instantaneId, server } = await closedMeeting()
    server.store.sqlite.exec("DROP TRIGGER snapshots_no_update; UPDATE snapshots SET libelle = 'Autre'")
    expect((await ask(admin, getInstantane, { id: instantaneId })).chaineIntacte).toBe(false)
  })

  it('give the blocks of a restitution, narrowed to one fiche when asked', async () => {
    const { admin, ask, instantaneId } = await closedMeeting()
    const bloc = await ask(admin, getBloc, { id: instantaneId, bloc: 'fiches' })
    expect(bloc).toMatchObject({ titre: 'Suivi des fiches actions', libelle: 'Clôture du 1er juillet 2025' })
    expect(JSON.stringify(bloc.blocs)).toContain('pilote à désigner')
    const { contenu } = await ask(admin, getInstantane, { id: instantaneId })
    const narrowed = async (cle = '') => {
      const one = await admin.json('GET', `/api/instantanes/${instantaneId}/blocs/fiches?cle=${cle}`)
      return readBlocks(getBloc.answer.parse(one.json).blocs)
    }
    expect(await narrowed(contenu.find((d) => d.kind === 'fiche-action')?.documentId)).toMatch(/^### Fiche 5/)
    expect(await narrowed('autre')).toBe('Aucune fiche action n’est suivie par ce groupe.')
    const compared = `/api/instantanes/${instantaneId}/blocs/changements?depuis=`
    const { blocs } = getBloc.answer.parse((await admin.json('GET', compared + instantaneId)).json)
    expect(blocs[0]?.origin?.depuis?.instantaneId).toBe(instantaneId)
    expect((await admin.json('GET', `${compared}inconnu`)).status).toBe(404)
    const period = `/api/instantanes/${instantaneId}/blocs/frequentation?debut=2025-06-01&fin=`
    const within = async (fin: string) =>
      readBlocks(getBloc.answer.parse((await admin.json('GET', period + fin)).json).blocs)
    expect(await within('2025-07-31')).toContain('[Participation aux séances du 1er juin 2025 au 31 juillet 2025]')
    expect(await within('2025-06-30')).toMatch(
      /^Aucune présence n’a été enregistrée aux séances du 1er juin 2025 au 30/,
    )
    expect((await admin.json('GET', `/api/instantanes/${instantaneId}/blocs/constructor`)).status).toBe(404)
  })

  it('are read as a page of the same words', async () => {
    const { admin, instantaneId } = await closedMeeting()
    const page = await admin.get(`/api/instantanes/${instantaneId}/lecture.html?lire=1`)
    expect(page.headers.get('content-disposition')).toMatch(/^inline/)
    expect(plain(page.text)).toContain('pilote à désigner')
  })
})

describe('a restitution', () => {
  it('is made from snapshots, exported from the snapshot of its own prose, the same bytes while nothing changes', async () => {
    const demo = await closedMeeting()
    const { admin, ask, groupeId, instantaneId } = demo
    const body = { intitule: 'Restitution annuelle', instantanes: [instantaneId] }
    const { id } = await ask(admin, createRestitution, { id: groupeId }, body)
    expect((await ask(admin, getGroupe, { id: groupeId })).restitutions.map((r) => [r.id, r.right])).toEqual([
      [id, 'write'],
    ])
    const path = `/api/restitutions/${id}/restitution.docx`
    const [first, second] = [await bytesOf(demo, admin, path), await bytesOf(demo, admin, path)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const [taken, ...others] = await ask(admin, listInstantanes, { id: groupeId })
    expect([taken?.libelle, others.length]).toEqual(['Export de «\u00a0Restitution annuelle\u00a0»', 1])
    const html = await admin.get(`/api/restitutions/${id}/restitution.html`)
    expect(html.text).toContain(taken?.empreinte)
    expect(plain(html.text)).toContain('pilote à désigner')
    expect(html.text).not.toMatch(/Inventé/)
  })

  it('takes no snapshot of another group, and is no other document under another address', async () => {
    const { admin, ask, groupeId, instantaneId, id, view } = await closedMeeting()
    const { groupes } = await ask(admin, getAccueil)
    const other = groupes.find((g) => g.id !== groupeId && !g.comite)?.id ?? ''
    const body = { intitule: 'Autre', instantanes: [instantaneId] }
    expect((await admin.json('POST', `/api/groupes/${other}/restitutions`, body)).status).toBe(404)
    const sheet = (await view(admin, id)).documents.find((d) => d.kind === 'sous-groupe')
    expect((await admin.json('GET', `/api/restitutions/${sheet?.id}/restitution.html`)).status).toBe(404)
  })
})

describe('an administrator', () => {
  it('begins an empty workspace: a scheme, an axis, a group, a fiche', async () => {
    const { admin, ask } = await meeting()
    const schema = { titre: 'Schéma départemental', sigle: 'SDSF', anneeDebut: 2027, anneeFin: 2032 }
    const body = { titre: 'Groupe de travail', schema, axe: { numero: 1, titre: 'Premier axe' } }
    const { id } = await ask(admin, createGroupe, {}, body)
    const groupe = await ask(admin, getGroupe, { id })
    expect(groupe).toMatchObject({ titre: 'Groupe de travail', schema: { periode: '2027-2032', courant: false } })
    const axeId = groupe.axe?.id ?? ''
    const { id: ficheId } = await ask(admin, createFiche, { id: axeId }, { numero: '1.1', intitule: 'Première fiche' })
    expect((await ask(admin, getAxe, { id: axeId })).fiches.map((f) => [f.id, f.title, f.right])).toEqual([
      [ficheId, 'Fiche 1.1 — Première fiche', 'write'],
    ])
    const again = await ask(admin, createGroupe, {}, { ...body, schema: { id: groupe.schema.id }, axe: { id: axeId } })
    expect((await ask(admin, getGroupe, { id: again.id })).axe?.id).toBe(axeId)
    const taken = { ...body, schema: { id: groupe.schema.id } }
    expect(await admin.json('POST', '/api/groupes', taken)).toMatchObject({ status: 409, json: { code: 'axeTaken' } })
  })
})
