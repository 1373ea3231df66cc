import type { Hono } from 'hono'
import { revokeLink } from '#server/access/links'
import type { LienRow } from '#server/store/lien-store'
import {
  addLigne,
  correctLigne,
  correctMaLigne,
  distinguerLignes,
  fusionnerLignes,
  getHistorique,
  rapprocherOrganisme,
  retirerLigne,
} from '#shared/api/emargement'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The attendance list: lines added and corrected, and what they said before. */
export function mountEmargement(app: Hono, services: AppServices): void {
  const { emargements, commands, accessStore: store } = services

  route(app, addLigne, services, ({ params, body, actor: { personId }, roles }) =>
    commands.addLigne(params.id, body, { personId, roles }),
  )
  route(app, correctLigne, services, ({ params, body, actor: { personId }, roles }) =>
    commands.correctLigne(params.id, params.ligneId, body, { personId, roles }),
  )
  route(app, retirerLigne, services, async ({ params: { id, ligneId }, actor: { personId }, roles }) => {
    const retired = await commands.retirerLigne(id, ligneId, { personId, roles })
    if (!retired.ok) return retired
    const theirs = (l: LienRow) => l.seanceId === id && l.personId !== null && l.personId === retired.value.personId
    for (const lien of (await store.liens()).filter(theirs)) await revokeLink(services, lien, personId)
    return ok({ ok: true })
  })
  route(app, fusionnerLignes, services, ({ params, body, actor: { personId }, roles }) =>
    commands.fusionnerLignes(params.id, params.ligneId, body.double, { personId, roles }),
  )
  route(app, distinguerLignes, services, ({ params, body, actor: { personId }, roles }) =>
    commands.distinguerLignes(params.id, params.ligneId, body.autre, { personId, roles }),
  )
  route(app, rapprocherOrganisme, services, ({ params, body, actor: { personId }, roles }) =>
    commands.rapprocherOrganisme(params.id, body, { personId, roles }),
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
