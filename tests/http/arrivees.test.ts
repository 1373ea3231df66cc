/** The control tower over real requests and real connections. */
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { bringInArrivee, listArrivees, listMesArrivees, sendArrivee, setAsideArrivee } from '#shared/api/arrivees'
import { takeInstantane } from '#shared/api/instantanes'
import { getLiaisons } from '#shared/api/liaisons'
import { movePhase } from '#shared/api/seances'
import { rootProse } from '#shared/document/layout'
import { closeCodes } from '#shared/sync/close-codes'
import { MAX_LATE_BYTES } from '#shared/sync/late'
import { messageReport } from '#shared/sync/messages'
import { openDocument } from '#tests/support/people'
import { until } from '#tests/sync/peers'
import { addParagraph, contours } from '#tests/sync/words'
import { frozen, meeting } from './meeting.ts'
import type { Visitor } from './visitor.ts'

type Meeting = Awaited<ReturnType<typeof meeting>>

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

async function connected(held: Meeting, who: Visitor) {
  const view = await held.view(who)
  const sheet = view.documents.find((d) => d.kind === 'sous-groupe')?.id ?? ''
  const { doc, provider } = openDocument(held.server.url, { cookie: cookieOf(who) }, sheet)
  await until(() => provider.synced, 'in sync')
  let holds = 0
  // For five seconds, as a varint.
  const tell = () => provider.ws?.send(new Uint8Array([messageReport, holds, 136, 39]))
  provider.messageHandlers[messageReport] = tell
  const report = (pending: number) => {
    holds = pending
    tell()
  }
  return { sheet, doc, provider, report, personId: view.personId }
}
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

it('tells those who run the meeting who is linked, and what waits', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa', { organisme: 'Plaine Commune', mode: 'distance' })
  const { report, personId, sheet } = await connected(held, awa)
  report(4)
  await expect
    .poll(async () => (await held.ask(held.admin, getLiaisons, { id: held.id })).liaisons)
    .toMatchObject([
      {
        ...{ personId, nom: 'Awa', organisme: 'Plaine Commune', mode: 'distance', etat: 'webSocket' },
        ...{ modifications: 4, appareils: 1, coupes: 0, documents: [{ id: sheet }] },
      },
    ])
  expect((await held.ask(held.admin, getLiaisons, { id: held.id })).arrivees).toBe(0)
  expect((await awa.json('GET', `/api/seances/${held.id}/liaisons`)).status).toBe(403)
})

it('names whoever is late instead of closing or of taking a snapshot, until they are left out', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa')
  const { report, provider, personId } = await connected(held, awa)
  report(2)
  await until(() => provider.wsconnected, 'connected')
  await expect
    .poll(async () => (await held.ask(held.admin, getLiaisons, { id: held.id })).liaisons[0]?.modifications)
    .toBe(2)
  // A moment ago: she may be on her way back.
  provider.disconnect()
  const late = { ok: false, enRetard: [{ personId, nom: 'Awa', modifications: 2, etat: 'horsLigne' }] }
  const asked = { id: held.id }
  expect(await held.ask(held.admin, takeInstantane, asked, { libelle: 'Pause' })).toMatchObject(late)
  expect(await held.ask(held.admin, movePhase, asked, { phase: 'closed' })).toMatchObject(late)
  expect((await held.view(held.admin)).phase).toBe('live')
  expect(
    frozen(await held.ask(held.admin, takeInstantane, asked, { libelle: 'Pause', sans: [personId] })).id,
  ).toBeTruthy()
  expect(
    frozen(await held.ask(held.admin, movePhase, asked, { phase: 'closed', sans: [personId] })).instantaneId,
  ).toBeTruthy()
}, 60_000)

it('stops waiting when the page that asked goes away, and closes nothing', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa')
  const { report } = await connected(held, awa)
  report(1)
  await expect
    .poll(async () => (await held.ask(held.admin, getLiaisons, { id: held.id })).liaisons[0]?.modifications)
    .toBe(1)
  const leave = new AbortController()
  const asking = fetch(`${held.server.url}/api/seances/${held.id}/phase`, {
    method: 'POST',
    headers: { cookie: cookieOf(held.admin), 'content-type': 'application/json' },
    body: JSON.stringify({ phase: 'closed' }),
    signal: leave.signal,
  }).catch((error: unknown) => error)
  const before = Date.now()
  setTimeout(() => leave.abort(), 300)
  await asking
  report(0)
  // Another who asks now closes it at once: nothing of the first is left.
  expect(
    frozen(await held.ask(held.admin, movePhase, { id: held.id }, { phase: 'closed' })).instantaneId,
  ).not.toBeNull()
  expect(Date.now() - before).toBeLessThan(9_000)
})

it('keeps what a connection was refused, completes it from the device, and brings it in once', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa', { organisme: 'Plaine Commune' })
  const { doc, provider, sheet } = await connected(held, awa)
  const codes: number[] = []
  provider.on('closed', ({ code }: { code: number }) => codes.push(code))
  const known = Y.encodeStateVector(doc)
  await held.ask(held.admin, movePhase, { id: held.id }, { phase: 'closed' })
  addParagraph(doc, 'trop tard')
  await until(() => codes.includes(closeCodes.frozen.code), 'refused')
  const waiting = () => held.ask(held.admin, listArrivees, { id: held.id })
  await expect.poll(async () => (await waiting()).length).toBe(1)
  expect((await held.ask(held.admin, getLiaisons, { id: held.id })).arrivees).toBe(1)
  addParagraph(doc, 'et encore')
  const body = { epoch: 1, octets: base64(Y.encodeStateAsUpdate(doc, known)) }
  // A person offers one text at a time, with a rest after each: a device asks again.
  const offer = () => vi.waitFor(() => held.ask(awa, sendArrivee, { id: sheet }, body), { timeout: 5000 })
  const { arrivee } = await offer()
  const [one] = await waiting()
  expect(one).toMatchObject({
    ...{ id: arrivee?.id, nom: 'Awa', organisme: 'Plaine Commune', etat: 'enAttente', traiteePar: null },
    document: { id: sheet, kind: 'sous-groupe', retire: false },
    morceaux: [{ cle: 'contours', champs: [{ libelles: ['Contours'], apres: 'trop tard\net encore' }] }],
  })
  const decided = await held.ask(
    held.admin,
    bringInArrivee,
    { id: held.id, arriveeId: one?.id ?? '' },
    { morceaux: ['contours'], vueA: one?.completeeA ?? 0 },
  )
  expect(decided).toEqual({ etat: 'reprise', reste: 0 })
  const reader = await connected(held, held.admin)
  expect(contours(reader.doc)).toBe('trop tard\net encore')
  expect(await held.ask(awa, listMesArrivees)).toMatchObject([{ id: one?.id, etat: 'reprise', repris: 1 }])
  expect(await held.ask(held.admin, listMesArrivees)).toEqual([])
  // The device, which did not hear the answer, sends it again.
  expect((await offer()).arrivee).toEqual({ id: one?.id, etat: 'reprise' })
  expect((await waiting()).map((a) => [a.etat, a.morceaux, a.traiteePar])).toMatchObject([
    ['reprise', [], expect.any(String)],
  ])
})

it('refuses what is not a text of ours, too long, or for someone else', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa')
  const { sheet } = await connected(held, awa)
  await held.ask(held.admin, movePhase, { id: held.id }, { phase: 'closed' })
  const status = async (body: unknown, id = sheet) =>
    (await awa.json('POST', `/api/documents/${id}/arrivees`, body)).status
  expect(await status({ epoch: 1, octets: '***' })).toBe(400)
  expect(await status({ epoch: 1, octets: 'x'.repeat(3 * MAX_LATE_BYTES) })).toBe(413)
  expect(await status({ epoch: 1, octets: base64(new Uint8Array(MAX_LATE_BYTES - 3).fill(255)) })).toBe(409)
  const fiche = (await held.view(awa)).documents.find((d) => d.kind === 'fiche-action')?.id ?? ''
  expect(await status({ epoch: 1, octets: 'AAA=' }, fiche)).toBe(404)
  for (const path of ['reprise', 'ecart'])
    expect(
      (await awa.json('POST', `/api/seances/${held.id}/arrivees/x/${path}`, { morceaux: null, vueA: 1 })).status,
    ).toBe(403)
  expect(await held.ask(held.admin, listArrivees, { id: held.id })).toEqual([])
})

it('sets a text aside, and says so to its author', async () => {
  const held = await meeting()
  const awa = await held.signIn('Awa')
  const { doc, sheet, provider } = await connected(held, awa)
  provider.disconnect()
  const known = Y.encodeStateVector(doc)
  rootProse(doc, 'contours').insert(0, [new Y.XmlElement('paragraph')])
  addParagraph(doc, 'hors sujet')
  await held.ask(held.admin, movePhase, { id: held.id }, { phase: 'closed' })
  const { arrivee } = await held.ask(
    awa,
    sendArrivee,
    { id: sheet },
    { epoch: 1, octets: base64(Y.encodeStateAsUpdate(doc, known)) },
  )
  const [one] = await held.ask(held.admin, listArrivees, { id: held.id })
  await held.ask(
    held.admin,
    setAsideArrivee,
    { id: held.id, arriveeId: arrivee?.id ?? '' },
    { vueA: one?.completeeA ?? 0 },
  )
  expect(await held.ask(awa, listMesArrivees)).toMatchObject([{ etat: 'ecartee', repris: 0 }])
  expect((await held.ask(held.admin, getLiaisons, { id: held.id })).arrivees).toBe(0)
})
