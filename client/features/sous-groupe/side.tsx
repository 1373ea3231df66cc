import { Hand } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { Awareness } from 'y-protocols/awareness'
import { useAction } from '#client/api/answer'
import { currentPoint } from '#client/direct/deroule'
import { headcount, membersOf, peopleWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { PointTimer } from '#client/direct/point-timer'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { Refused } from '#client/ui/refused'
import { blanks, OrBlank } from '#client/words/blanks'
import { clearSignal, raiseSignal } from '#shared/api/seances'
import { setRapporteur } from '#shared/api/sous-groupes'
import { usePresent } from './use-present.ts'

interface SideProps {
  groupe: SousGroupeRow
  awareness: Awareness
}

/** Beside the sheet: the time, who is in the sub-group, who reports, and a way to call. */
export function Side({ groupe, awareness }: SideProps) {
  const { direct } = useMeeting()
  const current = currentPoint(direct)
  return (
    <>
      {current !== null && (
        <div className="carte sg-temps">
          <p className="petit">{current.titre}</p>
          <PointTimer point={current} size="huge" labelled />
        </div>
      )}
      <Members groupe={groupe} />
      <Rapporteur groupe={groupe} />
      <Here awareness={awareness} />
      <CallButton groupe={groupe} />
    </>
  )
}

function Members({ groupe }: { groupe: SousGroupeRow }) {
  const { direct } = useMeeting()
  const people = membersOf(direct, groupe.id)
  return (
    <section className="pile serree">
      <h2>Dans ce sous-groupe</h2>
      <p className="petit">{people.length === 0 ? 'Personne ne l’a encore choisi.' : wordsOf(people)}</p>
      <ul className="liste-nue rang">
        {people.map((p) => (
          <li key={p.id}>
            <Chip
              tone={p.mode === 'distance' ? 'ochre' : p.mode === 'salle' ? 'teal' : 'neutral'}
              shape={p.mode === 'distance' ? 'dashed' : p.mode === 'salle' ? 'dot' : 'circle'}
            >
              {p.organisme ?? blanks.nonRenseigne}
              {p.mode !== null && <span className="sr">, {p.mode === 'salle' ? 'en salle' : 'à distance'}</span>}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  )
}

function wordsOf(people: Parameters<typeof headcount>[0]): string {
  const { total, salle, distance } = headcount(people)
  const modes = [salle > 0 ? `${salle} en salle` : null, distance > 0 ? `${distance} à distance` : null]
  return [peopleWords(total), ...modes.filter((words) => words !== null)].join(' · ')
}

function Rapporteur({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, phase, takesPart, sousGroupeId } = useMeeting()
  const choose = useAction(setRapporteur)
  const mine = groupe.rapporteur === seance.personId
  const may = takesPart && sousGroupeId === groupe.id && (phase === 'open' || phase === 'live')
  const set = (personId: string | null) =>
    void choose.run({ params: { id: seance.id }, body: { sousGroupeId: groupe.id, personId } })
  return (
    <section className="pile serree">
      <h2>Rapporteur·e</h2>
      <p>
        <OrBlank value={groupe.rapporteurOrganisme} blank="aDesigner" />
        {mine && ' (vous)'}
      </p>
      {may && (mine || groupe.rapporteur === null) && (
        <Button small isDisabled={choose.busy} onPress={() => set(mine ? null : seance.personId)}>
          {mine ? 'Ne plus rapporter' : 'Je rapporte'}
        </Button>
      )}
      <Refused of={choose.refusal} />
    </section>
  )
}

function Here({ awareness }: { awareness: Awareness }) {
  const present = usePresent(awareness)
  if (present.length === 0) return null
  return (
    <section className="pile serree">
      <h2>Sur cette fiche maintenant</h2>
      <ul className="liste-nue rang">
        {present.map((user) => (
          <li key={user.personId} className={`sg-present p${user.couleur}`}>
            {user.organisme === '' ? blanks.nonRenseigne : user.organisme}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CallButton({ groupe }: { groupe: SousGroupeRow }) {
  const { seance, phase, takesPart, sousGroupeId } = useMeeting()
  const raise = useAction(raiseSignal)
  const clear = useAction(clearSignal)
  if (!takesPart || phase !== 'live' || sousGroupeId !== groupe.id) return null
  const calling = groupe.appelDepuis !== null
  const params = { id: seance.id }
  const toggle = () => {
    if (calling) void clear.run({ params: { ...params, signalId: `appel:${groupe.id}` } })
    else void raise.run({ params, body: { nature: 'appelAnimation' } })
  }
  const refusal = raise.refusal ?? clear.refusal
  return (
    <section className="pile serree">
      <ToggleButton className="btn large bascule" isSelected={calling} onChange={toggle}>
        <Hand size={18} aria-hidden="true" /> Appeler l’animation
      </ToggleButton>
      {calling && <p className="petit">L’animation voit votre appel. Appuyez de nouveau pour le retirer.</p>}
      <Refused of={refusal} />
    </section>
  )
}
