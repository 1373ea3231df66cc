import { useNow } from '#client/api/server-clock'
import { Chip } from '#client/ui/chip'
import { dayOf } from '#client/words/dates'
import type { ActionValue } from './action-row.tsx'
import { isLate, isSilent } from './late.ts'

/** What time says of an action: computed, never chosen. */
export function Warnings({ row, what }: { row: ActionValue; what: 'echeance' | 'avancement' }) {
  const today = dayOf(useNow())
  if (what === 'echeance') {
    return isLate(row, today) ? (
      <Chip tone="danger" shape="triangle">
        En retard
      </Chip>
    ) : null
  }
  return isSilent(row, today) ? (
    <Chip tone="ochre" shape="pause">
      Sans nouvelle depuis 6 mois
    </Chip>
  ) : null
}
