import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { isTourTime, type TourRow, tourState } from '#client/direct/tour'
import { Button, IconButton } from '#client/ui/button'
import { classes } from '#client/ui/class-names'
import { ConfirmDialog } from '#client/ui/dialog'
import { announce, notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { countdown } from '#client/words/durations'
import { EtatTourChip } from '#client/words/etat-tour-chip'
import { plural } from '#client/words/numbers'
import { forgetTour, setTour, startTour } from '#shared/api/parole'
import type { EtatTour } from '#shared/documents/choices'
import { useLignes } from './names.tsx'
import { PersonLine } from './person-line.tsx'
import { TourCorrection } from './tour-correction.tsx'
import './tour.css'

/** The tour de table: who speaks, who is next, and everyone in the order they are called. */
export function TourPanel() {
  const { direct, phase } = useMeeting()
  const state = tourState(direct)
  if (phase !== 'live' && phase !== 'open') return null
  if (!isTourTime(direct) && (state === null || state.current === null)) return null
  return (
    <section className="carte tour" aria-label="Conduire le tour de table">
      {state === null ? <NotBegun /> : <Going />}
    </section>
  )
}

function NotBegun() {
  const { seance, direct } = useMeeting()
  const start = useAction(startTour)
  const here = (direct.enSalle ?? 0) + (direct.aDistance ?? 0)
  return (
    <>
      <h2 id="tour-de-table">Tour de table</h2>
      <p>
        {here === 0
          ? 'Personne n’a encore signé. Le tour commence dès la première signature.'
          : `${plural(here, 'personne')}, salle et distance mêlées. Qui signe ensuite est appelé à la fin.`}
      </p>
      <Button
        look="primary"
        isDisabled={start.busy || here === 0}
        onPress={() => void start.run({ params: { id: seance.id } })}
      >
        Commencer le tour
      </Button>
      <Refused of={start.refusal} />
    </>
  )
}

function Going() {
  const { seance, direct } = useMeeting()
  const set = useAction(setTour)
  const forget = useAction(forgetTour)
  const lignes = useLignes()
  const heading = useRef<HTMLHeadingElement>(null)
  const [correcting, setCorrecting] = useState<string | null>(null)
  const [forgetting, setForgetting] = useState(false)
  const state = tourState(direct)
  if (state === null) return null
  const { current, waiting, passed, done } = state
  const next = waiting[0]
  const nameOf = (row: TourRow | undefined) =>
    row === undefined ? '' : (lignes.get(row.id)?.nom ?? row.organisme ?? 'cette personne')
  const move = async (ligneId: string, etat: EtatTour) => {
    if (set.busy) return
    const result = await set.run({ params: { id: seance.id, ligneId }, body: { etat } })
    if (!result.ok) return notify(result.message)
    if (etat !== 'attente' && ligneId === current?.id)
      announce(next === undefined ? 'Tour terminé.' : `À ${nameOf(next)}.`)
  }
  const again = async () => {
    await forget.run({ params: { id: seance.id } })
    setForgetting(false)
    heading.current?.focus()
  }
  const opened = correcting === null ? undefined : lignes.get(correcting)
  return (
    <>
      <div className="tour-tete">
        <h2 id="tour-de-table" ref={heading} tabIndex={-1}>
          Tour de table
        </h2>
        <span className="petit">
          {done} sur {direct.tour.length}
          {passed.length > 0 && `, ${plural(passed.length, 'passé')}`}
        </span>
      </div>
      {current === null ? (
        <p>
          {next === undefined
            ? passed.length > 0
              ? 'Tout le monde a été appelé\u00a0; vous pouvez revenir à qui est passé.'
              : 'Tout le monde a parlé.'
            : 'Personne n’est appelé en ce moment.'}
        </p>
      ) : (
        <Current row={current} />
      )}
      <div className="rang">
        {current !== null && (
          <>
            {/* Never disabled while the server answers: the focus would be lost between two presses. */}
            <Button look="primary" onPress={() => void move(current.id, 'fait')}>
              {next === undefined ? 'Terminer' : 'Suivant'}
            </Button>
            <Button onPress={() => void move(current.id, 'passe')}>Passer son tour</Button>
          </>
        )}
        {current === null && next !== undefined && (
          <Button look="primary" onPress={() => void move(next.id, 'encours')}>
            Appeler {nameOf(next)}
          </Button>
        )}
      </div>
      {next !== undefined && (
        <p className="petit tour-ensuite">
          Ensuite&nbsp;: {nameOf(next)}
          {next.organisme !== null && `, ${next.organisme}`}
          {next.mode === 'distance' && ' (à distance)'}
        </p>
      )}
      <ol className="liste-nue tour-liste">
        {direct.tour.map((row) => (
          <li
            key={row.id}
            className={classes('tour-ligne', row.etat ?? undefined)}
            aria-current={row.id === current?.id}
          >
            <PersonLine personId={row.personne} organisme={row.organisme} mode={row.mode}>
              {lignes.get(row.id)?.represente != null && (
                <span className="petit">représente {lignes.get(row.id)?.represente}</span>
              )}
              <EtatTourChip etat={row.etat ?? 'attente'} />
              <span className="file-gestes">
                {row.etat !== 'encours' && (
                  <Button small aria-label={`Appeler ${nameOf(row)}`} onPress={() => void move(row.id, 'encours')}>
                    Appeler
                  </Button>
                )}
                {lignes.has(row.id) && (
                  <IconButton small label={`Corriger\u00a0: ${nameOf(row)}`} onPress={() => setCorrecting(row.id)}>
                    <Pencil size={16} aria-hidden="true" />
                  </IconButton>
                )}
              </span>
            </PersonLine>
          </li>
        ))}
      </ol>
      <p>
        <Button small look="quiet" isDisabled={forget.busy} onPress={() => setForgetting(true)}>
          Recommencer le tour
        </Button>
        <ConfirmDialog
          title="Recommencer le tour"
          isOpen={forgetting}
          confirm="Recommencer"
          isBusy={forget.busy}
          onConfirm={() => void again()}
          onCancel={() => setForgetting(false)}
        >
          <p>Qui a parlé et qui est passé sera oublié. Les corrections de noms restent.</p>
        </ConfirmDialog>
      </p>
      <Refused of={set.refusal ?? forget.refusal} />
      {opened !== undefined && <TourCorrection ligne={opened} onClose={() => setCorrecting(null)} />}
    </>
  )
}

function Current({ row }: { row: TourRow }) {
  const now = useNow()
  return (
    <div className="tour-courant">
      <PersonLine personId={row.personne} organisme={row.organisme} mode={row.mode}>
        {row.depuis !== null && (
          <span className="tour-temps">
            <span className="sr">depuis </span>
            {countdown(Math.max(0, now - row.depuis))}
          </span>
        )}
      </PersonLine>
    </div>
  )
}
