import { useEffect, useState } from 'react'
import { currentPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { Points, PropositionWords } from '#client/direct/propositions/proposition-words'
import { ranked, roundOf } from '#client/direct/propositions/propositions'
import { plural } from '#client/words/numbers'
import { Fate } from './fate.tsx'
import { GommettesRound } from './gommettes-round.tsx'
import { Propose } from './propose.tsx'
import './propositions.css'

/** Proposals for those who run the meeting; open by itself while the meeting is about them. */
export function PropositionsPanel() {
  const { direct, phase } = useMeeting()
  const { propositions } = direct
  const gathered = phase === 'open' || phase === 'live'
  const over = phase === 'closed' || phase === 'validated'
  const left = propositions.filter((p) => p.sort === 'aExaminer').length
  const most = Math.max(0, ...propositions.map((p) => p.gommettes ?? 0))
  const now = currentPoint(direct)?.nature === 'propositions' || roundOf(direct) === 'running'
  const [open, setOpen] = useState(now)
  // Opens when the meeting comes to them, and closes only by hand.
  useEffect(() => {
    if (now) setOpen(true)
  }, [now])
  if (over && propositions.length === 0) return null
  return (
    <details className="carte propositions" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <h2>Propositions</h2>{' '}
        <span className="petit">
          {propositions.length === 0
            ? 'aucune'
            : `${propositions.length}, dont ${plural(left, 'à examiner', 'à examiner')}`}
        </span>
      </summary>
      <div className="pile serree">
        {propositions.length === 0 && <p className="blanc">Aucune proposition pour l’instant.</p>}
        <ol className="liste-nue pile">
          {ranked(propositions).map((p) => (
            <li key={p.id} className="proposition">
              <PropositionWords proposition={p} />
              <Points proposition={p} most={most} />
              {!over && <Fate proposition={p} />}
            </li>
          ))}
        </ol>
        {!over && (
          <div className="rang">
            <Propose />
          </div>
        )}
        {gathered && propositions.length > 0 && <GommettesRound />}
      </div>
    </details>
  )
}
