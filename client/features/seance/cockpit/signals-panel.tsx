import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { groupWords, type SignalGroup, signalGroups, signalWords } from '#client/direct/signals'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { duration } from '#client/words/durations'
import { clearSignal } from '#shared/api/seances'
import { useNames } from './names.tsx'
import { PersonLine } from './person-line.tsx'

interface Cleared {
  onCleared: () => void
}

/** What people signal, grouped: who and since when, until either side clears it. */
export function SignalsPanel({ onCleared }: Cleared) {
  const { direct } = useMeeting()
  return signalGroups(direct).map((group) => <Group key={group.nature} group={group} onCleared={onCleared} />)
}

function Group({ group, onCleared }: Cleared & { group: SignalGroup }) {
  const { seance } = useMeeting()
  const clear = useAction(clearSignal)
  const names = useNames()
  const now = useNow()
  const { nature, people } = group
  const { label, hint } = signalWords[nature]
  const take = async (signalIds: readonly string[]) => {
    for (const signalId of signalIds) {
      const result = await clear.run({ params: { id: seance.id, signalId } })
      if (!result.ok) return notify(result.message)
    }
    onCleared()
  }
  const isTrouble = nature === 'entendsPas' || nature === 'voisPas'
  return (
    <div className={isTrouble ? 'carte signal trouble' : 'carte signal'}>
      <p>
        <strong>{groupWords(group)}</strong>
      </p>
      {hint !== null && <p className="petit">{hint}</p>}
      <ul className="liste-nue">
        {people.map((s) => (
          <li key={s.id}>
            <PersonLine personId={s.personne} organisme={s.organisme} mode={s.mode}>
              {s.depuis !== null && (
                <span className="petit">
                  <span className="sr">depuis </span>
                  {duration(now - s.depuis)}
                </span>
              )}
              <Button
                small
                isDisabled={clear.busy}
                aria-label={`Effacer «\u00a0${label}\u00a0»\u00a0: ${names.get(s.personne ?? '') ?? s.organisme ?? 'cette personne'}`}
                onPress={() => void take([s.id])}
              >
                Effacer
              </Button>
            </PersonLine>
          </li>
        ))}
      </ul>
      {people.length > 1 && (
        <Button small isDisabled={clear.busy} onPress={() => void take(people.map((s) => s.id))}>
          Effacer les {people.length}
        </Button>
      )}
    </div>
  )
}
