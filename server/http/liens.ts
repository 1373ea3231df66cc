import type { Hono } from 'hono'
import { createLink, revokeLink } from '#server/access/links'
import { mayGive } from '#server/access/role-rules'
import type { LienRow } from '#server/store/lien-store'
import { can } from '#shared/access/can'
import { createLien, listLiens, revokeLien } from '#shared/api/acces'
import { type Actor, no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

export function mountLiens(app: Hono, services: AppServices): void {
  const { access, accessStore: store, clock, publicUrl } = services

  const rolesWhere = (actor: Actor, { seanceId, groupeId }: Pick<LienRow, 'seanceId' | 'groupeId'>) =>
    access.roles(actor, { seanceId, groupeId })
  /** Whoever may make a link may see it and revoke it. */
  const isTheirs = async (actor: Actor, lien: LienRow) => mayGive(await rolesWhere(actor, lien), lien.role)

  route(app, listLiens, services, async ({ actor }) => {
    const shown: LienRow[] = []
    for (const lien of await store.liens()) if (await isTheirs(actor, lien)) shown.push(lien)
    return ok(
      await Promise.all(
        shown.map(async ({ id, role, pour, seanceId, groupeId, usageUnique, ...at }) => ({
          ...{ id, role, pour, seanceId, groupeId, usageUnique },
          ...{ creeA: at.createdAt, expireA: at.expiresAt, utiliseA: at.usedAt, revoqueA: at.revokedAt },
          restitution: role === 'relecteur' ? await store.restitutionDuLien(id) : null,
        })),
      ),
    )
  })

  route(app, createLien, services, async ({ actor, body }) => {
    const { role, seanceId } = body
    // A meeting says its group: naming another beside it would widen what the link opens.
    const groupeId = seanceId === null ? body.groupeId : null
    if (role === 'administrateur' && (seanceId !== null || groupeId !== null)) return no('roleEverywhere')
    const seen =
      seanceId !== null
        ? await access.rolesOn(actor, 'seance', seanceId)
        : groupeId !== null
          ? await access.rolesOn(actor, 'groupe', groupeId)
          : await access.roles(actor, {})
    if (seen === null || ((seanceId ?? groupeId) !== null && !can(seen, 'readSeance'))) return no('notFound')
    if (!can(seen, 'createLink')) return no('scopeTooWide')
    if (!mayGive(seen, role)) return no('roleTooHigh')
    return ok(await createLink(store, { ...body, groupeId, createdBy: actor.personId }, clock(), publicUrl()))
  })

  route(app, revokeLien, services, async ({ actor, params }) => {
    const lien = await store.lien(params.id)
    if (lien === null || !(await isTheirs(actor, lien))) return no('notFound')
    await revokeLink(services, lien, actor.personId)
    return ok({ ok: true })
  })
}
