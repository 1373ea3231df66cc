import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { createAccess } from '#server/access/access'
import { createCodeGuard } from '#server/access/code-guard'
import { createLink } from '#server/access/links'
import { createApp } from '#server/app'
import { createCommands } from '#server/commands/commands'
import { createLiaisons } from '#server/liaisons/liaisons'
import { silentLog } from '#server/log'
import { createMirrors } from '#server/mirror/mirrors'
import { findOffice } from '#server/printing/office'
import { openPrinter } from '#server/printing/printer'
import { createPublications } from '#server/publication/publications'
import { demonstrationSeance, loadDemonstration } from '#server/seed/demonstration'
import { createSnapshots } from '#server/snapshot/snapshots'
import { sqliteAccessStore } from '#server/store/access-store'
import { shownCode } from '#server/store/ids'
import { sqlitePlanStore } from '#server/store/plan-store'
import { sqlitePublicationStore } from '#server/store/publication-store'
import { sqliteSeanceStore } from '#server/store/seance-store'
import { sqliteSnapshotStore } from '#server/store/snapshot-store'
import { seances as seancesTable } from '#server/store/tables'
import { createLines } from '#server/sync/lines'
import type { Role } from '#shared/access/roles'
import type { Phase } from '#shared/documents/choices'
import { memoryRooms } from '#tests/commands/memory-rooms'
import { serverBundleFolder } from '#tests/support/server'
import { testSigner } from '#tests/support/signer'
import { MORNING, tempStore } from '#tests/support/store'
import { tempDir } from '#tests/support/temp-dir'
import { visitorOf } from './visitor.ts'

interface Options {
  publicUrl?: string
  clientDir?: string
}

/** The demonstration workspace behind a real server on a free port, with a clock the test moves. */
export async function workspace({ publicUrl, clientDir = tempDir() }: Options = {}) {
  const time = { now: MORNING }
  const clock = () => time.now
  const store = tempStore(clock)
  const { db } = store
  const rooms = memoryRooms(clock)
  const logger = silentLog()
  const waits: number[] = []
  const wait = async (ms: number) => void waits.push(ms)
  const codeGuard = createCodeGuard({ clock, wait })
  onTestFinished(() => codeGuard.close())
  const seances = sqliteSeanceStore(db)
  const mirrors = createMirrors({ seances, rooms, codeGuard, logger })
  await loadDemonstration({ db, rooms, mirrors, clock })
  const accessStore = sqliteAccessStore(db)
  const access = createAccess({ store: accessStore, clock, secure: publicUrl?.startsWith('https:') ?? false })
  const [plan, snapshotStore] = [sqlitePlanStore(db), sqliteSnapshotStore(db)]
  const snapshots = createSnapshots({ store: snapshotStore, seances, plan, rooms, clock, signer: testSigner })
  const liaisons = createLiaisons({ seances, plan, rooms, clock })
  const people = accessStore
  const commands = createCommands({ seances, plan, rooms, access, mirrors, snapshots, liaisons, people, clock })
  const printer = openPrinter({
    script: join(serverBundleFolder(), 'print-process.js'),
    office: findOffice(),
    charteFolder: tempDir(),
    logger,
  })
  onTestFinished(() => printer.close())
  let base = ''
  const publicationStore = sqlitePublicationStore(db)
  const stores = { publications: publicationStore, seances, plan, snapshotStore }
  const publications = createPublications({ ...stores, clock, publicUrl: () => publicUrl ?? base })
  const app = createApp({
    ...{ access, accessStore, codeGuard, mirrors, clock, logger, clientDir },
    ...{ seances, plan, snapshotStore, snapshots, printer, rooms, liaisons, commands },
    ...{ publicationStore, publications },
    emargements: seances.emargements,
    writers: { of: async () => [] },
    lines: createLines({ onArrival: () => undefined }),
    publicUrl: () => publicUrl ?? base,
    ready: () => true,
  })
  await new Promise<void>((listening) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address: AddressInfo) => {
      base = `http://127.0.0.1:${address.port}`
      listening()
    })
    onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  })

  const shown = demonstrationSeance(db)
  if (shown?.code == null) throw new Error('the demonstration meeting has no code')
  const { id: seanceId, code } = shown
  const row = await seances.meetings.get(seanceId)
  if (row?.qrToken == null || row.groupeId === null) throw new Error('the demonstration meeting has no QR or group')
  const visitor = () => visitorOf(base)

  async function link(role: Role, where: { seanceId?: string; groupeId?: string; usageUnique?: boolean } = {}) {
    const blank = { fonction: null, organisme: 'Caf', mode: null, createdBy: null }
    const place = { seanceId: where.seanceId ?? null, groupeId: where.groupeId ?? null }
    const usageUnique = where.usageUnique ?? true
    const { id, url } = await createLink(
      accessStore,
      { ...blank, ...place, role, pour: role, usageUnique },
      clock(),
      base,
    )
    return { id, path: new URL(url).pathname }
  }
  /** Someone who has followed a personal link. */
  async function holder(role: Role, where?: { seanceId?: string; groupeId?: string }) {
    const someone = visitor()
    const followed = await someone.post((await link(role, where)).path)
    if (followed.status !== 303) throw new Error(`link of ${role} answered ${followed.status}`)
    return someone
  }
  /** Someone who has signed the attendance with the code. */
  async function participant(nom: string) {
    const someone = visitor()
    const signed = await someone.post(`/r/${shownCode(code)}`, { nom, organisme: 'Caf', mode: 'salle' })
    if (signed.status !== 303) throw new Error(`sign-in answered ${signed.status}`)
    return someone
  }
  const setPhase = (phase: Phase) => {
    db.update(seancesTable).set({ phase }).where(eq(seancesTable.id, seanceId)).run()
    access.changed({ seanceId })
  }

  return {
    ...{ app, base, store, time, waits, codeGuard, access, accessStore, seances, rooms, commands },
    ...{ seanceId, groupeId: row.groupeId, code, qrToken: row.qrToken, shownCode: shownCode(code) },
    ...{ visitor, link, holder, participant, setPhase },
  }
}
