import { useMeeting } from '#client/direct/meeting'
import { ALEcran } from './a-l-ecran.tsx'
import { CurrentPoint } from './current-point.tsx'
import { PauseSnapshot } from './pause-snapshot.tsx'
import { RecallButton } from './recall-button.tsx'

/** What a facilitator does every few minutes, always in sight: the current item, and what everyone looks at. */
export function ConduiteBar() {
  const { phase } = useMeeting()
  if (phase !== 'open' && phase !== 'live') return null
  return (
    <div className="conduite">
      {phase === 'live' && <CurrentPoint />}
      <div className="conduite-rang">
        <ALEcran />
        <RecallButton />
        <PauseSnapshot near />
      </div>
    </div>
  )
}
