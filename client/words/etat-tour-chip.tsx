import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { type EtatTour, etatsTour } from '#shared/documents/choices'

const marks: Readonly<Record<EtatTour, { tone: Tone; shape: ShapeName }>> = {
  attente: { tone: 'neutral', shape: 'circle' },
  encours: { tone: 'info', shape: 'half' },
  fait: { tone: 'success', shape: 'check' },
  passe: { tone: 'ochre', shape: 'dash' },
}

export function EtatTourChip({ etat }: { etat: EtatTour }) {
  return <Chip {...marks[etat]}>{etatsTour[etat]}</Chip>
}
