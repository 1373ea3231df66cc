import type { Hono } from 'hono'
import { createLink, revokeLink } from '#server/access/links'
import { blocDe } from '#server/export/blocs'
import { blocsCites, periodeDe, sourcesDe } from '#server/export/restitution'
import { asItStands } from '#server/publication/as-it-stands'
import { citedBy } from '#server/publication/cited'
import { newId } from '#server/store/ids'
import type { Relecteur, RelecteurRow } from '#server/store/relecteur-store'
import { isSettled } from '#shared/access/restitution-steps'
import {
  donnerAvis,
  getBlocCite,
  getMaRelecture,
  getRelecteurs,
  nommerRelecteur,
  renouvelerLienRelecteur,
  retirerLienRelecteur,
  retirerRelecteur,
} from '#shared/api/relecteurs'
import { blocs } from '#shared/prose/content'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

const done = ok({ ok: true as const })

/** Who is asked to read a restitution before it is validated, by a link each, and what they say of it. */
export function mountRelecteurs(app: Hono, services: AppServices): void {
  const { accessStore: store, seances, access, clock, publicUrl } = services

  async function standing(documentId: string) {
    const document = await seances.documents.get(documentId)
    if (document?.kind !== 'restitution' || document.removedAt !== null) return null
    return seances.restitutions.standing(documentId)
  }
  const submittedAt = (steps: readonly { statut: string; at: number }[]) =>
    steps.filter((s) => s.statut === 'soumise').at(-1)?.at ?? 0
  const relectureOf = ({ avis, avisA }: RelecteurRow, since: number) => ({
    ...{ avis, avisA },
    perime: avisA !== null && avisA < since,
  })

  route(app, getRelecteurs, services, async ({ params: { id } }) => {
    const restitution = await standing(id)
    if (restitution === null) return no('notFound')
    const said = await seances.commentaires.ofDocument(id)
    const rows = await store.relecteurs(id)
    return ok(
      rows.map((row) => {
        const { organisme, fonction, usedAt, expiresAt, revokedAt, personId } = row.lien
        return {
          ...{ id: row.id, organisme, fonction, ouvertA: usedAt, expireA: expiresAt, retireA: revokedAt },
          ...relectureOf(row, submittedAt(restitution.steps)),
          commentaires: said.filter((c) => c.personId === personId).length,
        }
      }),
    )
  })

  route(app, nommerRelecteur, services, async ({ params: { id }, body, actor: { personId: createdBy } }) => {
    const restitution = await standing(id)
    if (restitution === null) return no('notFound')
    if (isSettled(restitution.statut)) return no('restitutionSettled')
    const pour = [body.organisme, body.fonction].filter((w) => w !== null).join(', ')
    const blank = { mode: null, groupeId: null, seanceId: null, usageUnique: false }
    const opens = { ...blank, ...body, role: 'relecteur' as const, pour, createdBy }
    const made = await createLink(store, opens, clock(), publicUrl())
    const row = { id: newId(), documentId: id, lienId: made.id, nommeA: clock(), avis: null, avisA: null }
    await store.addRelecteur(row)
    return ok({ id: row.id, url: made.url })
  })

  /** The reviewer an address names, when it is one of this restitution. */
  async function named({ id, relecteurId }: { id: string; relecteurId: string }): Promise<Relecteur | null> {
    const found = await store.relecteur(relecteurId)
    return found?.documentId === id ? found : null
  }

  route(app, renouvelerLienRelecteur, services, async ({ params, actor: { personId: createdBy } }) => {
    const found = await named(params)
    const restitution = await standing(params.id)
    if (found === null || restitution === null) return no('notFound')
    if (isSettled(restitution.statut)) return no('restitutionSettled')
    await revokeLink(services, found.lien, createdBy)
    const { role, personId, pour, fonction, organisme, mode, groupeId, seanceId, usageUnique } = found.lien
    const same = { role, personId, pour, fonction, organisme, mode, groupeId, seanceId, usageUnique }
    const made = await createLink(store, { ...same, createdBy }, clock(), publicUrl())
    await store.changeRelecteur(found.id, { lienId: made.id })
    return ok({ id: found.id, url: made.url })
  })

  route(app, retirerLienRelecteur, services, async ({ params, actor: { personId } }) => {
    const found = await named(params)
    if (found === null) return no('notFound')
    await revokeLink(services, found.lien, personId)
    return done
  })

  route(app, retirerRelecteur, services, async ({ params, actor: { personId } }) => {
    const found = await named(params)
    if (found === null) return no('notFound')
    await revokeLink(services, found.lien, personId)
    await store.removeRelecteur(found.id)
    access.changed({})
    return done
  })

  route(app, getMaRelecture, services, async ({ params: { id }, actor: { personId } }) => {
    const row = await store.relecteurNomme(id, personId)
    const restitution = await standing(id)
    if (restitution === null) return no('notFound')
    return ok({ relecture: row === null ? null : relectureOf(row, submittedAt(restitution.steps)) })
  })

  route(app, donnerAvis, services, async ({ params: { id }, body: { avis }, actor: { personId } }) => {
    const row = await store.relecteurNomme(id, personId)
    if (row === null) return no('notReviewer')
    if ((await standing(id))?.statut !== 'soumise') return no('notSubmitted')
    await store.changeRelecteur(row.id, { avis, avisA: clock() })
    return done
  })

  route(app, getBlocCite, services, async ({ params: { id, instantaneId, bloc }, query }) => {
    const { cle = null, depuis = null } = query
    const restitution = await asItStands(services, id)
    if (restitution === null) return no('notFound')
    // Only what its text shows: an id is no way into the rest of the snapshot.
    const asked = blocsCites(restitution).find(
      (b) => b.bloc === bloc && b.instantane === instantaneId && b.cle === cle && b.depuis === depuis,
    )
    const found = asked === undefined ? null : sourcesDe(asked, await citedBy(services, restitution))
    if (asked?.bloc == null || found === null) return no('notFound')
    const { libelle, hash: empreinte } = found.source
    const drawn = blocDe(asked.bloc, found.source, { cle, depuis: found.avant, periode: periodeDe(restitution) })
    return ok({ titre: blocs[asked.bloc], libelle, empreinte, blocs: drawn })
  })
}
