import type { Hono } from 'hono'
import { asItStands } from '#server/publication/as-it-stands'
import { controlRestitution } from '#server/publication/control'
import { controleRestitution } from '#shared/api/controle'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** What must be seen before publishing, asked while the text is still being written. */
export function mountControle(app: Hono, services: AppServices): void {
  route(app, controleRestitution, services, async ({ params: { id } }) => {
    await services.liaisons.settled(id)
    const standing = await asItStands(services, id)
    return standing === null ? no('notFound') : ok(await controlRestitution(services, standing))
  })
}
