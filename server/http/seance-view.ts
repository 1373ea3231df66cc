import { autourDe } from '#server/store/autour'
import { shownCode } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import type { DocumentEntry } from '#shared/api/documents'
import type { SeanceView } from '#shared/api/seances'
import { compareNumeros } from '#shared/documents/numero'
import type { DocumentKind } from '#shared/documents/registry'
import type { Actor } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { documentEntries } from './document-entries.ts'
import { placeInPlan } from './plan-views.ts'

const ownOrder: readonly DocumentKind[] = ['seance-en-direct', 'emargement', 'notes-de-seance']

/** The meeting's own documents, its sheets in order, the fiches of its axis, and the livrables for those who run it. */
async function documentsOf(
  services: AppServices,
  { id, groupeId }: SeanceRow,
  axeId: string | null,
  { actor, roles }: { actor: Actor; roles: readonly Role[] },
): Promise<DocumentEntry[]> {
  const { seances } = services
  const own = await seances.documents.ofSeance(id)
  const sheets = await seances.sousGroupes.list(id)
  const fiches = axeId === null ? [] : (await seances.documents.ofAxe(axeId)).sort(compareNumeros)
  const livrables =
    groupeId !== null && can(roles, 'runSeance') ? await seances.documents.ofGroupe(groupeId, 'livrable') : []
  const rows = [
    ...ownOrder.flatMap((kind) => own.filter((d) => d.kind === kind)),
    ...sheets.flatMap((g) => own.filter((d) => d.id === g.documentId)),
    ...fiches,
    ...livrables,
  ]
  return (await documentEntries(services, actor, rows)).map((d) => d.entry)
}

/** A meeting as this person sees it: what does not move during it. */
export async function seanceView(
  services: AppServices,
  seance: SeanceRow,
  by: { actor: Actor; roles: readonly Role[] },
): Promise<SeanceView> {
  const { seances, plan, snapshotStore, clock } = services
  const { id } = seance
  const place = await placeInPlan(plan, seance)
  const [line = null, ...table] = autourDe(await seances.emargements.current(id), by.actor.personId)
  const mine = (await seances.sousGroupes.affectations(id)).find((a) => a.personId === by.actor.personId)
  const { titre, jour, debut, fin, lieu, visio, coanimation, phase, actualites, cadre, ordreDuJour } = seance
  return {
    ...{ id, titre, jour, debut, fin, lieu, visio, coanimation, phase, actualites, cadre, ordreDuJour },
    ...place,
    roles: [...by.roles],
    personId: by.actor.personId,
    maLigne:
      line === null
        ? null
        : {
            nom: line.nom,
            fonction: line.fonction,
            organisme: line.organisme,
            mode: line.mode,
            represente: line.represente,
          },
    maTable: table.flatMap(({ personId, nom, organisme }) => (personId === null ? [] : [{ personId, nom, organisme }])),
    sousGroupeId: mine?.sousGroupeId ?? null,
    documents: await documentsOf(services, seance, place.axe?.id ?? null, by),
    code: seance.code !== null && can(by.roles, 'runSeance') ? shownCode(seance.code) : null,
    propositions: (await seances.propositions.list(id)).map((p) => ({
      id: p.id,
      titre: p.titre,
      titreCourt: p.titreCourt,
    })),
    instantanes: can(by.roles, 'readSnapshots')
      ? (await snapshotStore.ofSeance(id)).map((s) => ({
          id: s.id,
          libelle: s.libelle,
          prisA: s.at,
          empreinte: s.hash,
        }))
      : [],
    maintenant: clock(),
  }
}
