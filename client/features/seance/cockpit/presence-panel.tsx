import { X } from 'lucide-react'
import { useRef } from 'react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { cannotHear, cannotHearWords } from '#client/direct/signals'
import { Banner } from '#client/ui/banner'
import { Button, IconButton } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { notify } from '#client/ui/notice'
import { ModeChip } from '#client/words/chips'
import { duration } from '#client/words/durations'
import { clearSignal, endParole } from '#shared/api/seances'
import { LiaisonsSummary } from '../liaisons/liaisons-summary.tsx'
import { useNames } from './names.tsx'
import { PersonLine } from './person-line.tsx'

/** Who is there, who wants to speak, who cannot hear. */
export function PresencePanel() {
  const { direct, phase } = useMeeting()
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone with its line: the focus stays in this part of the page.
  const cleared = () => heading.current?.focus({ preventScroll: true })
  return (
    <section aria-labelledby="presence" className="pile serree">
      <h2 id="presence" ref={heading} tabIndex={-1}>
        Présence
      </h2>
      <div className="rang">
        <ModeChip mode="salle" count={direct.enSalle ?? 0} />
        <ModeChip mode="distance" count={direct.aDistance ?? 0} />
        {(direct.excuses ?? 0) > 0 && <Chip shape="dash">{direct.excuses}&nbsp;exc.</Chip>}
      </div>
      {phase !== 'draft' && <LiaisonsSummary />}
      {direct.essaisDeCode && (
        <Banner tone="danger" shape="triangle" title="Beaucoup de codes faux ont été essayés" role="status">
          Les codes tapés sont vérifiés plus lentement. Le QR de l’affiche fonctionne comme d’habitude.
        </Banner>
      )}
      <Signals onCleared={cleared} />
      {(phase === 'open' || phase === 'live') && <Queue onCleared={cleared} />}
    </section>
  )
}

interface Cleared {
  onCleared: () => void
}

function Signals({ onCleared }: Cleared) {
  const { seance, direct } = useMeeting()
  const clear = useAction(clearSignal)
  const now = useNow()
  const people = cannotHear(direct)
  const take = async (signalId: string) => {
    const result = await clear.run({ params: { id: seance.id, signalId } })
    if (result.ok) onCleared()
    else notify(result.message)
  }
  const first = people[0]
  if (first === undefined) return null
  return (
    <div className="carte signal">
      <p>
        <strong>{cannotHearWords(people.length)}</strong>
      </p>
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
              <Button small isDisabled={clear.busy} onPress={() => void take(s.id)}>
                Effacer
              </Button>
            </PersonLine>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Queue({ onCleared }: Cleared) {
  const { seance, direct } = useMeeting()
  const end = useAction(endParole)
  const names = useNames()
  const take = async (personId: string) => {
    const result = await end.run({ params: { id: seance.id, personId } })
    if (result.ok) onCleared()
    else notify(result.message)
  }
  return (
    <>
      <h3>File de parole</h3>
      {direct.parole.length === 0 && <p className="blanc">Personne n’attend.</p>}
      <ol className="liste-nue file">
        {direct.parole.map((p, at) => (
          <li key={p.id}>
            <strong>{at + 1}</strong>
            <PersonLine personId={p.personne} organisme={p.organisme} mode={p.mode}>
              <IconButton
                small
                label={`Retirer ${names.get(p.personne ?? '') ?? p.organisme ?? 'cette demande'} de la file`}
                isDisabled={end.busy}
                onPress={() => void take(p.personne ?? p.id)}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </PersonLine>
          </li>
        ))}
      </ol>
    </>
  )
}
