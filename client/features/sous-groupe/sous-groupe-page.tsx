import { Link, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { currentPoint } from '#client/direct/deroule'
import { groupeWords } from '#client/direct/groupes'
import type { SousGroupeRow } from '#client/direct/live-meeting'
import { useMeeting } from '#client/direct/meeting'
import { MeetingBar } from '#client/direct/meeting-bar'
import { MeetingPage } from '#client/direct/meeting-page'
import { PointTimer } from '#client/direct/point-timer'
import { NoteButton } from '#client/direct/releve/note-button'
import { NotedHere, NotingHere } from '#client/direct/releve/noting-here'
import { useArrival } from '#client/direct/releve/use-arrival'
import { SaisiPour } from '#client/direct/table'
import { TimeWarningsAloud } from '#client/direct/time-warnings'
import { NotOpenYet } from '#client/document/open-document'
import { TimelineLink } from '#client/document/timeline-link'
import { useField } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { SaveTrouble } from '#client/shell/save-state'
import { useDocument } from '#client/sync/use-document'
import { ErrorState } from '#client/ui/states'
import { useMedia } from '#client/ui/use-media'
import { useOutOfView } from '#client/ui/use-out-of-view'
import { OrBlank } from '#client/words/blanks'
import { PhaseChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import type { DocumentEntry } from '#shared/api/documents'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { Annonce } from './annonce.tsx'
import { MovedBanner, useMoved } from './moved.tsx'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { ReadyButton } from './ready-button.tsx'
import { Rename } from './rename.tsx'
import { SheetBody } from './sheet-body.tsx'
import { Side } from './side.tsx'
import './sous-groupe.css'

export function SousGroupePage() {
  const { id, documentId } = useParams({ from: '/seances/$id/sous-groupes/$documentId' })
  return (
    <MeetingPage id={id} title="Sous-groupe">
      <Found documentId={documentId} />
    </MeetingPage>
  )
}

function Found({ documentId }: { documentId: string }) {
  const { seance, direct } = useMeeting()
  const entry = seance.documents.find((d) => d.id === documentId)
  const groupe = direct.sousGroupes.find((g) => g.document === documentId)
  if (entry === undefined || groupe === undefined) {
    return (
      <Page title="Sous-groupe introuvable">
        <ErrorState
          title="Cette fiche n’est pas dans cette séance"
          message="Le sous-groupe a peut-être été retiré, ou l’adresse est incomplète."
          action={
            <Link to="/seances/$id" params={{ id: seance.id }}>
              Revenir à la séance
            </Link>
          }
        />
      </Page>
    )
  }
  return <SheetPage key={documentId} entry={entry} groupe={groupe} />
}

function SheetPage({ entry, groupe }: { entry: DocumentEntry; groupe: SousGroupeRow }) {
  const { seance, phase, direct } = useMeeting()
  const { doc, awareness, ready, right, status } = useDocument('sous-groupe', entry.id, {
    right: entry.right,
    personId: seance.personId,
  })
  useArrival(ready)
  const wide = useMedia('(min-width: 1000px)')
  const intitule = useField(sousGroupe, doc, 'intitule') ?? groupe.titre
  const { moved, mayFinish } = useMoved(groupe)
  const canWrite = ready && right === 'write' && mayFinish
  const place = groupeWords(groupe)
  const short = groupe.titreCourt ?? intitule ?? 'sans titre'
  const heading = useRef<HTMLSpanElement>(null)
  const gone = useOutOfView(heading)
  const side = <Side groupe={groupe} awareness={awareness} />
  return (
    <Page
      title={`${place} — ${intitule ?? 'sans titre'}`}
      heading={
        <span ref={heading}>
          {place} — {short}
        </span>
      }
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          <span>
            Séance du <Day day={seance.jour} />
          </span>
        </Link>,
        place,
      ]}
      actions={
        <>
          <TimelineLink documentId={entry.id} roles={seance.roles} />
          <NoteButton sousGroupe={groupe.id} />
        </>
      }
      intro={
        <>
          {intitule !== null && intitule !== short && <p className="sg-intitule">{intitule}</p>}
          <p className="petit rang">
            <PhaseChip phase={phase} />
            <span>
              Rapporteur·e&nbsp;: <OrBlank value={groupe.rapporteurOrganisme} blank="aDesigner" />
            </span>
            {canWrite && <Rename doc={doc} intitule={intitule} />}
          </p>
          <SaisiPour />
        </>
      }
    >
      <TimeWarningsAloud direct={direct} />
      {gone && (
        <div className="sg-rappel" aria-hidden="true">
          <strong>
            {place} — {short}
          </strong>
          <SaveTrouble />
          <PointTimer point={currentPoint(direct)} />
        </div>
      )}
      <Annonce />
      {ready && !canWrite && <ReadOnlyBanner groupe={groupe} />}
      {canWrite && moved && (
        <div data-mene="">
          <MovedBanner />
        </div>
      )}
      <div className="sg-colonnes">
        {wide ? (
          <aside className="sg-cote" aria-label="Autour de la fiche">
            {side}
          </aside>
        ) : (
          <details className="carte sg-cote">
            <summary>Temps, personnes, appel</summary>
            {side}
          </details>
        )}
        {ready ? (
          <NotingHere sousGroupe={groupe.id}>
            <div className="pile">
              <SheetBody doc={doc} awareness={awareness} canWrite={canWrite} sousGroupeId={groupe.id} />
              <ReadyButton groupe={groupe} />
              <NotedHere />
            </div>
          </NotingHere>
        ) : (
          <NotOpenYet status={status} loading="Ouverture de la fiche…" />
        )}
      </div>
      <MeetingBar sousGroupe={groupe.id} />
    </Page>
  )
}
