import type { Hono } from 'hono'
import { compareContents } from '#server/snapshot/compare'
import { compareRows } from '#server/snapshot/compare-rows'
import { porteeOf, type SnapshotContent } from '#server/snapshot/content'
import { reperesOf } from '#server/snapshot/reperes'
import { instantaneOf } from '#server/snapshot/snapshots'
import { can } from '#shared/access/can'
import { compareInstantanes, listReperes, MAINTENANT } from '#shared/api/comparaison'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'
import { readsPresent } from './scope.ts'

/** The rows of the meeting first, then its documents. */
function whole(before: SnapshotContent, after: SnapshotContent) {
  const [difference, rows] = [compareContents(before, after), compareRows(before, after)]
  return rows === null ? difference : { ...difference, documents: [rows, ...difference.documents] }
}

/** What changed between two snapshots, or since one. */
export function mountComparaison(app: Hono, services: AppServices): void {
  const { access, seances, plan, snapshots, snapshotStore, clock } = services

  route(app, listReperes, services, async ({ params }) =>
    ok(await reperesOf({ snapshotStore, plan, meetings: seances.meetings }, params.id)),
  )

  route(app, compareInstantanes, services, async ({ params, actor }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null) return no('notFound')
    const before = instantaneOf(row)
    const { groupeId } = before
    const avant = { id: before.id, libelle: before.libelle, prisA: before.at }
    if (params.avec === MAINTENANT) {
      if (!(await readsPresent(access, actor, before))) return no('notFound')
      const content = await snapshots.standingLike(before)
      const apres = { id: null, libelle: 'État actuel', prisA: clock() }
      return ok({ groupeId, avant, apres, ...whole(before.content, content) })
    }
    // The right was asked on the first snapshot: it is asked on the second too.
    const roles = await access.rolesOn(actor, 'instantane', params.avec)
    const other = roles !== null && can(roles, 'readSnapshots') ? await snapshotStore.get(params.avec) : null
    if (other === null) return no('notFound')
    const after = instantaneOf(other)
    const apres = { id: after.id, libelle: after.libelle, prisA: after.at }
    const difference = whole(before.content, after.content)
    const [one, two] = [before, after].map((i) => porteeOf(i.content))
    if (one?.id === two?.id) return ok({ groupeId, avant, apres, ...difference })
    // Taken of two different things: what only one of them holds says nothing of what changed.
    const documents = difference.documents.filter((d) => d.sorte === 'modifie')
    return ok({ groupeId, avant, apres, ...difference, documents })
  })
}
