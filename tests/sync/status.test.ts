import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftsOf } from '#client/sync/drafts'
import { pendingOf } from '#client/sync/local-copies'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { device, everyWay, open } from './client-surroundings.ts'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

// Coming back takes as long as it takes: up to fifteen seconds each time.
vi.setConfig({ testTimeout: 60_000 })

const sheet = { room: 'doc-1', kind: 'sous-groupe', right: 'write', personId: 'awa', persist: true } as const

describe.each(everyWay)('by %s,', (by) => {
  test('a document says Vérification until the server confirms, then follows what is typed', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
    const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
    expect(awa.status()).toEqual({ kind: 'verification' })
    await awa.reaches('enregistre')
    expect(awa.document.view().ready).toBe(true)
    addParagraph(awa.document.view().doc, 'un contour')
    expect(awa.status()).toMatchObject({ kind: 'attente', modifications: 1 })
    await awa.reaches('enregistre')
    expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('un contour')
  })

  test('a pure deletion waits for its own acknowledgement', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
    const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
    await awa.reaches('enregistre')
    const { doc } = awa.document.view()
    addParagraph(doc, 'de trop')
    await awa.reaches('enregistre')
    rootProse(doc, 'contours').delete(0, 1)
    expect(awa.status()).toMatchObject({ kind: 'attente', modifications: 1 })
    await awa.reaches('enregistre')
    expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('')
  })

  test('what is typed offline is counted on the device and sent on return', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const phone = device(server.url, 'awa', by)
    const awa = open({ ...sheet, surroundings: phone })
    await awa.reaches('enregistre')
    phone.setOffline(true)
    await awa.reaches('verification')
    addParagraph(awa.document.view().doc, 'dans le train')
    setField(sousGroupe, awa.document.view().doc, 'livrableNature', 'guide')
    expect(await awa.reaches('horsLigne')).toMatchObject({ modifications: 2 })
    expect(pendingOf(phone.storage, 'awa')).toBe(2)
    phone.setOffline(false)
    await awa.reaches('enregistre')
    expect(phone.storage.length).toBe(0)
    expect(awa.seen).not.toContain('refuse')
    expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('dans le train')
  })

  test('two tabs count what waits each for itself, and the next page counts what both left', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const phone = device(server.url, 'awa', by)
    const tabs = [open({ ...sheet, surroundings: phone }), open({ ...sheet, surroundings: phone })] as const
    for (const tab of tabs) await tab.reaches('enregistre')
    phone.setOffline(true)
    addParagraph(tabs[0].document.view().doc, 'un')
    for (const words of ['deux', 'trois']) addParagraph(tabs[1].document.view().doc, words)
    expect(await tabs[0].reaches('horsLigne')).toMatchObject({ modifications: 1 })
    expect(await tabs[1].reaches('horsLigne')).toMatchObject({ modifications: 2 })
    expect(pendingOf(phone.storage, 'awa')).toBe(3)
    tabs[1].document.close()
    const next = open({ ...sheet, surroundings: phone })
    expect(await next.reaches('horsLigne')).toMatchObject({ modifications: 3 })
    phone.setOffline(false)
    // The browser tells every tab that the network is back.
    for (const tab of [next, tabs[0]]) tab.document.check()
    await next.reaches('enregistre')
    await tabs[0].reaches('enregistre')
    expect(pendingOf(phone.storage, 'awa')).toBe(0)
  })

  test('someone who types without pause while reconnecting is never refused', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const phone = device(server.url, 'awa', by)
    const awa = open({ ...sheet, surroundings: phone })
    await awa.reaches('enregistre')
    const { doc, provider } = awa.document.view()
    phone.setOffline(true)
    addParagraph(doc, 'avant')
    await until(() => !provider.wsconnected, 'the connection is lost')
    // The worst moment: the socket is open, and the server has not been answered yet.
    provider.on('status', ({ status }) => {
      if (status === 'connected') addParagraph(doc, 'pendant')
    })
    phone.setOffline(false)
    await awa.reaches('enregistre')
    expect(awa.seen).not.toContain('refuse')
    expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('avant\npendant')
  })

  test('what is refused after the meeting closed becomes a draft, and the document opens again for reading', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe', { intitule: 'Inventaire' })
    const laptop = device(server.url, 'awa', by)
    const awa = open({ ...sheet, surroundings: laptop })
    await awa.reaches('enregistre')
    const old = awa.document.view().doc
    server.access.grant('awa', 'doc-1', { right: 'read', refusal: 'frozen' })
    addParagraph(old, 'trop tard')
    expect(await awa.reaches('refuse')).toEqual({ kind: 'refuse', reason: 'frozen' })
    await until(() => awa.document.view().doc !== old, 'the document is opened anew')
    expect(awa.document.view().right).toBe('read')
    expect(contours(awa.document.view().doc)).toBe('')
    expect(draftsOf(laptop.storage, 'awa')).toMatchObject([
      { reason: 'frozen', title: 'Inventaire', fields: [{ labels: ['Contours'], before: null, after: 'trop tard' }] },
    ])
    expect(contours((await joined(server.url, 'doc-1', 'bruno')).doc)).toBe('')
  })

  test.each(['frozen', 'readOnly'] as const)(
    'what was typed offline becomes a draft on return, refused as %s',
    async (refusal) => {
      const server = await startSyncServer()
      await server.document('doc-1', 'sous-groupe')
      const phone = device(server.url, 'awa', by)
      const awa = open({ ...sheet, surroundings: phone })
      await awa.reaches('enregistre')
      const old = awa.document.view().doc
      phone.setOffline(true)
      addParagraph(old, 'sans réseau')
      server.access.grant('awa', 'doc-1', { right: 'read', refusal })
      awa.document.setRight('read')
      const bruno = await joined(server.url, 'doc-1', 'bruno')
      addParagraph(bruno.doc, 'pendant ce temps')
      phone.setOffline(false)
      expect(await awa.reaches('refuse')).toEqual({ kind: 'refuse', reason: refusal })
      await until(() => awa.document.view().doc !== old, 'the document is opened anew')
      expect(contours(awa.document.view().doc)).toBe('pendant ce temps')
      // The draft says what would change, with what others wrote around it.
      const [draft] = draftsOf(phone.storage, 'awa')
      expect(draft?.reason).toBe(refusal)
      expect(draft?.fields).toHaveLength(1)
      expect(draft?.fields[0]?.after).toContain('sans réseau')
    },
  )

  test('what reached the disk before the connection was lost is not refused afterwards', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const phone = device(server.url, 'awa', by)
    const awa = open({ ...sheet, surroundings: phone })
    await awa.reaches('enregistre')
    phone.setOffline(true)
    const { doc } = awa.document.view()
    addParagraph(doc, 'déjà là')
    // The same message, come by a connection that died before the acknowledgement.
    const lost = await joined(server.url, 'doc-1', 'awa')
    Y.applyUpdate(lost.doc, Y.encodeStateAsUpdate(doc))
    const bruno = await joined(server.url, 'doc-1', 'bruno')
    await until(() => contours(bruno.doc) === 'déjà là', 'it is on disk')
    server.access.grant('awa', 'doc-1', { right: 'read', refusal: 'frozen' })
    awa.document.setRight('read')
    phone.setOffline(false)
    await awa.reaches('enregistre')
    expect(awa.seen).not.toContain('refuse')
    expect(draftsOf(phone.storage, 'awa')).toEqual([])
  })

  test('an expired session ends the connection for good, without a draft', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
    await awa.reaches('enregistre')
    server.access.revoke('awa')
    expect(await awa.reaches('ferme')).toEqual({ kind: 'ferme', reason: 'sessionExpired' })
  })

  test('after sleep nothing is said to be recorded before the server answers again', async () => {
    const server = await startSyncServer()
    await server.document('doc-1', 'sous-groupe')
    const awa = open({ ...sheet, surroundings: device(server.url, 'awa', by) })
    await awa.reaches('enregistre')
    awa.document.check()
    expect(awa.status()).toEqual({ kind: 'verification' })
    await awa.reaches('enregistre')
  })
})

test('a page loaded again without network still says since when, until the server is heard', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const phone = device(server.url, 'awa')
  const before = open({ ...sheet, surroundings: phone })
  await before.reaches('enregistre')
  phone.setOffline(true)
  const first = await before.reaches('horsLigne')
  before.document.close()
  const again = open({ ...sheet, surroundings: phone })
  // Nothing is said before the network had its chance.
  expect(again.status()).toEqual({ kind: 'verification' })
  expect(await again.reaches('horsLigne')).toEqual(first)
  phone.setOffline(false)
  await again.reaches('enregistre')
  expect(phone.storage.length).toBe(0)
  phone.setOffline(true)
  const later = await again.reaches('horsLigne')
  expect(later.kind === 'horsLigne' && first.kind === 'horsLigne' && later.depuis > first.depuis).toBe(true)
})
