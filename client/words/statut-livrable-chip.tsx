import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { statutsLivrable } from '#shared/documents/choices'
import { blanks } from './blanks.tsx'

type Statut = keyof typeof statutsLivrable

const marks: Readonly<Record<Statut, { tone: Tone; shape: ShapeName }>> = {
  aProduire: { tone: 'neutral', shape: 'circle' },
  enCours: { tone: 'info', shape: 'half' },
  aRelire: { tone: 'ochre', shape: 'question' },
  termine: { tone: 'success', shape: 'check' },
  abandonne: { tone: 'neutral', shape: 'cross' },
}
const isStatut = (code: string): code is Statut => code in statutsLivrable

/** The status of a deliverable; a code of a newer version, not known here, is a blank. */
export function StatutLivrableChip({ statut }: { statut: string | null }) {
  if (statut === null || !isStatut(statut)) return <Chip shape="dashed">{blanks.nonRenseigne}</Chip>
  return <Chip {...marks[statut]}>{statutsLivrable[statut]}</Chip>
}
