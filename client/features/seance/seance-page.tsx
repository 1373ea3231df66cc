import { Link, useParams } from '@tanstack/react-router'
import { useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { NoteButton } from '#client/direct/releve/note-button'
import { useArrival } from '#client/direct/releve/use-arrival'
import { SaisiPour } from '#client/direct/table'
import { When, whenWords, whereWords } from '#client/direct/titles'
import { VisioLink } from '#client/direct/visio-link'
import { Page } from '#client/shell/page'
import { PhaseChip } from '#client/words/chips'
import { Cockpit } from './cockpit/cockpit.tsx'
import { CockpitActions } from './cockpit/cockpit-actions.tsx'
import { MesInformations } from './participant/mes-informations.tsx'
import { ParticipantView } from './participant/participant-view.tsx'
import './seance.css'

/** One address for a meeting; who runs it gets the cockpit, others take part. */
export function SeancePage() {
  const { id } = useParams({ from: '/seances/$id' })
  return (
    <MeetingPage id={id} title="Séance">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance, phase, runs } = useMeeting()
  const { schema, groupe } = seance
  useArrival(true)
  const gathered = phase === 'open' || phase === 'live'
  return (
    <Page
      title={whenWords(seance)}
      heading={<When {...seance} />}
      crumbs={[
        schema !== null && (
          <Link key="schema" to="/schemas/$id" params={{ id: schema.id }}>
            {schema.titre}
          </Link>
        ),
        groupe !== null && (
          <Link key="groupe" to="/groupes/$id" params={{ id: groupe.id }}>
            {groupe.titre}
          </Link>
        ),
      ].filter((crumb) => crumb !== false)}
      intro={
        <>
          <p className="petit rang">
            <PhaseChip phase={phase} />
            <span>{whereWords(seance)}</span>
            <VisioLink visio={seance.visio} />
          </p>
          {!runs && <SaisiPour />}
        </>
      }
      actions={
        runs ? (
          <CockpitActions />
        ) : (
          gathered && (
            <>
              <NoteButton />
              <MesInformations seance={seance} />
            </>
          )
        )
      }
      full={runs}
    >
      {runs ? <Cockpit /> : <ParticipantView />}
    </Page>
  )
}
