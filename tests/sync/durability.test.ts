import { expect, test } from 'vitest'
import type { NewUpdate, UpdateLog } from '#server/store/update-log'
import { setField } from '#shared/document/edit'
import { rootProse } from '#shared/document/layout'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { joined, until } from './peers.ts'
import { startSyncServer } from './sync-server.ts'
import { addParagraph, contours } from './words.ts'

/** A log whose disk can fail, and whose commits can be held. */
function trickyDisk() {
  let failing = false
  let held: (() => void)[] | null = null
  return {
    fail: (next: boolean) => {
      failing = next
    },
    hold: () => {
      held = []
    },
    letGo: () => {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
    },
    holding: () => held?.length ?? 0,
    wrapLog: (log: UpdateLog): UpdateLog => ({
      ...log,
      async append(batch: readonly NewUpdate[]) {
        if (failing) throw new Error('disk full')
        if (held !== null) await new Promise<void>((resolve) => held?.push(resolve))
        return log.append(batch)
      },
    }),
  }
}

test('acknowledgements count every message in order, a pure deletion included', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  await until(() => awa.acks() === 1, 'the step 2 of the greeting')
  addParagraph(awa.doc, 'a')
  await until(() => awa.acks() === 2, 'an insertion')
  rootProse(awa.doc, 'contours').delete(0, 1)
  await until(() => awa.acks() === 3, 'a pure deletion')
  const stored = await server.log.load({ documentId: 'doc-1', epoch: 1 })
  expect(stored.updates).toHaveLength(3)
})

test('what is not on disk is neither acknowledged nor shown to anyone', async () => {
  const disk = trickyDisk()
  const server = await startSyncServer({ wrapLog: disk.wrapLog })
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.askAcks()
  await until(() => awa.acks() === 1, 'greeting')
  disk.hold()
  addParagraph(awa.doc, 'pas encore')
  await until(() => disk.holding() === 1, 'the commit is held')
  const carole = await joined(server.url, 'doc-1', 'carole')
  expect([contours(bruno.doc), contours(carole.doc), awa.acks()]).toEqual(['', '', 1])
  disk.letGo()
  await until(() => awa.acks() === 2, 'acknowledged')
  await until(() => contours(bruno.doc) === 'pas encore' && contours(carole.doc) === 'pas encore', 'shown')
})

test('edits typed during a commit leave together in the next transaction', async () => {
  const disk = trickyDisk()
  const batches: number[] = []
  const server = await startSyncServer({
    wrapLog: (log) => {
      const tricky = disk.wrapLog(log)
      return {
        ...tricky,
        append: (batch) => {
          batches.push(batch.length)
          return tricky.append(batch)
        },
      }
    },
  })
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  awa.askAcks()
  bruno.askAcks()
  await until(() => awa.acks() === 1 && bruno.acks() === 1, 'greetings')
  batches.length = 0
  disk.hold()
  addParagraph(awa.doc, 'premier')
  await until(() => disk.holding() === 1, 'the first commit is held')
  for (let i = 0; i < 3; i++) {
    addParagraph(awa.doc, `awa ${i}`)
    addParagraph(bruno.doc, `bruno ${i}`)
  }
  // A round trip on each socket: everything before it was received.
  awa.askAcks()
  const carole = await joined(server.url, 'doc-1', 'carole')
  expect(contours(carole.doc)).toBe('')
  disk.letGo()
  await until(() => awa.acks() === 5 && bruno.acks() === 4, 'everything acknowledged')
  expect(batches[0]).toBe(1)
  expect(batches.length).toBeLessThan(7)
  await until(() => contours(awa.doc).split('\n').length === 7, 'everything shown')
})

test('while the disk fails everyone is told, nothing is acknowledged, and it recovers alone', async () => {
  const disk = trickyDisk()
  const server = await startSyncServer({ wrapLog: disk.wrapLog })
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  const bruno = await joined(server.url, 'doc-1', 'bruno')
  for (const peer of [awa, bruno]) peer.askAcks()
  await until(() => awa.acks() === 1 && bruno.acks() === 1, 'greetings')
  disk.fail(true)
  addParagraph(awa.doc, 'gardé en mémoire')
  await until(() => !awa.healthy() && !bruno.healthy(), 'everyone is told')
  setField(sousGroupe, awa.doc, 'livrableNature', 'guide')
  const late = await joined(server.url, 'doc-1', 'carole')
  late.askAcks()
  await until(() => !late.healthy(), 'whoever arrives is told too')
  expect(awa.acks()).toBe(1)
  expect(contours(late.doc)).toBe('')
  expect((await server.rooms.read(['doc-1'])).size).toBe(1)
  disk.fail(false)
  await until(() => awa.acks() === 3, 'everything is acknowledged')
  await until(() => awa.healthy() && late.healthy(), 'everyone is told again')
  await until(() => contours(late.doc) === 'gardé en mémoire', 'and shown')
})

test('a server that is stopped commits what it took, says it restarts, and loses nothing', async () => {
  const server = await startSyncServer()
  await server.document('doc-1', 'sous-groupe')
  const awa = await joined(server.url, 'doc-1', 'awa')
  awa.askAcks()
  await until(() => awa.acks() === 1, 'greeting')
  let code: number | null = null
  awa.provider.on('connection-close', (event) => {
    code ??= event?.code ?? 0
  })
  addParagraph(awa.doc, 'dernier mot')
  await until(() => awa.acks() === 2, 'on disk')
  await server.stop()
  expect(code).toBe(1012)
  const again = await startSyncServer({ store: server.store })
  again.access.open('doc-1', { kind: 'sous-groupe', epoch: 1, right: 'write', refusal: null, mode: null })
  const bruno = await joined(again.url, 'doc-1', 'bruno')
  expect(contours(bruno.doc)).toBe('dernier mot')
  expect((await again.log.load({ documentId: 'doc-1', epoch: 1 })).checkpoint).not.toBeNull()
})
