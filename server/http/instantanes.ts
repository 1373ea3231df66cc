import type { Hono } from 'hono'
import { blocDe } from '#server/export/blocs'
import { refusDe } from '#server/export/citable'
import { createRestitution as makeRestitution } from '#server/snapshot/new-restitution'
import { instantaneOf } from '#server/snapshot/snapshots'
import { sourcesAutour } from '#server/snapshot/sources'
import { verifyChain } from '#server/snapshot/verify'
import type { SnapshotBref, SnapshotRow } from '#server/store/snapshot-store'
import { can } from '#shared/access/can'
import { createRestitution } from '#shared/api/documents'
import {
  getBloc,
  getInstantane,
  type InstantaneBref,
  listInstantanes,
  listInstantanesDuDocument,
  takeInstantane,
  takeInstantaneDuDocument,
  takeInstantaneDuGroupe,
} from '#shared/api/instantanes'
import { type Bloc, blocs } from '#shared/prose/content'
import { type Actor, no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'
import { readsPresent } from './scope.ts'

const brefOf = ({
  id,
  libelle,
  seanceId,
  groupeId,
  at,
  hash,
  documents,
  portee,
  seanceJour,
  groupe,
  comite,
  couvre,
}: Omit<SnapshotBref, 'numero'>): InstantaneBref => ({
  ...{ id, libelle, seanceId, groupeId, documents, portee, seanceJour, groupe, comite, couvre },
  prisA: at,
  empreinte: hash,
})
const isBloc = (name: string): name is Bloc => Object.hasOwn(blocs, name)

/** Of one meeting or one group: the right was asked of the path, and holds for the other snapshot too. */
const together = (one: SnapshotRow, other: SnapshotRow): boolean =>
  (one.seanceId !== null && one.seanceId === other.seanceId) ||
  (one.groupeId !== null && one.groupeId === other.groupeId)

/** Snapshots, and the restitutions that are made from them. */
export function mountInstantanes(app: Hono, services: AppServices): void {
  const { access, seances, plan, snapshots, snapshotStore, accessStore, liaisons, rooms, clock } = services
  const noted = async ({ id, hash }: { id: string; hash: string }, personId: string, detail: string) => {
    await accessStore.note({ at: clock(), act: 'instantane', personId, subject: id, detail })
    return ok({ id, empreinte: hash })
  }

  route(app, listInstantanes, services, async ({ params, roles }) => {
    const groupe = await plan.groupe(params.id)
    if (groupe === null) return no('notFound')
    // Those of other groups are for who writes the restitutions of the committee that gathers them.
    const seul = !can(roles, 'writeRestitution')
    const found = await sourcesAutour({ plan, snapshotStore }, groupe, { seul })
    return ok(found.map((s) => brefOf({ ...s, groupe: s.groupeId === groupe.id ? null : s.groupe })))
  })

  route(app, takeInstantaneDuGroupe, services, async ({ params, body, actor: { personId } }) => {
    const groupe = await plan.groupe(params.id)
    const { portee, libelle } = body
    const id = groupe === null ? null : { groupe: groupe.id, axe: groupe.axeId, schema: groupe.schemaId }[portee]
    if (id === null) return no('notFound')
    return noted(await snapshots.takePortee(portee, id, libelle, personId), personId, id)
  })

  route(app, listInstantanesDuDocument, services, async ({ params }) =>
    ok((await snapshotStore.ofDocument(params.id)).map(brefOf)),
  )

  route(app, takeInstantaneDuDocument, services, async ({ params, body, actor: { personId } }) => {
    const { id } = params
    const document = await seances.documents.get(id)
    if (document === null || document.kind === 'seance-en-direct' || document.kind === 'emargement')
      return no('notFound')
    await liaisons.settled(id)
    return noted(await snapshots.takeDocument(id, body.libelle, personId, { again: true }), personId, id)
  })

  route(app, takeInstantane, services, async ({ params: { id }, body, actor: { personId }, c }) => {
    const seance = await seances.meetings.get(id)
    if (seance === null) return no('notFound')
    if (seance.phase === 'draft') return no('wrongPhase')
    const { signal } = c.req.raw
    const late = await liaisons.lateFor(seance, { sans: body.sans, isOver: async () => signal.aborted })
    if (signal.aborted) return no('abandoned')
    if (late.length > 0) return ok({ ok: false, enRetard: late })
    const taken = await snapshots.takeSeance(id, body.libelle, personId)
    await accessStore.note({ at: clock(), act: 'instantane', personId, subject: taken.id, detail: id })
    return ok({ ok: true, id: taken.id, empreinte: taken.hash })
  })

  route(app, getInstantane, services, async ({ params, actor }) => {
    const [row, bref] = [await snapshotStore.get(params.id), await snapshotStore.bref(params.id)]
    if (row === null || bref === null) return no('notFound')
    const { content } = instantaneOf(row)
    const verdict = await verifyChain(snapshotStore, row.numero)
    return ok({
      ...brefOf(bref),
      precedente: row.previousHash,
      chaineIntacte: verdict.ok,
      litPresent: await readsPresent(access, actor, row),
      contenu: content.documents.map((d) => ({ documentId: d.id, kind: d.kind, title: d.title })),
    })
  })

  /** A snapshot of an axis or a scheme is of no group: its right is asked apart. */
  const mayRead = async (actor: Actor, { id }: SnapshotRow): Promise<boolean> =>
    can((await access.rolesOn(actor, 'instantane', id)) ?? [], 'readSnapshots')

  route(app, getBloc, services, async ({ params, query, actor }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null || !isBloc(params.bloc)) return no('notFound')
    const instantane = instantaneOf(row)
    const refus = refusDe(params.bloc, instantane)
    if (refus !== null) return no(refus)
    const avant = query.depuis == null ? null : await snapshotStore.get(query.depuis)
    if (query.depuis != null && (avant === null || !(together(avant, row) || (await mayRead(actor, avant)))))
      return no('notFound')
    const drawn = blocDe(params.bloc, instantane, {
      cle: query.cle ?? null,
      depuis: avant === null ? null : instantaneOf(avant),
      periode: query,
    })
    return ok({ titre: blocs[params.bloc], libelle: row.libelle, empreinte: row.hash, blocs: drawn })
  })

  route(app, createRestitution, services, async ({ params, body, actor: { personId } }) => {
    const made = await makeRestitution({ seances, plan, snapshotStore, rooms, now: clock() }, params.id, body)
    if (made.ok) await accessStore.note({ at: clock(), act: 'restitution', personId, subject: made.value.id })
    return made
  })
}
