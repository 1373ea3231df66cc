import type { SeanceRow } from '#server/store/meeting-store'
import { can } from '#shared/access/can'
import type { Actor } from '../services.ts'
import type { AppServices } from './app-services.ts'

/** The meetings this person may open, in the order given. */
export async function openSeances(
  { access }: Pick<AppServices, 'access'>,
  actor: Actor,
  rows: readonly SeanceRow[],
): Promise<SeanceRow[]> {
  const asked = await Promise.all(
    rows.map(async (row) => ({ row, open: can(await access.roles(actor, { seanceId: row.id }), 'readSeance') })),
  )
  return asked.flatMap(({ row, open }) => (open ? [row] : []))
}
