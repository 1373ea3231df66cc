import type { Hono } from 'hono'
import { asItStands } from '#server/publication/as-it-stands'
import { aVoir, isStopped } from '#server/publication/control'
import { can } from '#shared/access/can'
import { isSettled, nextSteps, type StatutRestitution, stepTo } from '#shared/access/restitution-steps'
import { getRestitution, nouvelleVersion, passerRestitution } from '#shared/api/restitutions'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { restitutionEntries } from './document-entries.ts'
import { publisher, viewOf } from './publications.ts'
import { route } from './route.ts'

/** Steps before which the check is read. */
const CONTROLEES: readonly StatutRestitution[] = ['validee', 'publiee']

/** Where a restitution stands, and its versions. */
export function mountRestitutions(app: Hono, services: AppServices): void {
  const { seances, commands, publications, publicationStore, accessStore, liaisons, clock } = services

  const toSee = async (id: string) => {
    const restitution = await asItStands(services, id)
    return restitution === null ? [] : aVoir(services, restitution)
  }

  route(app, getRestitution, services, async ({ params: { id }, roles, actor }) => {
    const document = await seances.documents.get(id)
    if (document?.kind !== 'restitution') return no('notFound')
    const { statut, steps, versionDe } = await seances.restitutions.standing(id)
    const people = await seances.people.titles(steps.map((s) => s.personId))
    const staff = can(roles, 'writeRestitution')
    const published = await publicationStore.latestOf(id)
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
      etapes: shown.map(({ statut: to, at, personId, constatsVus }) => {
        const { organisme = null, fonction = null } = people.get(personId) ?? {}
        return { statut: to, at, organisme, fonction, constatsVus: staff ? (constatsVus ?? []) : [] }
      }),
      publication: published === null ? null : viewOf(published),
      versionDe: (await entries(versionDe === null ? [] : [versionDe]))[0] ?? null,
      versions: await entries(await seances.restitutions.versionsOf(id)),
      peutFaireVersion: isSettled(statut) && can(roles, 'writeRestitution'),
    })
  })

  route(
    app,
    passerRestitution,
    services,
    async ({ params: { id }, body: { statut, vu }, actor: { personId }, roles }) => {
      // What is frozen can only be corrected in another version: the check that stops publishing stops this too.
      if (statut === 'validee' && can(roles, 'validateRestitution')) {
        await liaisons.settled(id)
        const restitution = await asItStands(services, id)
        if (restitution !== null && (await isStopped(services, restitution))) return no('validationEmpechee')
      }
      const found = CONTROLEES.includes(statut) && can(roles, 'validateRestitution') ? await toSee(id) : []
      // Once validated the text is frozen: what is found in it was seen then.
      if (statut === 'validee' && found.length > 0 && !vu) return no('controleNonVu')
      const vus = vu ? found : []
      if (statut !== 'publiee') return commands.passRestitution(id, statut, { personId, roles }, vus)
      // Said to be published, it is: the same act puts it on the public page.
      if (!can(roles, 'publish')) return no('forbidden')
      const made = await publications.restitution(id, { personId, role: publisher(roles) }, vus)
      if (made.ok) await accessStore.note({ at: clock(), act: 'publication', personId, subject: id })
      return made.ok ? ok({ ok: true as const }) : made
    },
  )

  route(app, nouvelleVersion, services, ({ params, actor: { personId }, roles }) =>
    commands.versionRestitution(params.id, { personId, roles }),
  )
}
