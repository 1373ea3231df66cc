import type { Hono } from 'hono'
import { listReports, reporterPoint } from '#shared/api/reports'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { openSeances } from './open-seances.ts'
import { route } from './route.ts'

/** Items a meeting leaves to the next one of its group. */
export function mountReports(app: Hono, services: AppServices): void {
  const { seances, commands } = services

  route(app, reporterPoint, services, ({ params, body }) =>
    commands.reporterPoint(params.id, params.pointId, body.comment),
  )

  route(app, listReports, services, async ({ params, actor }) => {
    const open = await openSeances(services, actor, await seances.meetings.ofGroupe(params.id))
    const jourOf = new Map(open.map((s) => [s.id, s.jour]))
    return ok(
      (await seances.reports.ofGroupe(params.id)).flatMap(({ id, seanceId, points }) => {
        const jour = jourOf.get(seanceId)
        if (jour === undefined) return []
        return [{ id, jour, points: points.map(({ dureePrevue: duree, ...p }) => ({ ...p, duree })) }]
      }),
    )
  })
}
