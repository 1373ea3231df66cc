import type { Hono } from 'hono'
import { compareContents } from '#server/snapshot/compare'
import { reperesOf } from '#server/snapshot/reperes'
import { instantaneOf } from '#server/snapshot/snapshots'
import { compareInstantanes, listReperes, MAINTENANT } from '#shared/api/comparaison'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What changed between two snapshots, or since one. */
export function mountComparaison(app: Hono, services: AppServices): void {
  const { seances, snapshots, snapshotStore, clock } = services

  route(app, listReperes, services, async ({ params }) =>
    ok(await reperesOf({ snapshotStore, meetings: seances.meetings }, params.id)),
  )

  route(app, compareInstantanes, services, async ({ params }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null) return no('notFound')
    const before = instantaneOf(row)
    const { groupeId } = before
    const avant = { id: before.id, libelle: before.libelle, prisA: before.at }
    if (params.avec === MAINTENANT) {
      const content = await snapshots.standingLike(before)
      const apres = { id: null, libelle: 'État actuel', prisA: clock() }
      return ok({ groupeId, avant, apres, ...compareContents(before.content, content) })
    }
    const other = await snapshotStore.get(params.avec)
    // The right was asked on the first: the second must be of the same group.
    if (other === null || other.groupeId !== groupeId) return no('notFound')
    const after = instantaneOf(other)
    const apres = { id: after.id, libelle: after.libelle, prisA: after.at }
    return ok({ groupeId, avant, apres, ...compareContents(before.content, after.content) })
  })
}
