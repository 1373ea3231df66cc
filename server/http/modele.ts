import type { Hono } from 'hono'
import { getModele, poserModele, retirerModele } from '#shared/api/modele'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The template of slides, for whoever has no access to the folder it is in. */
export function mountModele(app: Hono, services: AppServices): void {
  const { accessStore, clock, printer } = services
  const note = (personId: string, detail: string) =>
    accessStore.note({ at: clock(), act: 'modele', personId, subject: null, detail })

  route(app, getModele, services, async () => {
    const lu = await printer.modeles.current()
    return ok({ modele: lu === null ? null : { fichier: lu.fichier, refus: lu.ok ? null : lu.raison } })
  })
  route(app, poserModele, services, async ({ body, actor: { personId } }) => {
    const lu = await printer.modeles.poser(Buffer.from(body.octets, 'base64'))
    if (lu.ok) await note(personId, lu.modele.empreinte)
    return ok({ refus: lu.ok ? null : lu.raison })
  })
  route(app, retirerModele, services, async ({ actor: { personId } }) => {
    await printer.modeles.retirer()
    await note(personId, 'retiré')
    return ok({ ok: true })
  })
}
