import type { Hono } from 'hono'
import { extendPoint, goToPoint, projeter, rappeler } from '#shared/api/conduite'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** How the meeting is led: running order, projection, call to come back. */
export function mountConduite(app: Hono, services: AppServices): void {
  const { commands } = services

  route(app, goToPoint, services, ({ params, body }) => commands.goToPoint(params.id, body.pointId))
  route(app, extendPoint, services, ({ params, body }) => commands.extendPoint(params.id, body.minutes))
  route(app, projeter, services, ({ params, body }) => commands.projeter(params.id, body))
  route(app, rappeler, services, ({ params }) => commands.rappeler(params.id))
}
