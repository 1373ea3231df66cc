import type { Hono } from 'hono'
import { blocDe } from '#server/export/blocs'
import { createRestitution as makeRestitution } from '#server/snapshot/new-restitution'
import { instantaneOf } from '#server/snapshot/snapshots'
import { verifyChain } from '#server/snapshot/verify'
import type { SnapshotBref } from '#server/store/snapshot-store'
import { createRestitution } from '#shared/api/documents'
import { getBloc, getInstantane, type InstantaneBref, listInstantanes, takeInstantane } from '#shared/api/instantanes'
import { type Bloc, blocs } from '#shared/prose/content'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

const brefOf = ({
  id,
  libelle,
  seanceId,
  groupeId,
  at,
  hash,
  documents,
}: Omit<SnapshotBref, 'numero'>): InstantaneBref => ({
  ...{ id, libelle, seanceId, groupeId, documents },
  prisA: at,
  empreinte: hash,
})
const isBloc = (name: string): name is Bloc => Object.hasOwn(blocs, name)

/** Snapshots, and the restitutions that are made from them. */
export function mountInstantanes(app: Hono, services: AppServices): void {
  const { seances, snapshots, snapshotStore, accessStore, liaisons, rooms, clock } = services

  route(app, listInstantanes, services, async ({ params }) => ok((await snapshotStore.ofGroupe(params.id)).map(brefOf)))

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

  route(app, getInstantane, services, async ({ params }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null) return no('notFound')
    const { content } = instantaneOf(row)
    const verdict = await verifyChain(snapshotStore, row.numero)
    return ok({
      ...brefOf({ ...row, documents: content.documents.length }),
      precedente: row.previousHash,
      chaineIntacte: verdict.ok,
      contenu: content.documents.map((d) => ({ documentId: d.id, kind: d.kind, title: d.title })),
    })
  })

  /** `?cle=` narrows it to one fiche or one sub-group. */
  route(app, getBloc, services, async ({ params, c }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null || !isBloc(params.bloc)) return no('notFound')
    const instantane = instantaneOf(row)
    if (instantane.content.seance === null) return no('noMeetingInSnapshot')
    const drawn = blocDe(params.bloc, instantane, c.req.query('cle') ?? null)
    return ok({ titre: blocs[params.bloc], libelle: row.libelle, empreinte: row.hash, blocs: drawn })
  })

  route(app, createRestitution, services, async ({ params, body, actor: { personId } }) => {
    const made = await makeRestitution({ seances, snapshotStore, rooms, now: clock() }, params.id, body)
    if (made.ok) await accessStore.note({ at: clock(), act: 'restitution', personId, subject: made.value.id })
    return made
  })
}
