import type { DocumentRow } from '#server/store/document-store'
import type { DocumentEntry } from '#shared/api/documents'
import type { RestitutionEntry } from '#shared/api/restitutions'
import { roomName } from '#shared/sync/rooms'
import type { Actor } from '../services.ts'
import type { AppServices } from './app-services.ts'

/** A document as this person may open it, or null when they may not know of it. */
export async function documentEntry(
  { access }: Pick<AppServices, 'access'>,
  actor: Actor,
  { id, kind, title }: DocumentRow,
): Promise<DocumentEntry | null> {
  const granted = await access.document(actor, id)
  if (granted === null || granted.right === 'none') return null
  return { id: roomName(id, granted.epoch), kind, title, right: granted.right }
}

/** Those this person may open, in the order given. */
export async function documentEntries<T extends DocumentRow>(
  services: Pick<AppServices, 'access'>,
  actor: Actor,
  rows: readonly T[],
): Promise<{ row: T; entry: DocumentEntry }[]> {
  const asked = await Promise.all(rows.map(async (row) => ({ row, entry: await documentEntry(services, actor, row) })))
  return asked.flatMap(({ row, entry }) => (entry === null ? [] : [{ row, entry }]))
}

/** Restitutions as a list shows them: what they are called and where they stand. */
export async function restitutionEntries(
  services: Pick<AppServices, 'access' | 'seances'>,
  actor: Actor,
  rows: readonly DocumentRow[],
): Promise<RestitutionEntry[]> {
  const entries = await documentEntries(services, actor, rows)
  const { restitutions } = services.seances
  return Promise.all(
    entries.map(async ({ row, entry }) => ({ ...entry, statut: (await restitutions.standing(row.id)).statut })),
  )
}
