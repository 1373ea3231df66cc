/** A workspace with everything real but the connections: database, rights, snapshots, live documents, a clock set by hand. */
import pino from 'pino'
import { type AccessService, createAccess } from '#server/access/access'
import { type Commands, createCommands } from '#server/commands/commands'
import type { By } from '#server/commands/needs'
import type { SeanceFields } from '#server/commands/preparation-parts'
import { preparationValue } from '#server/commands/preparation-value'
import { createSignIn } from '#server/commands/sign-in'
import { createLiaisons, type Liaisons } from '#server/liaisons/liaisons'
import { createMirrors } from '#server/mirror/mirrors'
import type { SeanceEnDirect } from '#server/mirror/seance-en-direct'
import type { Actor, Mirrors } from '#server/services'
import { createSnapshots } from '#server/snapshot/snapshots'
import { type AccessStore, sqliteAccessStore } from '#server/store/access-store'
import type { Db } from '#server/store/db'
import { newId } from '#server/store/ids'
import { type PlanStore, sqlitePlanStore } from '#server/store/plan-store'
import { type SeanceStore, sqliteSeanceStore } from '#server/store/seance-store'
import { sqliteSnapshotStore } from '#server/store/snapshot-store'
import * as tables from '#server/store/tables'
import type { Role } from '#shared/access/roles'
import { createSeance } from '#shared/api/seances'
import type { DocumentKind } from '#shared/documents/registry'
import { testSigner } from '#tests/support/signer'
import { MORNING, tempStore } from '#tests/support/store'
import { type MemoryRooms, memoryRooms } from './memory-rooms.ts'
import { insertPlan } from './rows.ts'

export interface World {
  /** First word of the label of each snapshot taken, in order. */
  taken(): string[]
  db: Db
  seances: SeanceStore
  plan: PlanStore
  accessStore: AccessStore
  access: AccessService
  rooms: MemoryRooms
  mirrors: Mirrors
  liaisons: Liaisons
  commands: Commands
  signIn: ReturnType<typeof createSignIn>
  clock: { now: number }
  /** What happened around a closing, in order. */
  trace: string[]
  /** A person holding these roles on the group. */
  staff(...roles: Role[]): Promise<By>
  /** A meeting of the group with two sub-groups and four items, in draft. */
  seance(): Promise<string>
  /** Signs a new person in. */
  participant(seanceId: string, nom: string, over?: { mode?: 'salle' | 'distance'; represente?: string }): Promise<By>
  /** The person as a connection would know them. */
  actor(by: By, seanceId?: string): Actor
  document(seanceId: string, kind: DocumentKind, nth?: number): Promise<string>
  /** Saves a preparation as it was just read. */
  update(seanceId: string, fields: SeanceFields): ReturnType<Commands['updateSeance']>
  live(seanceId: string): Promise<SeanceEnDirect>
}

export const preparation = createSeance.body.parse({
  titre: 'Groupe de travail Axe 5',
  jour: '2025-07-01',
  debut: '14:00',
  fin: '17:00',
  points: [
    { titre: 'Introduction', duree: 15 },
    { titre: 'Suivi des actions', numero: 'B', duree: 30 },
    { titre: 'Fiche 5', parent: 1 },
    { titre: 'Propositions', numero: 'B', duree: 40 },
  ],
  sousGroupes: [{ titre: 'Traduction du SDSF sur le terrain' }, { titre: 'Boîte à outils' }],
})

/** `waitMs`: how long a closing waits for those in sync. */
export function createWorld({ waitMs = 100 }: { waitMs?: number } = {}): World {
  const clock = { now: MORNING }
  const read = () => clock.now
  const { db } = tempStore(read)
  insertPlan(db)
  const [seances, plan, accessStore] = [sqliteSeanceStore(db), sqlitePlanStore(db), sqliteAccessStore(db)]
  const rooms = memoryRooms(read)
  const { trace } = rooms
  const access = createAccess({ store: accessStore, clock: read, secure: false })
  access.onChange((change) => trace.push(`rights ${Object.keys(change).join(' ')}`))
  const codeGuard = { alarm: () => false, onAlarm: () => () => undefined }
  const mirrors = createMirrors({ seances, rooms, codeGuard, logger: pino({ level: 'silent' }) })
  const taken = createSnapshots({
    store: sqliteSnapshotStore(db),
    seances,
    plan,
    rooms,
    clock: read,
    signer: testSigner,
  })
  const snapshots: typeof taken = {
    ...taken,
    takeSeance(...asked) {
      trace.push('snapshot')
      return taken.takeSeance(...asked)
    },
  }
  const liaisons = createLiaisons({ seances, plan, rooms, clock: read, withinMs: waitMs })
  const commands = createCommands({
    seances,
    plan,
    rooms,
    access,
    mirrors,
    snapshots,
    liaisons,
    people: accessStore,
    clock: read,
  })
  const signIn = createSignIn({ store: accessStore, emargements: seances.emargements, access, mirrors, clock: read })

  async function person(nom: string): Promise<string> {
    const id = newId()
    await accessStore.savePerson({
      id,
      nom,
      fonction: null,
      organisme: `Organisme de ${nom}`,
      couleur: 0,
      creeA: clock.now,
    })
    return id
  }
  async function document(seanceId: string, kind: DocumentKind, nth = 0): Promise<string> {
    const found = (await seances.documents.ofSeance(seanceId)).filter((d) => d.kind === kind)[nth]
    if (found === undefined) throw new Error(`no ${kind} ${nth}`)
    return found.id
  }

  return {
    ...{ db, seances, plan, accessStore, access, rooms, mirrors, liaisons, commands, signIn, clock, trace, document },
    taken: () =>
      db
        .select({ libelle: tables.snapshots.libelle })
        .from(tables.snapshots)
        .all()
        .map(({ libelle }) => libelle.split(' ')[0] ?? ''),
    async staff(...roles) {
      const personId = await person(roles.join())
      for (const role of roles) {
        const place = { groupeId: 'groupe', seanceId: null, lienId: null, grantedBy: null }
        await accessStore.addGrant({ id: newId(), personId, role, ...place, grantedAt: clock.now })
      }
      return { personId, roles }
    },
    async seance() {
      const made = await commands.createSeance('groupe', preparation, { personId: 'nobody', roles: ['animateur'] })
      if (!made.ok) throw new Error(made.code)
      return made.value.id
    },
    async participant(seanceId, nom, { mode = 'salle', represente = null as string | null } = {}) {
      const signature = { nom, fonction: null, organisme: `Organisme de ${nom}`, mode, represente }
      const before = new Set((await seances.emargements.current(seanceId)).map((l) => l.personId))
      const signed = await signIn({ seanceId, signature, actor: null, formId: null })
      if (!signed.ok) throw new Error(signed.code)
      const added = (await seances.emargements.current(seanceId)).find((l) => !before.has(l.personId))
      if (added?.personId == null) throw new Error('nobody was added')
      return { personId: added.personId, roles: [represente === null ? 'invite' : 'delegue'] }
    },
    actor: ({ personId }, seanceId) => ({
      sessionId: `session of ${personId}`,
      personId,
      nom: personId,
      organisme: null,
      fonction: null,
      couleur: 0,
      seanceId: seanceId ?? null,
      expiresAt: Number.MAX_SAFE_INTEGER,
    }),
    async update(seanceId, fields) {
      const seance = await seances.meetings.get(seanceId)
      if (seance === null) throw new Error('no meeting')
      return commands.updateSeance(seanceId, { ...fields, version: (await preparationValue(seances, seance)).version })
    },
    async live(seanceId) {
      const id = await document(seanceId, 'seance-en-direct')
      return (await rooms.read([id])).get(id)?.value as SeanceEnDirect
    },
  }
}
