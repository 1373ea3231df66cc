import type { Hono } from 'hono'
import { addLigne, correctLigne, correctMaLigne, getHistorique } from '#shared/api/emargement'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The attendance list: lines added and corrected, and what they said before. */
export function mountEmargement(app: Hono, services: AppServices): void {
  const { emargements, commands } = services

  route(app, addLigne, services, ({ params, body, actor: { personId }, roles }) =>
    commands.addLigne(params.id, body, { personId, roles }),
  )
  route(app, correctLigne, services, ({ params, body, actor: { personId }, roles }) =>
    commands.correctLigne(params.id, params.ligneId, body, { personId, roles }),
  )
  route(app, correctMaLigne, services, ({ params, body, actor: { personId }, roles }) =>
    commands.correctMaLigne(params.id, body, { personId, roles }),
  )
  route(app, getHistorique, services, async ({ params }) => {
    const versions = await emargements.history(params.id, params.ligneId)
    if (versions.length === 0) return no('notFound')
    return ok(versions.map(({ at: enregistreA, ...v }) => ({ ...v, enregistreA })))
  })
}
