/**
 * The real server, built and started as it ships, in a process that can be killed, stopped or starved; people who signed
 * its attendance sheet, with the product's own client code. All that the scenarios know of the server is in this file.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { DATABASE_NAME, openStore, type Store } from '#server/store/open'
import * as tables from '#server/store/tables'
import { sqliteUpdateLog } from '#server/store/update-log'
import { project } from '#shared/document/project'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import { followLink, joinByCode, type Person, seanceOf } from '#tests/support/people'
import { type ServerProcess, spawnServer } from '#tests/support/server'
import { makeTempDir, removeTempDir, tempDir } from '#tests/support/temp-dir'
import { type By, type Device, deviceWith, type Opened, open } from '#tests/sync/client-surroundings'

// The stock provider of each simulated person listens for the end of this process.
process.setMaxListeners(0)

export interface Sheet {
  id: string
  kind: DocumentKind
}

export interface Workshop {
  readonly dataDir: string
  /** `http://127.0.0.1:<port>`, the same after each start; what people type where there is a proxy. */
  readonly url: string
  /** Past any proxy. */
  readonly here: string
  /** Of the meeting that is running. */
  readonly seanceId: string
  /** Of the server's process. */
  readonly pid: number
  /** What participants may write: three sheets of sub-groups, the notes of the meeting, a fiche. */
  readonly sheets: readonly Sheet[]
  /** Whoever runs the meeting. */
  readonly staff: Person
  /** People who sign in with the code of the meeting. */
  participants(count: number, name?: string): Promise<Person[]>
  signal(name: NodeJS.Signals): void
  /** Ends the process and waits until it is gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Starts it again, on the same data and port. */
  start(): Promise<void>
}

export interface WorkshopOptions {
  dataDir?: string
  env?: Record<string, string>
  /** Another build than that of the sources. */
  bundle?: string
  /** A port known beforehand, and the address of what stands before it. */
  behind?: { port: number; publicUrl: string }
}

export async function openWorkshop(options: WorkshopOptions = {}): Promise<Workshop> {
  const { dataDir, bundle, behind } = options
  const folder = dataDir ?? makeTempDir()
  const env = { ...options.env, ...(behind === undefined ? {} : { PUBLIC_URL: behind.publicUrl }) }
  const launch = (port: number): Promise<ServerProcess> =>
    spawnServer({ dataDir: folder, port, env, ...(bundle === undefined ? {} : { bundle }) })
  let server = await launch(behind?.port ?? 0)
  onTestFinished(async () => {
    server.child.kill('SIGCONT')
    await server.kill('SIGKILL')
    if (dataDir === undefined) removeTempDir(folder)
  })
  const { url, code } = server
  const port = behind?.port ?? Number(new URL(url).port)
  const staff = await followLink(url, server.administratorLink)
  const participants = (count: number, name = 'Personne') =>
    Promise.all(Array.from({ length: count }, (_, i) => joinByCode(url, code ?? '', `${name} ${i}`)))
  const [first] = await participants(1, 'Première')
  if (first === undefined) throw new Error('nobody could sign in')
  const { id: seanceId, documents } = await seanceOf(first)
  return {
    dataDir: folder,
    url,
    here: `http://127.0.0.1:${port}`,
    seanceId,
    get pid() {
      return server.child.pid ?? 0
    },
    sheets: documents.flatMap(({ id, kind, right }) => (right === 'write' ? [{ id, kind }] : [])),
    staff,
    participants,
    signal: (name) => void server.child.kill(name),
    async kill(signal) {
      await server.kill(signal)
    },
    async start() {
      server = await launch(port)
    },
  }
}

/** What the browser of a person would give; `address` leads to the server, perhaps by way of a proxy. */
export const deviceOf = (address: string, { cookie }: Person, origin: string, by: By = 'auto'): Device =>
  deviceWith({ url: `${address.replace(/^http/, 'ws')}/sync`, headers: { cookie, origin }, by })

/** Opens a document as a page would. */
export const openSheet = (device: Device, { id, kind }: Sheet, personId: string): Opened =>
  open({ room: id, kind, right: 'write', personId, persist: true, surroundings: device })

const replayed = async ({ db }: Pick<Store, 'db'>, { id }: Sheet, upTo?: number): Promise<Y.Doc> => {
  const doc = new Y.Doc()
  for (const { bytes } of await sqliteUpdateLog(db, Date.now).replay({ documentId: id, epoch: 1 }, upTo))
    Y.applyUpdate(doc, bytes)
  return doc
}

/** What the log of a running server says, read beside it. */
export async function logOf({ dataDir }: Pick<Workshop, 'dataDir'>, sheet: Sheet): Promise<Y.Doc> {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  try {
    return await replayed({ db: drizzle(sqlite, { schema: tables, casing: 'snake_case' }) }, sheet)
  } finally {
    sqlite.close()
  }
}

export interface Frozen {
  /** What the snapshot holds of the sheet. */
  frozen: unknown
  /** What the log holds of it up to the position of the snapshot. */
  replayed: unknown
  /** How many updates by people the log holds after that position. */
  after: number
}

export async function frozenIn({ dataDir }: Pick<Workshop, 'dataDir'>, id: string, sheet: Sheet): Promise<Frozen> {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  try {
    const row = sqlite.prepare('SELECT content, position FROM snapshots WHERE id = ?').get(id)
    const { content, position } = row as { content: string; position: number }
    const { documents } = JSON.parse(content) as { documents: { id: string; value: unknown }[] }
    const doc = await replayed({ db: drizzle(sqlite, { schema: tables, casing: 'snake_case' }) }, sheet, position)
    const later = 'SELECT count(*) FROM updates WHERE document_id = ? AND seq > ? AND person_id IS NOT NULL'
    return {
      frozen: documents.find((document) => document.id === sheet.id)?.value,
      replayed: JSON.parse(JSON.stringify(project(definitionOf(sheet.kind), doc).value)),
      after: Number(sqlite.prepare(later).pluck().get(sheet.id, position)),
    }
  } finally {
    sqlite.close()
  }
}

/** Every document that participants may open, those they may only read included. */
export function sheetsOf({ dataDir, seanceId }: Pick<Workshop, 'dataDir' | 'seanceId'>): Sheet[] {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  try {
    const theirs = "kind = 'fiche-action' OR (seance_id = ? AND kind <> 'emargement')"
    return sqlite.prepare(`SELECT id, kind FROM documents WHERE ${theirs}`).all(seanceId) as Sheet[]
  } finally {
    sqlite.close()
  }
}

/** How many updates of a person the log holds. */
export function writtenBy({ dataDir }: Pick<Workshop, 'dataDir'>, personId: string): number {
  const sqlite = new Database(join(dataDir, DATABASE_NAME), { readonly: true })
  try {
    return Number(sqlite.prepare('SELECT count(*) FROM updates WHERE person_id = ?').pluck().get(personId))
  } finally {
    sqlite.close()
  }
}

/** A document found in the files of a server that is gone: every update replayed, and the checkpoint with those after it. */
export interface Cold {
  replayed: Y.Doc
  loaded: Y.Doc
}

/** Opens the files as the product does; they are changed by it. */
export async function openCold(dataDir: string, sheets: readonly Sheet[]): Promise<Map<string, Cold>> {
  const store = openStore(dataDir, Date.now)
  try {
    const log = sqliteUpdateLog(store.db, Date.now)
    const found = new Map<string, Cold>()
    for (const sheet of sheets) {
      const loaded = new Y.Doc()
      const { checkpoint, updates } = await log.load({ documentId: sheet.id, epoch: 1 })
      for (const part of checkpoint === null ? updates : [checkpoint, ...updates]) Y.applyUpdate(loaded, part.bytes)
      found.set(sheet.id, { replayed: await replayed(store, sheet), loaded })
    }
    return found
  } finally {
    store.close()
  }
}

/** The same on a copy, so that the server that starts next finds them as they were left. */
export function openColdCopy(dataDir: string, sheets: readonly Sheet[]): Promise<Map<string, Cold>> {
  const copy = tempDir()
  for (const name of readdirSync(dataDir))
    if (name.startsWith(DATABASE_NAME) && !name.endsWith('-shm')) copyFileSync(join(dataDir, name), join(copy, name))
  return openCold(copy, sheets)
}
/** Resident memory of a process, in megabytes. */
export function residentMegabytes(pid: number): number {
  const file = `/proc/${pid}/status`
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return Number(kilobytes ?? Number.NaN) / 1024
}
