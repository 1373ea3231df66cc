import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { blanks } from '#client/words/blanks'
import { number } from '#client/words/numbers'
import { type StatutPresence, statutsPresence } from '#shared/documents/choices'

const marks: Readonly<Record<StatutPresence, { tone: Tone; shape: ShapeName }>> = {
  attendu: { tone: 'neutral', shape: 'dashed' },
  present: { tone: 'success', shape: 'check' },
  excuse: { tone: 'neutral', shape: 'dash' },
  absent: { tone: 'danger', shape: 'cross' },
  represente: { tone: 'info', shape: 'up' },
}

export function StatutChip({ statut }: { statut: StatutPresence | null }) {
  if (statut === null) return <Chip shape="dashed">{blanks.nonRenseigne}</Chip>
  return <Chip {...marks[statut]}>{statutsPresence[statut]}</Chip>
}

const many: Readonly<Record<StatutPresence, [one: string, more: string]>> = {
  attendu: ['attendu·e', 'attendu·es'],
  present: ['présent·e', 'présent·es'],
  excuse: ['excusé·e', 'excusé·es'],
  absent: ['absent·e', 'absent·es'],
  represente: ['représenté·e', 'représenté·es'],
}

export const statutCount = (statut: StatutPresence, n: number): string => `${number(n)} ${many[statut][n < 2 ? 0 : 1]}`

export function StatutCount({ statut, count }: { statut: StatutPresence; count: number }) {
  return <Chip {...marks[statut]}>{statutCount(statut, count)}</Chip>
}
