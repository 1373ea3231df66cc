import type { Hono } from 'hono'
import { maTable, mettreATable } from '#shared/api/table'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Several people around one device. */
export function mountTable(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, maTable, services, ({ params, actor }) => commands.maTable(params.id, actor.personId))
  route(app, mettreATable, services, ({ params, body, actor: { personId }, roles }) =>
    commands.mettreATable(params.id, body, { personId, roles }),
  )
}
