import { X } from 'lucide-react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { Button, IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { Checkbox } from '#client/ui/choices'
import { notify } from '#client/ui/notice'
import { duration } from '#client/words/durations'
import { giveFloor, setAlternance } from '#shared/api/parole'
import { endParole } from '#shared/api/seances'
import { useNames } from './names.tsx'
import { PersonLine } from './person-line.tsx'

interface Cleared {
  onCleared: () => void
}

/** One queue for the room and the remote side: who speaks, who comes next, who has not spoken yet. */
export function SpeakingQueue({ onCleared }: Cleared) {
  const { seance, direct } = useMeeting()
  const end = useAction(endParole)
  const give = useAction(giveFloor)
  const alternate = useAction(setAlternance)
  const names = useNames()
  const params = { id: seance.id }
  const busy = end.busy || give.busy
  const then = (result: { ok: true } | { ok: false; message: string }) => {
    if (result.ok) onCleared()
    else notify(result.message)
  }
  const take = async (personId: string) => then(await end.run({ params: { ...params, personId } }))
  const giveTo = async (personId: string | null) => then(await give.run({ params, body: { personId } }))
  const setTurns = async (active: boolean) => {
    const result = await alternate.run({ params, body: { active } })
    if (!result.ok) notify(result.message)
  }
  return (
    <>
      <h3>File de parole</h3>
      <Speaking busy={busy} onDone={() => void giveTo(null)} />
      {direct.parole.length === 0 && <p className="blanc">Personne n’attend.</p>}
      <ol className="liste-nue file">
        {direct.parole.map((p, at) => {
          const who = names.get(p.personne ?? '') ?? p.organisme ?? 'cette personne'
          return (
            <li key={p.id}>
              <strong>{at + 1}</strong>
              <PersonLine personId={p.personne} organisme={p.organisme} mode={p.mode}>
                {p.premiereFois && (
                  <Chip shape="up">
                    1<sup>re</sup> fois
                  </Chip>
                )}
                <span className="file-gestes">
                  <Button
                    small
                    look={at === 0 ? 'primary' : 'plain'}
                    isDisabled={busy}
                    aria-label={`Donner la parole\u00a0: ${who}`}
                    onPress={() => void giveTo(p.personne ?? p.id)}
                  >
                    {at === 0 ? 'Donner la parole' : 'Donner'}
                  </Button>
                  <IconButton
                    small
                    label={`Retirer ${who} de la file`}
                    isDisabled={busy}
                    onPress={() => void take(p.personne ?? p.id)}
                  >
                    <X size={18} aria-hidden="true" />
                  </IconButton>
                </span>
              </PersonLine>
            </li>
          )
        })}
      </ol>
      <Checkbox isSelected={direct.alternance} onChange={(active) => void setTurns(active)}>
        Alterner salle et distance
      </Checkbox>
    </>
  )
}

function Speaking({ busy, onDone }: { busy: boolean; onDone: () => void }) {
  const { direct } = useMeeting()
  const now = useNow()
  return direct.aLaParole.map((p) => (
    <div key={p.id} className="carte a-la-parole">
      <p className="cle">À la parole{p.depuis !== null && <>, depuis {duration(now - p.depuis)}</>}</p>
      <PersonLine personId={p.personne} organisme={p.organisme} mode={p.mode}>
        <Button small isDisabled={busy} onPress={onDone}>
          A fini
        </Button>
      </PersonLine>
    </div>
  ))
}
