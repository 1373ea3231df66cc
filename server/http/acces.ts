import type { Hono } from 'hono'
import { roles as labels, type Role } from '#shared/access/roles'
import { closeAcces, listAcces, listOrganismes } from '#shared/api/acces'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

const ranked = Object.keys(labels) as Role[]

/** Accesses opened by personal links, and the organisations people choose from. */
export function mountAcces(app: Hono, services: AppServices): void {
  const { access, accessStore: store, clock } = services

  route(app, listAcces, services, async ({ actor }) => {
    const open = await store.openStaffSessions(clock())
    return ok(
      await Promise.all(
        open.map(async ({ session, person }) => {
          const held = (await store.grants(person.id)).map((g) => g.role)
          const role = ranked.find((r) => held.includes(r)) ?? null
          const { id, createdAt: ouvertA, expiresAt: expireA } = session
          return { id, nom: person.nom, role, ouvertA, expireA, courant: id === actor.sessionId }
        }),
      ),
    )
  })

  route(app, closeAcces, services, async ({ actor, params }) => {
    const at = clock()
    const closed = await store.closeSession(params.id, at)
    if (closed === null) return no('notFound')
    await store.note({ at, act: 'acces.fermeture', personId: actor.personId, subject: closed.id, detail: null })
    access.changed({ sessionId: closed.id, personId: closed.personId })
    return ok({ ok: true })
  })

  route(app, listOrganismes, services, async () =>
    ok((await store.organismes()).map(({ id, nom, sigle, nature }) => ({ id, nom, sigle, nature }))),
  )
}
