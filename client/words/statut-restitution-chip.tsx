import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { type StatutRestitution, statutsRestitution } from '#shared/access/restitution-steps'

const marks: Readonly<Record<StatutRestitution, { tone: Tone; shape: ShapeName }>> = {
  travail: { tone: 'neutral', shape: 'half' },
  soumise: { tone: 'ochre', shape: 'question' },
  validee: { tone: 'success', shape: 'check' },
  publiee: { tone: 'info', shape: 'check' },
  archivee: { tone: 'neutral', shape: 'circle' },
}

export const StatutRestitutionChip = ({ statut }: { statut: StatutRestitution }) => (
  <Chip {...marks[statut]}>{statutsRestitution[statut]}</Chip>
)
