import { Inbox } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { sheetName } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { Instant } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { shorten } from '#client/words/shorten'
import { type Arrivee, listArrivees } from '#shared/api/arrivees'
import { useLiaisons } from '../liaisons/use-liaisons.ts'
import { ArriveeCard } from './arrivee-card.tsx'
import './arrivees.css'

const EVERY = 10_000

const TRAY_ID = 'arrivees'
const arriveesWords = (n: number): string => plural(n, 'texte arrivé', 'textes arrivés')

/** « Arrivé après la clôture »: there once a meeting is closed, and as soon as something came. */
export function Tray() {
  const { phase } = useMeeting()
  const { arrivees } = useLiaisons()
  const most = useGrown(arrivees)
  useSparseAnnouncement(most > 0 ? `${arriveesWords(most)} après la clôture` : '')
  const isOver = phase === 'closed' || phase === 'validated'
  if (!isOver && arrivees === 0) return null
  return <Content waiting={arrivees} />
}

/** The count as it last grew: one less is a decision just made here, not news. */
function useGrown(count: number): number {
  const [seen, setSeen] = useState({ count, grown: count })
  if (count === seen.count) return seen.grown
  const grown = count > seen.count ? count : seen.grown
  setSeen({ count, grown })
  return grown
}

function Content({ waiting }: { waiting: number }) {
  const { seance, phase } = useMeeting()
  const heading = useRef<HTMLHeadingElement>(null)
  const answer = useAnswer(listArrivees, { params: { id: seance.id } }, { every: EVERY })
  const { retry } = answer
  const known = useRef(waiting)
  useEffect(() => {
    // The count comes every two seconds; what came is asked when it moves.
    if (known.current === waiting) return
    known.current = waiting
    retry()
  }, [waiting, retry])
  const decided = () => heading.current?.focus({ preventScroll: true })
  return (
    <section aria-labelledby={TRAY_ID} className="pile serree arrivees">
      <h2 id={TRAY_ID} ref={heading} tabIndex={-1}>
        Arrivé après la clôture
      </h2>
      <ShowAnswer of={answer} loading="Recherche des textes arrivés…">
        {(all) => <Arrivees all={all} validated={phase === 'validated'} onDecided={decided} />}
      </ShowAnswer>
    </section>
  )
}

interface ArriveesProps {
  all: readonly Arrivee[]
  validated: boolean
  onDecided: () => void
}

function Arrivees({ all, validated, onDecided }: ArriveesProps) {
  const waiting = all.filter((a) => a.etat === 'enAttente')
  const decided = all.filter((a) => a.etat !== 'enAttente')
  return (
    <>
      {waiting.length === 0 && (
        <p className="blanc">
          {decided.length === 0 ? 'Rien n’est arrivé après la clôture.' : 'Plus rien à examiner.'}
        </p>
      )}
      {waiting.length > 0 && (
        <p className="petit">
          {validated
            ? 'La séance est validée\u00a0: ces textes se lisent ici, plus rien ne peut être repris.'
            : 'Tapé trop tard pour l’instantané, refusé par le serveur, gardé par son auteur ou son autrice. Ce que vous reprenez va à l’endroit où c’était tapé, sans rien effacer de ce qui a été écrit depuis.'}
        </p>
      )}
      {waiting.map((arrivee) => (
        <ArriveeCard key={arrivee.id} arrivee={arrivee} onDecided={onDecided} />
      ))}
      {decided.length > 0 && <Decided arrivees={decided} />}
    </>
  )
}

function Decided({ arrivees }: { arrivees: readonly Arrivee[] }) {
  const { direct } = useMeeting()
  return (
    <details className="arrivees-traitees">
      <summary>{plural(arrivees.length, 'texte déjà traité', 'textes déjà traités')}</summary>
      <ul className="liste-nue">
        {arrivees.map((a) => (
          <li key={a.id} className="arrivee-traitee">
            <strong>{a.nom}</strong>{' '}
            <span title={a.document.titre}>{shorten(sheetName(direct, a.document.id, a.document.titre))}</span>
            <Fate arrivee={a} />
            <span className="petit">
              {a.traiteeA !== null && <Instant at={a.traiteeA} form="short" />}
              {a.traiteePar !== null && <>, par {a.traiteePar}</>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Fate({ arrivee: { etat, repris } }: { arrivee: Arrivee }) {
  if (etat === 'reprise') {
    return (
      <Chip tone="success" shape="check">
        Repris
      </Chip>
    )
  }
  return repris > 0 ? (
    <Chip tone="info" shape="half">
      Repris en partie
    </Chip>
  ) : (
    <Chip shape="dash">Écarté</Chip>
  )
}

/** In the actions of the page: how many wait, and the way there. */
export function TrayButton() {
  const { arrivees } = useLiaisons()
  if (arrivees === 0) return null
  const go = () => {
    const heading = document.getElementById(TRAY_ID)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <Button className="arrivees-bouton" onPress={go}>
      <Inbox size={18} aria-hidden="true" />
      <span>
        {arriveesWords(arrivees)}
        <span className="sr"> après la clôture</span>
      </span>
    </Button>
  )
}
