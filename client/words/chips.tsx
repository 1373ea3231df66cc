import { Chip, type Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import {
  type Etat,
  type EtatObjectif,
  etats,
  etatsObjectif,
  type Mode,
  modes,
  type NatureReleve,
  naturesReleve,
  type Phase,
  phases,
} from '#shared/documents/choices'
import { blanks } from './blanks.tsx'

interface Mark {
  tone: Tone
  shape: ShapeName
}

/** One shape and one colour per code, the same on every screen. */
export const marksEtat: Readonly<Record<Etat, Mark>> = {
  aLancer: { tone: 'neutral', shape: 'circle' },
  enCours: { tone: 'info', shape: 'half' },
  realisee: { tone: 'success', shape: 'check' },
  enPause: { tone: 'ochre', shape: 'pause' },
  bloquee: { tone: 'danger', shape: 'triangle' },
  abandonnee: { tone: 'neutral', shape: 'cross' },
  aDiscuter: { tone: 'info', shape: 'question' },
}
const marksObjectif: Readonly<Record<EtatObjectif, Mark>> = {
  nonAborde: { tone: 'neutral', shape: 'circle' },
  aFinir: { tone: 'ochre', shape: 'half' },
  traite: { tone: 'success', shape: 'check' },
  sansObjet: { tone: 'neutral', shape: 'dash' },
}
const marksPhase: Readonly<Record<Phase, Mark>> = {
  draft: { tone: 'neutral', shape: 'dashed' },
  open: { tone: 'teal', shape: 'circle' },
  live: { tone: 'info', shape: 'dot' },
  closed: { tone: 'neutral', shape: 'square' },
  validated: { tone: 'success', shape: 'check' },
}
const marksMode: Readonly<Record<Mode, Mark>> = {
  salle: { tone: 'teal', shape: 'dot' },
  distance: { tone: 'ochre', shape: 'dashed' },
}
const marksReleve: Readonly<Record<NatureReleve, Mark>> = {
  decision: { tone: 'success', shape: 'check' },
  engagement: { tone: 'info', shape: 'up' },
  information: { tone: 'neutral', shape: 'dot' },
  question: { tone: 'ochre', shape: 'question' },
  frigo: { tone: 'neutral', shape: 'pause' },
}

export function EtatChip({ etat }: { etat: Etat | null }) {
  if (etat === null) return <Chip shape="dashed">{blanks.nonRenseigne}</Chip>
  return <Chip {...marksEtat[etat]}>{etats[etat]}</Chip>
}
export function ObjectifChip({ etat }: { etat: EtatObjectif | null }) {
  const code = etat ?? 'nonAborde'
  return <Chip {...marksObjectif[code]}>{etatsObjectif[code]}</Chip>
}
export function PhaseChip({ phase }: { phase: Phase }) {
  return <Chip {...marksPhase[phase]}>{phases[phase]}</Chip>
}
export function ReleveChip({ nature }: { nature: NatureReleve | null }) {
  if (nature === null) return <Chip shape="dashed">{blanks.nonRenseigne}</Chip>
  return <Chip {...marksReleve[nature]}>{naturesReleve[nature]}</Chip>
}

/** « ● 23 en salle », or the mode alone. */
export function ModeChip({ mode, count }: { mode: Mode; count?: number }) {
  const words = count === undefined ? modes[mode] : `${count}\u00a0${modes[mode].toLowerCase()}`
  return <Chip {...marksMode[mode]}>{words}</Chip>
}
