import type { Hono } from 'hono'
import { toString as qrCode } from 'qrcode'
import { createLink } from '#server/access/links'
import { can } from '#shared/access/can'
import { extendPoint, getVie, goToPoint, passerLeRelais, projeter, rappeler } from '#shared/api/conduite'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Long enough to take a phone out; a QR seen on a wall afterwards opens nothing. */
const RELAY_MS = 15 * 60_000

/** How the meeting is led: running order, projection, call to come back. */
export function mountConduite(app: Hono, services: AppServices): void {
  const { commands, seances, accessStore, clock, publicUrl } = services

  route(app, goToPoint, services, ({ params, body }) => commands.goToPoint(params.id, body.pointId))
  route(app, extendPoint, services, ({ params, body }) => commands.extendPoint(params.id, body.minutes))
  route(app, projeter, services, ({ params, body }) => commands.projeter(params.id, body))
  route(app, rappeler, services, ({ params }) => commands.rappeler(params.id))

  route(app, passerLeRelais, services, async ({ params: { id: seanceId }, actor }) => {
    const seance = await seances.meetings.get(seanceId)
    if (seance === null) return no('notFound')
    if (seance.phase === 'validated') return no('frozen')
    const opens = {
      ...{ role: 'coanimateur' as const, seanceId, groupeId: null, usageUnique: true, mode: null },
      ...{ pour: `${actor.nom} (autre appareil)`, fonction: actor.fonction, organisme: actor.organisme },
      createdBy: actor.personId,
    }
    const { url, expiresAt } = await createLink(accessStore, opens, clock(), publicUrl(), RELAY_MS)
    return ok({ url, qr: await qrCode(url, { type: 'svg', margin: 1 }), expireA: expiresAt })
  })

  route(app, getVie, services, async ({ params, roles }) => {
    const moves = await seances.meetings.moves(params.id)
    const names = can(roles, 'runSeance')
      ? await seances.people.named([...new Set(moves.flatMap((m) => m.personId ?? []))])
      : new Map<string, { nom: string }>()
    return ok(
      moves.map(({ phase, at, personId }) => ({
        ...{ phase, a: at, seule: personId === null },
        par: personId === null ? null : (names.get(personId)?.nom ?? null),
      })),
    )
  })
}
