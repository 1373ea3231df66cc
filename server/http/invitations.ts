import type { Hono } from 'hono'
import { createLink } from '#server/access/links'
import { inviter, listInvitations } from '#shared/api/invitations'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** Personal links for the people expected at a meeting: whoever follows theirs signs the line written for them. */
export function mountInvitations(app: Hono, services: AppServices): void {
  const { seances, emargements, accessStore: store, clock, publicUrl } = services

  route(app, listInvitations, services, async ({ params: { id } }) => {
    const given = (await store.liens()).filter((l) => l.seanceId === id && l.revokedAt === null)
    return ok(
      (await emargements.current(id)).flatMap(({ ligneId, personId }) => {
        const theirs = personId === null ? [] : given.filter((l) => l.personId === personId)
        const [latest] = theirs
        if (latest === undefined) return []
        const used = theirs.flatMap((l) => l.usedAt ?? [])
        return [{ ligneId, creeA: latest.createdAt, utiliseA: used.length === 0 ? null : Math.min(...used) }]
      }),
    )
  })

  route(app, inviter, services, async ({ params: { id: seanceId }, body, actor }) => {
    const seance = await seances.meetings.get(seanceId)
    if (seance === null) return no('notFound')
    if (seance.phase === 'closed' || seance.phase === 'validated') return no('frozen')
    const lines = new Map((await emargements.current(seanceId)).map((l) => [l.ligneId, l]))
    const asked = body.lignes.map((ligneId) => lines.get(ligneId))
    if (asked.some((l) => l === undefined)) return no('notFound')
    const made: { ligneId: string; url: string }[] = []
    for (const line of asked) {
      if (line === undefined || line.personId === null) continue
      const { ligneId, personId, fonction, organisme, mode, qualite } = line
      const opens = {
        ...{ personId, fonction, organisme, mode, seanceId, groupeId: null },
        role: qualite ?? 'invite',
        // Never their name: it stands in lists that outlive the meeting.
        pour: organisme ?? fonction ?? 'Personne attendue',
        usageUnique: false,
        createdBy: actor.personId,
      }
      made.push({ ligneId, url: (await createLink(store, opens, clock(), publicUrl())).url })
    }
    return ok(made)
  })
}
