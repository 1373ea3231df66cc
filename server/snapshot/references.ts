/** The versions of fiches the committee adopted: each is a snapshot, kept whole in those that are taken later. */
import { jourCivil } from '#server/export/words'
import type { PlanStore, ReferenceRow } from '#server/store/plan-store'
import type { SnapshotRow, SnapshotStore } from '#server/store/snapshot-store'
import { type FrozenReference, type SnapshotContent, snapshotContent } from './content.ts'
import { organismesNamed } from './organismes-named.ts'

interface Needs {
  plan: Pick<PlanStore, 'latestReferences' | 'organismes'>
  store: Pick<SnapshotStore, 'get'>
}
type Organismes = SnapshotContent['organismes']
type Read = Pick<SnapshotRow, 'id' | 'libelle' | 'hash'> & { content: SnapshotContent }

/** The day of the committee; of a version noted before it was asked, the day it was noted. */
export const adoptedOn = ({ adopteeLe, adopteeA }: Pick<ReferenceRow, 'adopteeLe' | 'adopteeA'>): string =>
  adopteeLe ?? jourCivil(adopteeA)

/** The snapshots that were adopted, each once: fiches of one plan are often adopted together. */
async function readAll({ store }: Needs, ids: Iterable<string>): Promise<ReadonlyMap<string, Read>> {
  const read = new Map<string, Read>()
  for (const id of new Set(ids)) {
    const row = await store.get(id)
    if (row === null) throw new Error(`no snapshot ${id}, which was adopted`)
    read.set(id, { ...row, content: snapshotContent.parse(JSON.parse(row.content)) })
  }
  return read
}

/** The first of each. */
function once(organismes: Organismes): Organismes {
  const seen = new Set<string>()
  return organismes.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** The version that counts of each of these fiches that has one, with the organisations they name, as called now or else then. */
export async function referencesOf(
  needs: Needs,
  ficheIds: readonly string[],
): Promise<{ references: FrozenReference[]; organismes: Organismes }> {
  const rows = new Map((await needs.plan.latestReferences(ficheIds)).map((row) => [row.documentId, row]))
  const read = await readAll(
    needs,
    [...rows.values()].map((row) => row.snapshotId),
  )
  const held = ficheIds.flatMap((documentId) => {
    const row = rows.get(documentId)
    const from = row === undefined ? undefined : read.get(row.snapshotId)
    if (row === undefined || from === undefined) return []
    const document = from.content.documents.find((d) => d.id === documentId)
    if (document === undefined) throw new Error(`snapshot ${from.id} was adopted without fiche ${documentId}`)
    return [{ row, from, document }]
  })
  const now = organismesNamed(
    held.map((h) => h.document),
    await needs.plan.organismes(),
  )
  return {
    references: held.map(({ row, from, document }) => ({
      ...{ documentId: row.documentId, annee: row.annee, adopteeLe: adoptedOn(row) },
      ...{ instantaneId: from.id, libelle: from.libelle, empreinte: from.hash, value: document.value },
    })),
    organismes: once([...now, ...held.flatMap((h) => organismesNamed([h.document], h.from.content.organismes))]),
  }
}

/** What is about to be frozen, with the adopted version of each fiche it holds. */
export async function withReferences(needs: Needs, content: SnapshotContent): Promise<SnapshotContent> {
  const fiches = content.documents.flatMap((d) => (d.kind === 'fiche-action' ? [d.id] : []))
  if (fiches.length === 0) return content
  const { references, organismes } = await referencesOf(needs, fiches)
  return { ...content, references, organismes: once([...content.organismes, ...organismes]) }
}
