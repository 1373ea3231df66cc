/** The closing of a meeting, among people who write, and in a process that dies. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { and, eq, gt, isNotNull, lte } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { DATABASE_NAME } from '#server/store/open'
import { snapshots, updates } from '#server/store/tables'
import { rootProse } from '#shared/document/layout'
import { project } from '#shared/document/project'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { closeCodes } from '#shared/sync/close-codes'
import { followLink, joinByCode, openDocument, type Person, seanceOf } from '#tests/support/people'
import { spawnServer, type TestServer, testServer } from '#tests/support/server'
import { tempDir } from '#tests/support/temp-dir'
import { until } from '#tests/sync/peers'

const ROUNDS = 3
const WRITERS = 20

async function move(staff: Person, phase: string, id: string): Promise<string | null> {
  const answer = await staff.send('POST', `/api/seances/${id}/phase`, { phase })
  if (answer.status !== 200) throw new Error(`${phase} answered ${answer.status}`)
  return ((await answer.json()) as { instantaneId: string | null }).instantaneId
}

/** What the log says of a sheet up to a position. */
function replayed({ db }: TestServer['store'], documentId: string, position: number) {
  const doc = new Y.Doc()
  const upTo = and(eq(updates.documentId, documentId), lte(updates.seq, position))
  for (const { bytes } of db.select().from(updates).where(upTo).orderBy(updates.seq).all()) Y.applyUpdate(doc, bytes)
  return project(sousGroupe, doc).value
}

it('freezes what the log holds at one position, and takes nothing from participants after it', async () => {
  const server = await testServer()
  const { db } = server.store
  const admin = await followLink(server.url, await server.administratorLink())
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, async (_, i) => joinByCode(server.url, await server.code(), `Écrit ${i}`)),
  )
  const [first] = writers
  if (first === undefined) throw new Error('nobody writes')
  const { id, documents } = await seanceOf(first)
  const sheet = documents.find((d) => d.kind === 'sous-groupe')?.id ?? ''
  for (let round = 0; round < ROUNDS; round++) {
    const refused = new Set<number>()
    const typing = writers.map((writer, i) => {
      const { doc, provider } = openDocument(server.url, writer, sheet)
      provider.on('closed', ({ code }: { code: number }) => {
        if (code === closeCodes.frozen.code) refused.add(i)
      })
      return { doc, provider, timer: null as NodeJS.Timeout | null }
    })
    await until(() => typing.every(({ provider }) => provider.synced), 'everyone reads the sheet')
    let written = 0
    for (const writer of typing) {
      const line = new Y.XmlText()
      rootProse(writer.doc, 'contours').insert(0, [line])
      writer.timer = setInterval(() => line.insert(line.length, `mot ${written++} `), 7)
    }
    await until(() => written > WRITERS * (2 + round), 'they are at it')
    const snapshotId = await move(admin, 'closed', id)
    await until(() => refused.size === WRITERS, 'everyone is told')
    for (const { timer, provider } of typing) {
      if (timer !== null) clearInterval(timer)
      provider.destroy()
    }
    const snapshot = db
      .select()
      .from(snapshots)
      .where(eq(snapshots.id, snapshotId ?? ''))
      .get()
    if (snapshot === undefined) throw new Error('no snapshot')
    const content = JSON.parse(snapshot.content) as { documents: { id: string; value: unknown }[] }
    const frozen = content.documents.find((d) => d.id === sheet)?.value
    expect(JSON.stringify(frozen)).toContain('mot ')
    expect(frozen).toEqual(JSON.parse(JSON.stringify(replayed(server.store, sheet, snapshot.position))))
    const after = and(eq(updates.documentId, sheet), gt(updates.seq, snapshot.position), isNotNull(updates.personId))
    expect(db.select().from(updates).where(after).all()).toEqual([])
    await move(admin, 'live', id)
  }
})

/** The phase of the demonstration meeting on disk, and how many snapshots it has. */
function onDisk(dataDir: string): { phase: string; snapshots: number } {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  const id = "(SELECT value FROM settings WHERE key = 'premierDemarrage')"
  const phase = String(sqlite.prepare(`SELECT phase FROM seances WHERE id = ${id}`).pluck().get())
  const count = Number(sqlite.prepare(`SELECT count(*) FROM snapshots WHERE seance_id = ${id}`).pluck().get())
  sqlite.close()
  return { phase, snapshots: count }
}

it.each([0, 12, 30])('killed %i ms into a closing, the meeting is live, or closed with its snapshot', async (ms) => {
  const dataDir = tempDir()
  const server = await spawnServer({ dataDir })
  const admin = await followLink(server.url, server.administratorLink)
  const awa = await joinByCode(server.url, server.code ?? '', 'Awa')
  const closing = move(admin, 'closed', awa.landed.split('/')[2] ?? '').catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await server.kill('SIGKILL')
  await closing
  const again = await spawnServer({ dataDir })
  const settled = await until(() => {
    const now = onDisk(dataDir)
    return (now.phase === 'live' ? now.snapshots === 0 : now.snapshots === 1) && now
  }, 'settled')
  expect(again.code === null).toBe(settled.phase === 'closed')
  await again.kill('SIGKILL')
})
