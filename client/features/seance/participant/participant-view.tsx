import { currentPoint } from '#client/direct/deroule'
import { useMeeting } from '#client/direct/meeting'
import { MeetingBar } from '#client/direct/meeting-bar'
import { TimeWarningsAloud } from '#client/direct/time-warnings'
import { CompteRendu } from '../closed-actions.tsx'
import { MeetingDocuments } from '../documents/meeting-documents.tsx'
import { EndView } from '../fin/end-view.tsx'
import { RotiCard } from '../fin/roti-card.tsx'
import { NotesAndReleve } from '../releve/notes-and-releve.tsx'
import { VieSeance } from '../vie-seance.tsx'
import { Agenda } from './agenda.tsx'
import { MyGroupe } from './my-groupe.tsx'
import { NowCard } from './now-card.tsx'
import { PhaseBanner } from './phase-banner.tsx'
import { SpeakCard } from './speak-card.tsx'
import './participant.css'

/** The meeting as whoever takes part sees it, on a phone first. */
export function ParticipantView() {
  const { seance, direct, phase } = useMeeting()
  const over = phase === 'closed' || phase === 'validated'
  return (
    <div className="participer">
      <TimeWarningsAloud direct={direct} />
      <PhaseBanner />
      {over && <CompteRendu seance={seance} />}
      <div className="participer-colonnes">
        <div className="pile">
          {phase === 'live' && <NowCard />}
          <SpeakCard />
          {phase === 'live' && currentPoint(direct)?.nature === 'cloture' && <RotiCard />}
          {over ? <EndView /> : <MyGroupe />}
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
