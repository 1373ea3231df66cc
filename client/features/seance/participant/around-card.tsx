import { Group, ToggleButton } from 'react-aria-components'
import { useMeeting } from '#client/direct/meeting'
import { rankInQueue } from '#client/direct/signals'
import { useSpeaking } from '#client/direct/speaking'
import { useAround } from '#client/direct/table'
import { Refused } from '#client/ui/refused'

/** The floor for those who share this device: they have no button of their own. */
export function AroundCard() {
  const { phase } = useMeeting()
  const [, ...others] = useAround()
  if (others.length === 0 || (phase !== 'open' && phase !== 'live')) return null
  return (
    <section className="carte pile serree" aria-labelledby="autour">
      <h2 id="autour">Autour de cet appareil</h2>
      <Group className="rang" aria-label="Demander la parole pour">
        {others.map(({ code, label }) => (
          <SpeakFor key={code} personId={code} name={label} />
        ))}
      </Group>
    </section>
  )
}

function SpeakFor({ personId, name }: { personId: string; name: string }) {
  const speaking = useSpeaking(personId)
  return (
    <div>
      <ToggleButton
        className="btn petit-btn bascule"
        isSelected={speaking.place !== null}
        onChange={speaking.toggleParole}
      >
        Parole pour {name}
      </ToggleButton>
      {speaking.place !== null && (
        <p className="petit">
          {name} est {rankInQueue(speaking.place)}.
        </p>
      )}
      <Refused of={speaking.refusal} />
    </div>
  )
}
