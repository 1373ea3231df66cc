import type { Follower } from '#server/commands/suivre'
import { jourOf } from '#server/mirror/paris-time'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { Depuis } from '#shared/api/suivis'
import { resteASolliciter } from '#shared/documents/acteurs'
import type { NotesDeSeance } from '#shared/documents/notes-de-seance'
import { sameName } from '#shared/documents/releve'
import { objectifsAFinir, type SousGroupe } from '#shared/documents/sous-groupe'
import type { Actor } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { openSeances } from './open-seances.ts'
import { type Suivis, shortName, suivisDuGroupe } from './suivis-view.ts'

type Services = Pick<AppServices, 'access' | 'seances' | 'plan' | 'rooms' | 'clock'>
type Demande = Depuis['demandes'][number]
type DuGroupe = Depuis['groupes'][number]

/** What this person finds on coming back: of the groups whose meetings they may open, in schemes still in force. */
export async function depuisLaDerniereFois(services: Services, actor: Actor): Promise<Depuis> {
  const { access, seances, plan } = services
  const open = await openSeances(services, actor, await seances.meetings.list())
  const current = new Set((await plan.schemas()).filter((s) => s.courant).map((s) => s.id))
  const groupes = (await plan.groupes()).filter((g) => current.has(g.schemaId) && open.some((s) => s.groupeId === g.id))
  const found: { groupe: DuGroupe; suivis: Suivis }[] = []
  for (const { id, titre } of groupes) {
    const by: Follower = { ...actor, roles: await access.roles(actor, { groupeId: id }) }
    const suivis = await suivisDuGroupe(services, id, by)
    if (suivis.derniere !== null) found.push({ groupe: await since(services, { id, titre }, suivis), suivis })
  }
  found.sort((a, b) => b.groupe.seance.jour.localeCompare(a.groupe.seance.jour))
  const ouverts = found.flatMap(({ groupe: { id }, suivis }) =>
    suivis.lignes
      .filter((l) => l.nature === 'engagement' && l.faitA === null)
      .map((ligne) => ({ ...ligne, groupeId: id })),
  )
  const miens = ouverts.filter((l) => sameName(l.qui, actor.nom))
  return {
    organisme: actor.organisme,
    demandes: [
      ...(await inSousGroupes(services, open, actor)),
      ...miens.map(
        ({ id: suiviId, groupeId, texte, echeance, enRetard }): Demande => ({
          nature: 'engagement',
          ...{ suiviId, groupeId, texte, echeance, enRetard },
        }),
      ),
      ...found.flatMap(({ groupe: { id: groupeId }, suivis }) =>
        suivis.acteurs
          .filter((a) => resteASolliciter(a.etapes) && a.etapes.sollicite === null)
          .filter((a) => sameName(a.contact, actor.nom) || sameName(a.contact, actor.organisme))
          .map(
            ({ id: suiviId, acteur, sousGroupe }): Demande => ({
              nature: 'acteur',
              suiviId,
              groupeId,
              acteur,
              sousGroupe,
            }),
          ),
      ),
    ],
    engagements: ouverts
      .filter((l) => sameName(l.qui, actor.organisme) && !miens.includes(l))
      .sort((a, b) => (a.echeance ?? '9').localeCompare(b.echeance ?? '9')),
    groupes: found.map((f) => f.groupe),
  }
}

async function since(
  { seances, rooms }: Services,
  groupe: Pick<DuGroupe, 'id' | 'titre'>,
  { lignes, acteurs, derniere }: Suivis,
): Promise<DuGroupe> {
  if (derniere === null) throw new Error(`group ${groupe.id} has no closed meeting`)
  const notes = (await seances.documents.ofSeance(derniere.id)).find((d) => d.kind === 'notes-de-seance')
  const read = notes === undefined ? undefined : (await rooms.read([notes.id])).get(notes.id)
  const value = read?.value as NotesDeSeance | undefined
  const closedAt = derniere.closedAt ?? 0
  const closedDay = derniere.closedAt === null ? derniere.jour : jourOf(derniere.closedAt)
  return {
    ...groupe,
    seance: { id: derniere.id, jour: derniere.jour },
    decisions: lignes.filter((l) => l.nature === 'decision' && l.seance.id === derniere.id),
    faits: lignes.filter((l) => l.faitA !== null && l.faitA >= closedAt),
    acteurs: acteurs.filter(({ etapes }) => Object.values(etapes).some((le) => le !== null && le >= closedDay)),
    prochaine: {
      jour: value?.prochaineLe ?? null,
      debut: value?.prochaineDebut ?? null,
      fin: value?.prochaineFin ?? null,
      mots: value?.prochaineSeance ?? null,
      par: value?.prochainePar ?? null,
    },
  }
}

/** Days to answer in their sub-groups, and sheets they still have to finish. */
async function inSousGroupes(
  { access, seances, rooms }: Services,
  open: readonly SeanceRow[],
  actor: Actor,
): Promise<Demande[]> {
  const demandes: Demande[] = []
  for (const seance of open.filter((s) => s.phase === 'closed' || s.phase === 'validated')) {
    const mine = (await seances.sousGroupes.affectations(seance.id)).find((a) => a.personId === actor.personId)
    const takesPart = can(await access.roles(actor, { seanceId: seance.id }), 'takePart')
    for (const groupe of await seances.sousGroupes.list(seance.id)) {
      if (groupe.etat !== 'ouvert' || !takesPart) continue
      const reports = groupe.rapporteurId === actor.personId
      if (!reports && mine?.sousGroupeId !== groupe.id) continue
      const here = { seanceId: seance.id, documentId: groupe.documentId, sousGroupe: shortName(groupe) }
      const dates = await seances.dates.ofSousGroupe(groupe.id)
      const answered = (await seances.dates.reponses(groupe.id)).filter((r) => r.personId === actor.personId)
      if (dates.every((d) => d.retenueA === null) && dates.length > answered.length)
        demandes.push({ nature: 'dates', ...here, dates: dates.length - answered.length })
      if (!reports || seance.phase !== 'closed') continue
      const sheet = (await rooms.read([groupe.documentId])).get(groupe.documentId)?.value as SousGroupe | undefined
      const restent = sheet === undefined ? [] : objectifsAFinir(sheet)
      if (restent.length > 0) demandes.push({ nature: 'fiche', ...here, restent })
    }
  }
  return demandes
}
