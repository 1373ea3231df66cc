import type { Hono } from 'hono'
import type { PublicationRow } from '#server/store/publication-store'
import type { Role } from '#shared/access/roles'
import {
  getPublicationReleve,
  getPublicationRestitution,
  type Publication,
  publicPath,
  publishReleve,
  publishRestitution,
  withdrawReleve,
  withdrawRestitution,
} from '#shared/api/publications'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

export const viewOf = ({ sorte, adresse, at, role, snapshotId, retireeA }: PublicationRow): Publication => ({
  chemin: publicPath(sorte, adresse),
  publieeA: at,
  role,
  instantaneId: snapshotId,
  retireeA,
})
const standing = (row: PublicationRow | null) => ok({ publication: row === null ? null : viewOf(row) })
/** In whose name: the highest of the roles that may. */
export const publisher = (roles: readonly Role[]): Role =>
  roles.includes('administrateur') ? 'administrateur' : 'animateur'

/** What staff put on the public page, and take away from it. */
export function mountPublications(app: Hono, services: AppServices): void {
  const { publicationStore, publications, accessStore, liaisons, clock } = services
  const noted = (personId: string, subject: string, detail: string) =>
    accessStore.note({ at: clock(), act: 'publication', personId, subject, detail })

  for (const get of [getPublicationRestitution, getPublicationReleve])
    route(app, get, services, async ({ params }) => standing(await publicationStore.latestOf(params.id)))

  for (const [publish, sorte] of [
    [publishRestitution, 'restitution'],
    [publishReleve, 'releve'],
  ] as const)
    route(app, publish, services, async ({ params: { id }, roles, actor: { personId } }) => {
      if (sorte === 'restitution') await liaisons.settled(id)
      const made = await publications[sorte](id, { personId, role: publisher(roles) })
      if (!made.ok) return made
      await noted(personId, id, made.value.row.snapshotId)
      return ok({ publication: viewOf(made.value.row), retires: made.value.retires })
    })

  for (const withdraw of [withdrawRestitution, withdrawReleve])
    route(app, withdraw, services, async ({ params: { id }, roles, actor: { personId } }) => {
      const row = await publicationStore.withdraw(id, { retireeA: clock(), retireeRole: publisher(roles) })
      await noted(personId, id, 'retrait')
      return standing(row)
    })
}
