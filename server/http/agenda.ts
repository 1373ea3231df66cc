import type { Context, Hono } from 'hono'

import { files } from '#shared/api/files'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import type { SousGroupe } from '#shared/documents/sous-groupe'
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

const ofAgenda = ({ numero, titre }: { numero: string | null; titre: string }): string =>
  numero === null ? `– ${titre}` : `${numero} ${titre}`

/** Dates people put in their own calendar. */
export function mountAgenda(app: Hono, services: AppServices): void {
  const { seances, plan, rooms, publicUrl } = services

  fileRoute(app, files.seanceIcs, services, async ({ params: { id }, c }) => {
    const seance = await seances.meetings.get(id)
    if (seance === null) return no('notFound')
    const { titre, jour, debut, fin, lieu, visio, createdAt } = seance
    const points = (await seances.points.list(id)).filter((p) => p.parentId === null)
    const lines = [
      ...(visio === null ? [] : [`À distance\u00a0: ${visio}`]),
      ...(points.length === 0 ? [] : ['Ordre du jour\u00a0:', ...points.map(ofAgenda)]),
    ]
    return ok(
      asFile(c, {
        ...{ uid: `seance-${id}`, titre, jour, debut, fin, lieu },
        description: lines.length === 0 ? null : lines.join('\n'),
        url: new URL(`/seances/${id}`, publicUrl()).href,
        modifieA: createdAt,
      }),
    )
  })

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

  fileRoute(app, files.premiereReunionIcs, services, async ({ params: { id, sousGroupeId }, c }) => {
    const groupe = await seances.sousGroupes.get(id, sousGroupeId)
    if (groupe === null) return no('notFound')
    const kept = (await seances.dates.ofSousGroupe(sousGroupeId)).find((d) => d.retenueA !== null) ?? null
    const reading = (await rooms.read([groupe.documentId])).get(groupe.documentId)
    const sheet = reading?.value as SousGroupe | undefined
    // The sheet may have been corrected since, or frozen before: its day is the one people read.
    const jour = sheet?.premiereReunionLe ?? kept?.jour ?? null
    if (jour === null) return no('noDate')
    const same = kept?.jour === jour ? kept : null
    return ok(
      asFile(c, {
        uid: `premiere-${groupe.id}`,
        titre: `Sous-groupe ${groupe.numero}\u00a0: ${groupe.titreCourt ?? groupe.titre}`,
        jour,
        debut: same?.debut ?? null,
        fin: same?.fin ?? null,
        lieu: same === null ? (sheet?.premiereReunionTexte ?? null) : same.lieu,
        description: groupe.titreCourt === null ? null : groupe.titre,
        url: new URL(`/seances/${id}/sous-groupes/${groupe.documentId}`, publicUrl()).href,
        modifieA: Math.max(reading?.modifiedAt ?? 0, kept?.retenueA ?? 0),
      }),
    )
  })
}
