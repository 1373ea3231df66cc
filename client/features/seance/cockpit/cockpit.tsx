import type { ReactNode } from 'react'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { NotesDocument } from '#client/direct/releve/notes-document'
import { TimeWarningsAloud } from '#client/direct/time-warnings'
import { useDocument } from '#client/sync/use-document'
import { useMedia } from '#client/ui/use-media'
import { Tray } from '../arrivees/tray.tsx'
import { MeetingDocuments } from '../documents/meeting-documents.tsx'
import { EcritureBar } from '../ecriture/ecriture-bar.tsx'
import { EvaluationResult } from '../fin/evaluation-result.tsx'
import { PropositionsPanel } from '../propositions/propositions-panel.tsx'
import { Notes } from '../releve/notes.tsx'
import { NextMeeting } from '../releve/prochaine-seance.tsx'
import { Releve } from '../releve/releve.tsx'
import { ConduiteBar } from './conduite-bar.tsx'
import { DeroulePanel } from './deroule-panel.tsx'
import { GroupesOverview } from './groupes-overview.tsx'
import { MiseEnCommun } from './mise-en-commun.tsx'
import { NamesFrom } from './names.tsx'
import { PresencePanel } from './presence-panel.tsx'
import { TourPanel } from './tour-panel.tsx'
import { useCallsAloud } from './use-calls-aloud.ts'
import './cockpit.css'
import './conduite.css'

/** Everything a facilitator looks at during the meeting, on one screen. */
export function Cockpit() {
  const { seance, direct } = useMeeting()
  useCallsAloud()
  // On a narrow screen what calls for an answer comes before the running order, to the eye and to the keyboard.
  const wide = useMedia('(min-width: 1000px)')
  const attendance = documentOf(seance, 'emargement')
  const notes = documentOf(seance, 'notes-de-seance')
  return (
    <WithNames room={attendance?.id ?? null}>
      <TimeWarningsAloud direct={direct} />
      <div className="cockpit">
        {wide && <DeroulePanel key="deroule" />}
        <div className="cockpit-centre pile">
          <ConduiteBar />
          <Tray />
          <TourPanel />
          <PropositionsPanel />
          <MiseEnCommun />
          <EcritureBar />
          <GroupesOverview />
          <MeetingDocuments />
          {notes !== null && <NotesDocument entry={notes}>{(props) => <Notes {...props} />}</NotesDocument>}
        </div>
        <div className="cockpit-colonne pile">
          <PresencePanel />
          <EvaluationResult />
          {notes !== null && (
            <NotesDocument entry={notes}>
              {(props) => (
                <>
                  <Releve {...props} />
                  <NextMeeting {...props} />
                </>
              )}
            </NotesDocument>
          )}
        </div>
        {!wide && <DeroulePanel key="deroule" />}
      </div>
    </WithNames>
  )
}

function WithNames({ room, children }: { room: string | null; children: ReactNode }) {
  return room === null ? children : <Named room={room}>{children}</Named>
}

function Named({ room, children }: { room: string; children: ReactNode }) {
  const { doc } = useDocument('emargement', room, { right: 'read', personId: useMeeting().seance.personId })
  return <NamesFrom doc={doc}>{children}</NamesFrom>
}
