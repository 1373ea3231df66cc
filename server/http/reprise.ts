import type { Hono } from 'hono'
import { etapesDesActeurs } from '#server/commands/acteurs'
import { saidIn } from '#server/commands/suivis'
import type { SeanceRow } from '#server/store/meeting-store'
import type { SuiviRow } from '#server/store/suivi-store'
import { getReprise, type Reste } from '#shared/api/reprise'
import { resteASolliciter } from '#shared/documents/acteurs'
import { objectifsAFinir, type SousGroupe } from '#shared/documents/sous-groupe'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { openSeances } from './open-seances.ts'
import { route } from './route.ts'

type Line = Pick<SuiviRow, 'nature' | 'texte' | 'qui' | 'contact' | 'echeance'>

/** What a new meeting takes from an earlier one of its group. */
export function mountReprise(app: Hono, services: AppServices): void {
  const { seances, rooms } = services

  /** As followed once the meeting is closed, as written while it is not. */
  async function openLines({ id, phase, groupeId }: SeanceRow): Promise<Line[]> {
    if (phase === 'closed' || phase === 'validated') {
      const open = (await seances.suivis.ofSeance(id)).filter((s) => s.faitA === null)
      const acteurs = open.filter((s) => s.nature === 'acteurManquant')
      const etapes = groupeId === null ? null : await etapesDesActeurs(seances, groupeId, acteurs)
      // Who came to a meeting since is not missing any more, even when nobody noted it.
      return open.filter((s) => etapes === null || resteASolliciter(etapes(s.id)))
    }
    const documents = await seances.documents.ofSeance(id)
    const readings = await rooms.read(documents.map((d) => d.id))
    return saidIn(documents, await seances.sousGroupes.list(id), readings)
  }

  async function unfinished(seanceId: string): Promise<Reste['objectifs']> {
    const groups = (await seances.sousGroupes.list(seanceId)).filter((g) => g.etat === 'ouvert')
    const readings = await rooms.read(groups.map((g) => g.documentId))
    return groups.flatMap((g) => {
      const sheet = readings.get(g.documentId)?.value as SousGroupe | undefined
      const restent = sheet === undefined ? [] : objectifsAFinir(sheet)
      return restent.length === 0 ? [] : [{ sousGroupe: g.titreCourt ?? g.titre, restent }]
    })
  }

  route(app, getReprise, services, async ({ params: { id }, actor }) => {
    const seance = await seances.meetings.get(id)
    if (seance === null) return no('notFound')
    const meetings =
      seance.groupeId === null
        ? [seance]
        : await openSeances(services, actor, await seances.meetings.ofGroupe(seance.groupeId))
    const lines: Line[] = []
    for (const meeting of meetings) lines.push(...(await openLines(meeting)))
    const of = (nature: string) => lines.filter((l) => l.nature === nature)
    return ok({
      seanceId: id,
      personnes: (await seances.emargements.current(id)).length,
      reste: {
        engagements: of('engagement').map(({ texte: quoi, qui, contact, echeance }) => ({
          quoi,
          qui: qui ?? contact,
          echeance,
        })),
        objectifs: await unfinished(id),
        acteurs: of('acteurManquant').map(({ qui, texte }) => ({
          acteur: qui ?? texte,
          pourquoi: qui === null || texte.trim() === '' ? null : texte,
        })),
      },
    })
  })
}
