import { EarOff, Hand } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { rankInQueue } from '#client/direct/signals'
import { useSpeaking } from '#client/direct/speaking'

/** The two gestures of whoever is in the meeting, on wide screens; phones have them in the bar at the bottom. */
export function SpeakCard() {
  const speaking = useSpeaking()
  if (!speaking.possible) return null
  return (
    <section className="carte intervenir" aria-labelledby="intervenir">
      <h2 id="intervenir">Intervenir</h2>
      <div className="rang">
        <ToggleButton className="btn bascule" isSelected={speaking.place !== null} onChange={speaking.toggleParole}>
          <Hand size={18} aria-hidden="true" /> Demander la parole
        </ToggleButton>
        <ToggleButton className="btn bascule" isSelected={speaking.cannotHear} onChange={speaking.toggleHearing}>
          <EarOff size={18} aria-hidden="true" /> Je n’entends pas
        </ToggleButton>
      </div>
      {speaking.place !== null && <p>Vous êtes {rankInQueue(speaking.place)}.</p>}
      {speaking.cannotHear && <p>L’animation est prévenue. Appuyez de nouveau quand vous entendez.</p>}
      {speaking.refusal !== null && (
        <p className="champ-erreur" role="alert">
          {speaking.refusal.message}
        </p>
      )}
    </section>
  )
}
