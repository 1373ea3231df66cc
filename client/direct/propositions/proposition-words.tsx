import { Chip, type Tone } from '#client/ui/chip'
import { ProgressBar } from '#client/ui/progress'
import type { ShapeName } from '#client/ui/shape'
import { type SortProposition, sortsProposition } from '#shared/documents/choices'
import { useMeeting } from '../meeting.tsx'
import { comesFrom, gommetteWords, type Proposition, shortWording, wording } from './propositions.ts'
import './propositions.css'

const marks: Readonly<Record<SortProposition, { tone: Tone; shape: ShapeName }>> = {
  aExaminer: { tone: 'neutral', shape: 'circle' },
  retenue: { tone: 'success', shape: 'check' },
  reformulee: { tone: 'info', shape: 'half' },
  abandonnee: { tone: 'neutral', shape: 'cross' },
  differee: { tone: 'ochre', shape: 'pause' },
}

export function SortChip({ sort }: { sort: SortProposition | null }) {
  const code = sort ?? 'aExaminer'
  return <Chip {...marks[code]}>{sortsProposition[code]}</Chip>
}

/** A proposal: as it is worded now, as it was first, where it comes from, what became of it and why. */
export function PropositionWords({ proposition: p }: { proposition: Proposition }) {
  const { direct } = useMeeting()
  const from = comesFrom(p, direct)
  const decided = p.sort !== 'aExaminer' && p.sort !== null
  return (
    <>
      <p className="proposition-mots">{wording(p)}</p>
      {p.sort === 'reformulee' && (
        <p className="petit proposition-mots">
          Rédaction première&nbsp;: <span className="proposition-premiere">«&nbsp;{p.titre}&nbsp;»</span>
        </p>
      )}
      <p className="rang petit">
        <SortChip sort={p.sort} />
        {from !== null && <span>{from}</span>}
      </p>
      {decided && p.motif !== null && <p className="petit proposition-mots">Motif&nbsp;: {p.motif}</p>}
    </>
  )
}

/** The points of a proposal once revealed, as a bar and in words. */
export function Points({ proposition: p, most }: { proposition: Proposition; most: number }) {
  if (p.gommettes === null) return null
  const words = gommetteWords(p.gommettes)
  return (
    <div className="rang proposition-gommettes">
      <strong>{words}</strong>
      <ProgressBar label={`Gommettes\u00a0: ${shortWording(p)}`} value={p.gommettes} max={most} words={words} />
    </div>
  )
}
