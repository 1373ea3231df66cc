import { autourDe, organismesDe } from '#server/store/autour'
import type { DocumentRow } from '#server/store/document-store'
import { countGommettes } from '#server/store/gommette-store'
import type { SeanceRow } from '#server/store/meeting-store'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { FrozenPresence, FrozenSeance, FrozenSousGroupe, SnapshotContent } from './content.ts'
import { createNatureOf } from './nature.ts'
import { createScopes, writtenInMeeting } from './scopes.ts'

interface Parts {
  seances: SeanceStore
  plan: PlanStore
}

type RowsOfGroupe = Pick<SnapshotContent, 'suivis' | 'ressources' | 'frequentation'>

export interface FrozenRows
  extends Pick<SnapshotContent, 'points' | 'propositions' | 'sousGroupes' | 'presence'>,
    RowsOfGroupe {
  seance: FrozenSeance
}

async function presenceOf({ seances, plan }: Parts, seanceId: string): Promise<FrozenPresence[]> {
  const natureOf = createNatureOf(await plan.organismes())
  const lines = await seances.emargements.current(seanceId)
  return lines.map(({ ligneId, personId, organisme, mode, statut, represente }) => ({
    ligneId,
    personId,
    organisme,
    nature: natureOf(organisme),
    mode,
    statut,
    represente: represente !== null,
  }))
}

async function sousGroupesOf(
  { seances }: Parts,
  seanceId: string,
  presence: readonly FrozenPresence[],
): Promise<FrozenSousGroupe[]> {
  const list = await seances.sousGroupes.list(seanceId)
  const affectations = await seances.sousGroupes.affectations(seanceId)
  const lines = await seances.emargements.current(seanceId)
  const modeOf = new Map(presence.map((p) => [p.personId, p.mode]))
  const reporting = list.flatMap((g) => (g.rapporteurId === null ? [] : [g.rapporteurId]))
  const organismes = await seances.people.organismes(reporting)
  return list.map(({ id, numero, titre, titreCourt, documentId, rapporteurId, etat, versId }) => {
    const people = affectations.filter((a) => a.sousGroupeId === id).map((a) => a.personId)
    const members = people.map((personId) => modeOf.get(personId))
    const shared = people.map((personId) => autourDe(lines, personId)).filter((table) => table.length > 1)
    const tables = shared.map((table) => organismesDe(table) ?? 'sans organisme')
    return {
      id,
      numero,
      titre,
      titreCourt,
      documentId,
      etat,
      versId,
      enSalle: members.filter((m) => m === 'salle').length,
      aDistance: members.filter((m) => m === 'distance').length,
      ...(tables.length === 0 ? {} : { tables }),
      rapporteur: rapporteurId === null ? null : (organismes.get(rapporteurId) ?? null),
    }
  })
}

async function seanceOf({ plan }: Parts, s: SeanceRow): Promise<FrozenSeance> {
  const groupe = s.groupeId === null ? null : await plan.groupe(s.groupeId)
  const axe = groupe?.axeId ? await plan.axe(groupe.axeId) : null
  const schemaId = s.schemaId ?? groupe?.schemaId ?? null
  const schema = schemaId === null ? null : await plan.schema(schemaId)
  return {
    id: s.id,
    titre: s.titre,
    jour: s.jour,
    debut: s.debut,
    fin: s.fin,
    lieu: s.lieu,
    coanimation: s.coanimation,
    phase: s.phase,
    ouverteA: s.liveAt ?? s.openedAt,
    closeA: s.closedAt,
    valideeA: s.validatedAt,
    groupe: groupe === null ? null : { id: groupe.id, titre: groupe.titre },
    axe: axe === null ? null : { id: axe.id, numero: axe.numero, titre: axe.titre },
    schema: schema === null ? null : { id: schema.id, titre: schema.titre },
    ordreDuJour: s.ordreDuJour,
    cadre: s.cadre,
    actualites: s.actualites,
  }
}

/** Which documents freeze with a meeting: its own, and the plan its group works on. */
export async function frozenDocuments(parts: Parts, { id, groupeId }: SeanceRow): Promise<DocumentRow[]> {
  const groupe = groupeId === null ? null : await parts.plan.groupe(groupeId)
  const own = await parts.seances.documents.ofSeance(id)
  return [...own.filter(writtenInMeeting), ...(groupe === null ? [] : await createScopes(parts).planDe(groupe))]
}

/** Proposals and their fate, with the points given to each once they have been revealed to everyone. */
async function propositionsOf(
  { propositions, gommettes }: SeanceStore,
  seanceId: string,
): Promise<SnapshotContent['propositions']> {
  const tour = await gommettes.tour(seanceId)
  const revealed = tour !== null && tour.reveleA !== null
  const points = revealed ? countGommettes(await gommettes.rows(tour.id)) : null
  const list = await propositions.list(seanceId)
  return list.map(({ id, titre, titreCourt, organisme, sort, reformulation, motif }) => ({
    ...{ id, titre, titreCourt, organisme, sort, reformulation, motif },
    gommettes: points === null ? null : (points.get(id) ?? 0),
  }))
}

type Suivis = Awaited<ReturnType<SeanceStore['suivis']['ofGroupe']>>

/** Each with the day of its meeting. */
async function suivisDates({ meetings }: SeanceStore, rows: Suivis): Promise<SnapshotContent['suivis']> {
  const jours = new Map<string, string | null>()
  for (const seanceId of new Set(rows.map((r) => r.seanceId)))
    jours.set(seanceId, (await meetings.get(seanceId))?.jour ?? null)
  return rows.map(({ rowId, seanceId, nature, texte, qui, contact, echeance, faitA }) => ({
    ...{ rowId, seanceId, jour: jours.get(seanceId) ?? null, nature, texte, qui, echeance, faitA },
    ...(nature !== 'acteurManquant' && qui === null && contact !== null ? { personne: true as const } : {}),
  }))
}

/** Meetings nobody has come to yet are left out. */
async function frequentationDe({ emargements }: SeanceStore, met: readonly SeanceRow[]) {
  const counted = await Promise.all(
    met.map(async ({ id, titre, jour }) => {
      const present = (await emargements.current(id)).filter((line) => line.statut === 'present')
      const salle = present.filter((line) => line.mode === 'salle').length
      return { seanceId: id, titre, jour, salle, distance: present.length - salle }
    }),
  )
  return counted.filter((s) => s.salle + s.distance > 0)
}

/** What a group follows, shares, and who came to its meetings: rows that stand in no document. */
export async function rowsOfGroupe({ seances, plan }: Parts, groupeId: string): Promise<RowsOfGroupe> {
  const ressources = await plan.ressources(groupeId)
  return {
    frequentation: await frequentationDe(seances, await seances.meetings.ofGroupe(groupeId)),
    suivis: await suivisDates(seances, await seances.suivis.ofGroupe(groupeId)),
    ressources: ressources.map(({ id, titre, editeur, url, accesRestreint, description }) => ({
      ...{ id, titre, editeur, url, accesRestreint, description },
    })),
  }
}

/** What is followed in the group, or of this meeting when it has none. */
async function rowsAround(parts: Parts, seance: SeanceRow): Promise<RowsOfGroupe> {
  const { id, groupeId } = seance
  if (groupeId !== null) return rowsOfGroupe(parts, groupeId)
  const { seances } = parts
  return {
    frequentation: await frequentationDe(seances, [seance]),
    suivis: await suivisDates(seances, await seances.suivis.ofSeance(id)),
    ressources: [],
  }
}

/** The rows of a meeting, and the documents that freeze with it. */
export async function freezeSeance(
  parts: Parts,
  row: SeanceRow,
): Promise<{ rows: FrozenRows; documents: DocumentRow[] }> {
  const { seances } = parts
  const seance = await seanceOf(parts, row)
  const presence = await presenceOf(parts, row.id)
  const points = await seances.points.list(row.id)
  const rows: FrozenRows = {
    seance,
    points: points.map(({ id, parentId, numero, titre, nature, intervenant, dureePrevue, commenceA, finiA }) => ({
      ...{ id, parentId, numero, titre, nature, intervenant, dureePrevue, commenceA, finiA },
    })),
    propositions: await propositionsOf(seances, row.id),
    sousGroupes: await sousGroupesOf(parts, row.id, presence),
    presence,
    ...(await rowsAround(parts, row)),
  }
  return { rows, documents: await frozenDocuments(parts, row) }
}
