import type { Context, Hono } from 'hono'

import { files } from '#shared/api/files'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { fileNamed } from './file-name.ts'
import { ics, type RendezVous } from './ics.ts'
import { fileRoute } from './route.ts'

function asFile(c: Context, rendezVous: RendezVous): Response {
  const disposition = fileNamed('attachment', rendezVous.titre, 'ics')
  return c.body(ics(rendezVous), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': disposition,
  })
}

/** Dates people put in their own calendar. */
export function mountAgenda(app: Hono, services: AppServices): void {
  const { seances, plan, rooms, publicUrl } = services

  fileRoute(app, files.prochaineIcs, services, async ({ params, c }) => {
    const seance = await seances.meetings.get(params.id)
    const document = (await seances.documents.ofSeance(params.id)).find((d) => d.kind === 'notes-de-seance')
    if (seance === null || document === undefined) return no('notFound')
    const reading = (await rooms.read([document.id])).get(document.id)
    const notes = reading?.value as NotesDeSeance | undefined
    if (notes?.prochaineLe == null) return no('noDate')
    const groupe = seance.groupeId === null ? null : await plan.groupe(seance.groupeId)
    return ok(
      asFile(c, {
        uid: `prochaine-${seance.id}`,
        titre: groupe?.titre ?? seance.titre,
        jour: notes.prochaineLe,
        debut: notes.prochaineDebut,
        fin: notes.prochaineFin,
        lieu: notes.prochaineSeance,
        description: null,
        url: new URL(`/seances/${seance.id}`, publicUrl()).href,
        modifieA: reading?.modifiedAt ?? seance.createdAt,
      }),
    )
  })
}
