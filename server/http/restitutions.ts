import type { Hono } from 'hono'
import { can } from '#shared/access/can'
import { isSettled, nextSteps, stepTo } from '#shared/access/restitution-steps'
import { getRestitution, nouvelleVersion, passerRestitution } from '#shared/api/restitutions'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { restitutionEntries } from './document-entries.ts'
import { route } from './route.ts'

/** Where a restitution stands, and its versions. */
export function mountRestitutions(app: Hono, services: AppServices): void {
  const { seances, commands } = services

  route(app, getRestitution, services, async ({ params: { id }, roles, actor }) => {
    const document = await seances.documents.get(id)
    if (document?.kind !== 'restitution') return no('notFound')
    const { statut, steps, versionDe } = await seances.restitutions.standing(id)
    const organismes = await seances.people.organismes(steps.map((s) => s.personId))
    const entries = async (ids: readonly string[]) => {
      const rows = await Promise.all(ids.map((other) => seances.documents.get(other)))
      const kept = rows.filter((row) => row !== null)
      return restitutionEntries(services, actor, kept)
    }
    const allowed = nextSteps(statut).filter((to) => {
      const act = stepTo(statut, to)
      return act !== null && can(roles, act)
    })
    // Validation leaves two lines: the step, then what it froze.
    const shown = steps.filter((s) => s.instantaneId === null)
    return ok({
      statut,
      etapesPossibles: allowed,
      etapes: shown.map((s) => ({ statut: s.statut, at: s.at, organisme: organismes.get(s.personId) ?? null })),
      versionDe: (await entries(versionDe === null ? [] : [versionDe]))[0] ?? null,
      versions: await entries(await seances.restitutions.versionsOf(id)),
      peutFaireVersion: isSettled(statut) && can(roles, 'writeRestitution'),
    })
  })

  route(app, passerRestitution, services, ({ params, body, actor: { personId }, roles }) =>
    commands.passRestitution(params.id, body.statut, { personId, roles }),
  )

  route(app, nouvelleVersion, services, ({ params, actor: { personId }, roles }) =>
    commands.versionRestitution(params.id, { personId, roles }),
  )
}
