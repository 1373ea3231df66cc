import { currentPoint } from '#client/direct/deroule'
import { MonEcrit } from '#client/direct/ecriture/mon-ecrit'
import { useMeeting } from '#client/direct/meeting'
import { MeetingBar } from '#client/direct/meeting-bar'
import { roundOf } from '#client/direct/propositions/propositions'
import { TimeWarningsAloud } from '#client/direct/time-warnings'
import { CompteRendu } from '../closed-actions.tsx'
import { MeetingDocuments } from '../documents/meeting-documents.tsx'
import { EndView } from '../fin/end-view.tsx'
import { RotiCard } from '../fin/roti-card.tsx'
import { PropositionsCard } from '../propositions/propositions-card.tsx'
import { NotesAndReleve } from '../releve/notes-and-releve.tsx'
import { VieSeance } from '../vie-seance.tsx'
import { Agenda } from './agenda.tsx'
import { AroundCard } from './around-card.tsx'
import { MyGroupe } from './my-groupe.tsx'
import { NowCard } from './now-card.tsx'
import { PhaseBanner } from './phase-banner.tsx'
import { QueueCard } from './queue-card.tsx'
import { SpeakCard } from './speak-card.tsx'
import { TourCard } from './tour-card.tsx'
import './participant.css'

/** The meeting as whoever takes part sees it, on a phone first. */
export function ParticipantView() {
  const { seance, direct, phase } = useMeeting()
  const over = phase === 'closed' || phase === 'validated'
  const current = phase === 'live' ? currentPoint(direct)?.nature : null
  const about = !over && (current === 'propositions' || roundOf(direct) === 'running')
  // Keyed: what is being typed in a card stays there when it changes places.
  const propositions = <PropositionsCard key="propositions" />
  const others = [
    <TourCard key="tour" />,
    <MonEcrit key="ecrit" />,
    <SpeakCard key="parole" />,
    <AroundCard key="autour" />,
    <QueueCard key="file" />,
    current === 'cloture' && <RotiCard key="roti" />,
    over ? <EndView key="fin" /> : <MyGroupe key="groupe" />,
  ]
  const cards = about ? [propositions, ...others] : [...others, propositions]
  return (
    <div className="participer">
      <TimeWarningsAloud direct={direct} />
      <PhaseBanner />
      {over && <CompteRendu seance={seance} />}
      <div className="participer-colonnes">
        <div className="pile">
          {phase === 'live' && <NowCard />}
          {cards}
          <MeetingDocuments />
        </div>
        <div className="pile">
          {phase === 'live' && <NotesAndReleve />}
          {over && <MyGroupe />}
          <Agenda />
          <VieSeance />
        </div>
      </div>
      <MeetingBar />
    </div>
  )
}
