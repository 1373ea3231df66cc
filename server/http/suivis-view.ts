import { etapesDesActeurs } from '#server/commands/acteurs'
import { type Follower, mayMark } from '#server/commands/suivre'
import { jourOf } from '#server/mirror/paris-time'
import type { SeanceRow } from '#server/store/meeting-store'
import type { SousGroupeRow } from '#server/store/sous-groupe-store'
import { can } from '#shared/access/can'
import type { ActeurSuivi, LigneSuivie, PremiereReunionSuivie } from '#shared/api/suivis'
import type { SousGroupe } from '#shared/documents/sous-groupe'
import type { AppServices } from './app-services.ts'

type Services = Pick<AppServices, 'seances' | 'rooms' | 'clock'>

export interface Suivis {
  lignes: LigneSuivie[]
  acteurs: ActeurSuivi[]
  reunions: PremiereReunionSuivie[]
  /** The last closed meeting; null when there was none. */
  derniere: SeanceRow | null
}

const isClosed = ({ phase }: SeanceRow): boolean => phase === 'closed' || phase === 'validated'
export const shortName = ({ titreCourt, titre }: Pick<SousGroupeRow, 'titreCourt' | 'titre'>): string =>
  titreCourt ?? titre

/** What the closed meetings of a group left, as this person may see and change it. */
export async function suivisDuGroupe(services: Services, groupeId: string, by: Follower): Promise<Suivis> {
  const { seances, clock } = services
  const today = jourOf(clock())
  const closed = (await seances.meetings.ofGroupe(groupeId)).filter(isClosed)
  const derniere = closed.toSorted((a, b) => b.jour.localeCompare(a.jour))[0] ?? null
  const jours = new Map(closed.map((s) => [s.id, s.jour]))
  // A meeting opened again is being said anew: nothing of it is followed until it closes.
  const rows = (await seances.suivis.ofGroupe(groupeId)).filter((row) => jours.has(row.seanceId))
  const groups = new Map<string, SousGroupeRow>()
  const mine = new Set<string>()
  for (const seanceId of new Set([...rows.map((r) => r.seanceId), ...(derniere === null ? [] : [derniere.id])])) {
    for (const groupe of await seances.sousGroupes.list(seanceId)) groups.set(groupe.id, groupe)
    for (const { personId, sousGroupeId } of await seances.sousGroupes.affectations(seanceId))
      if (personId === by.personId) mine.add(sousGroupeId)
  }
  const runs = can(by.roles, 'runSeance')
  const takesPart = can(by.roles, 'takePart')
  const told = (row: (typeof rows)[number]) => {
    const groupe = row.sousGroupeId === null ? undefined : groups.get(row.sousGroupeId)
    return {
      id: row.id,
      seance: { id: row.seanceId, jour: jours.get(row.seanceId) ?? '' },
      sousGroupe: groupe === undefined ? null : shortName(groupe),
    }
  }
  const actors = rows.filter((r) => r.nature === 'acteurManquant')
  const etapes = await etapesDesActeurs(seances, groupeId, actors)
  const lignes = rows.flatMap((row): LigneSuivie[] => {
    const { nature, texte, echeance, faitA } = row
    const qui = row.qui ?? row.contact
    if (nature !== 'decision' && nature !== 'engagement') return []
    const enRetard = faitA === null && echeance !== null && echeance < today
    return [{ ...told(row), nature, texte, qui, echeance, enRetard, faitA, peutMarquer: takesPart && mayMark(row, by) }]
  })
  const acteurs = actors.map((row): ActeurSuivi => {
    const named = row.qui ?? row.texte
    return {
      ...told(row),
      acteur: named,
      pourquoi: row.qui === null || row.texte.trim() === '' ? null : row.texte,
      contact: row.contact,
      etapes: etapes(row.id),
      peutMarquer: takesPart && (runs || (row.sousGroupeId !== null && mine.has(row.sousGroupeId))),
    }
  })
  const ofLast = [...groups.values()].filter((g) => g.seanceId === derniere?.id && g.etat === 'ouvert')
  return { lignes, acteurs, reunions: await firstMeetings(services, ofLast), derniere }
}

async function firstMeetings({ seances, rooms }: Services, groups: readonly SousGroupeRow[]) {
  const readings = await rooms.read(groups.map((g) => g.documentId))
  return Promise.all(
    groups.map(async (groupe): Promise<PremiereReunionSuivie> => {
      const sheet = readings.get(groupe.documentId)?.value as SousGroupe | undefined
      const kept = (await seances.dates.ofSousGroupe(groupe.id)).find((d) => d.retenueA !== null)
      return {
        seanceId: groupe.seanceId,
        sousGroupeId: groupe.id,
        documentId: groupe.documentId,
        sousGroupe: shortName(groupe),
        // After the validation the day is kept beside the sheet.
        jour: sheet?.premiereReunionLe ?? kept?.jour ?? null,
        texte: sheet?.premiereReunionTexte ?? null,
        par: sheet?.premiereReunionPar ?? null,
      }
    }),
  )
}
