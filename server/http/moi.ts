import type { Hono } from 'hono'
import { clearedCookie } from '#server/access/cookie'
import { getMoi, signOut } from '#shared/api/acces'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

export function mountMoi(app: Hono, services: AppServices): void {
  const { access, accessStore, clock } = services

  route(app, getMoi, services, async ({ actor }) => {
    const { personId, nom, fonction, organisme, seanceId, expiresAt: expireA } = actor
    const roles = await access.roles(actor, {})
    return ok({ personId, nom, fonction, organisme, roles, seanceId, expireA, maintenant: clock() })
  })

  route(app, signOut, services, async ({ actor, c }) => {
    await accessStore.closeSession(actor.sessionId, clock())
    access.changed({ sessionId: actor.sessionId })
    c.header('Set-Cookie', clearedCookie(access.secure))
    return ok({ ok: true })
  })
}
