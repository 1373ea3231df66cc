/** Brings to the check before publication what it compares with: the names of the lists, the snapshots before. */
import { type Controle, controleRestitution } from '#server/export/controle/controle'
import type { Precedent } from '#server/export/controle/fiches'
import type { Personne } from '#server/export/controle/noms'
import { documentsOf, type Frozen } from '#server/export/frozen'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import { isSettled } from '#shared/access/restitution-steps'
import type { ConstatVu } from '#shared/api/controle'
import { citedBy } from './cited.ts'

export interface ControlParts {
  snapshotStore: SnapshotStore
  seances: Pick<SeanceStore, 'emargements' | 'commentaires' | 'restitutions' | 'meetings'>
  plan: Pick<PlanStore, 'reunis'>
}

/** A snapshot of no meeting may name whoever came to one of those of the groups that quote it. */
async function seancesDe({ seances, plan }: ControlParts, source: Instantane, groupeId: string | null) {
  if (source.seanceId !== null) return [source.seanceId]
  const groupes = groupeId === null ? [] : await plan.reunis(groupeId)
  const met = await Promise.all(groupes.map((id) => seances.meetings.ofGroupe(id)))
  return met.flat().map((s) => s.id)
}

/** Everyone the list of a meeting names, and the persons its relevé says answer for a line. */
export async function personnesDe(
  parts: ControlParts,
  source: Instantane,
  groupeId: string | null,
): Promise<Personne[]> {
  const { seances } = parts
  const nobody = { organisme: null, fonction: null }
  const asked = await seancesDe(parts, source, groupeId)
  const lines = (await Promise.all(asked.map((id) => seances.emargements.current(id)))).flat()
  const signed = lines.flatMap(({ nom, organisme, fonction, represente }) => [
    { nom, organisme, fonction },
    ...(represente === null ? [] : [{ nom: represente, ...nobody }]),
  ])
  const releves = documentsOf(source, 'notes-de-seance').flatMap((d) => d.value.releve)
  const answering = releves.flatMap(({ personne, qui }) =>
    personne ? [{ ...nobody, nom: personne, organisme: qui }] : [],
  )
  return [...signed, ...answering]
}

/** For each fiche of a snapshot, the last one before that holds it and was taken of another meeting. */
async function precedentsOf(store: SnapshotStore, source: Instantane): Promise<Map<string, Precedent>> {
  const read = new Map<string, Instantane>()
  const found = new Map<string, Precedent>()
  for (const { id } of documentsOf(source, 'fiche-action')) {
    const before = (await store.ofDocument(id)).find((s) => s.at < source.at && s.seanceId !== source.seanceId)
    if (before === undefined) continue
    const row = read.has(before.id) ? null : await store.get(before.id)
    if (row !== null) read.set(before.id, instantaneOf(row))
    const precedent = read.get(before.id)
    if (precedent !== undefined) found.set(id, precedent)
  }
  return found
}

/** What was said of a restitution and is not settled; once validated it takes no more, and what was left was seen. */
async function openComments({ seances: { commentaires, restitutions } }: ControlParts, id: string | undefined) {
  if (id === undefined || isSettled((await restitutions.standing(id)).statut)) return []
  return (await commentaires.ofDocument(id)).filter((c) => c.resoluA === null)
}

export async function controlRestitution(
  parts: ControlParts,
  frozen: Frozen & Pick<Instantane, 'groupeId'>,
): Promise<Controle> {
  const cited = await citedBy(parts, frozen)
  const personnes: Personne[] = []
  const precedents = new Map<string, Map<string, Precedent>>()
  for (const source of cited.values()) {
    personnes.push(...(await personnesDe(parts, source, frozen.groupeId)))
    precedents.set(source.id, await precedentsOf(parts.snapshotStore, source))
  }
  return controleRestitution(frozen, cited, {
    personnes,
    precedent: (source, fiche) => precedents.get(source.id)?.get(fiche) ?? null,
    commentaires: await openComments(parts, documentsOf(frozen, 'restitution')[0]?.id),
  })
}

const UN_COMMENTAIRE = 'Un commentaire n’était pas résolu.'
/** What is found and stops nothing, as it is kept once seen. A comment is words somebody may have erased. */
export async function aVoir(parts: ControlParts, frozen: Frozen & Pick<Instantane, 'groupeId'>): Promise<ConstatVu[]> {
  const { constats } = await controlRestitution(parts, frozen)
  return constats
    .filter((c) => c.gravite !== 'bloquant')
    .map(({ code, phrase }) => ({ code, phrase: code === 'commentaireOuvert' ? UN_COMMENTAIRE : phrase }))
}

/** Whether something in it must not be read by everyone, or is still awaited: neither validated nor published until then. */
export async function isStopped(parts: ControlParts, frozen: Frozen & Pick<Instantane, 'groupeId'>): Promise<boolean> {
  return (await controlRestitution(parts, frozen)).constats.some((c) => c.gravite === 'bloquant')
}
