import { Hand } from 'lucide-react'
import { Group, ToggleButton } from 'react-aria-components'
import { personalSignals, rankInQueue, signalWords } from '#client/direct/signals'
import { useSpeaking } from '#client/direct/speaking'
import { useSignals } from '#client/direct/use-signals'
import { Refused } from '#client/ui/refused'

/** The gestures of whoever is in the meeting, on wide screens; phones have them in the bar at the bottom. */
export function SpeakCard() {
  const speaking = useSpeaking()
  const signals = useSignals()
  if (!speaking.possible) return null
  const refusal = speaking.refusal ?? signals.refusal
  return (
    <section className="carte intervenir" aria-labelledby="intervenir">
      <h2 id="intervenir">Intervenir</h2>
      <ToggleButton
        className="btn bascule intervenir-parole"
        isSelected={speaking.place !== null}
        onChange={speaking.toggleParole}
      >
        <Hand size={20} aria-hidden="true" /> Demander la parole
      </ToggleButton>
      {speaking.place !== null && <p>Vous êtes {rankInQueue(speaking.place)}.</p>}
      <Group className="rang" aria-label="Signaler à l’animation">
        {personalSignals.map((nature) => (
          <ToggleButton
            key={nature}
            className="btn petit-btn bascule"
            isSelected={signals.raised.includes(nature)}
            onChange={() => signals.toggle(nature)}
          >
            {signalWords[nature].label}
          </ToggleButton>
        ))}
      </Group>
      {signals.raised.length > 0 && <p>L’animation est prévenue. Appuyez de nouveau pour effacer.</p>}
      <Refused of={refusal} />
    </section>
  )
}
