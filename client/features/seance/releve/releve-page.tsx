import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { groupeWords, shortTitle } from '#client/direct/groupes'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { MeetingBar } from '#client/direct/meeting-bar'
import { MeetingPage } from '#client/direct/meeting-page'
import { LineDialog } from '#client/direct/releve/line-dialog'
import { NoteButton } from '#client/direct/releve/note-button'
import { ReleveLine } from '#client/direct/releve/releve-line'
import { useArrival } from '#client/direct/releve/use-arrival'
import { type ReleveOfMeeting, WholeReleve } from '#client/direct/releve/whole-releve'
import { Publication } from '#client/document/publication'
import { TimelineLink } from '#client/document/timeline-link'
import { Page } from '#client/shell/page'
import { Banner } from '#client/ui/banner'
import { ErrorState } from '#client/ui/states'
import { PhaseChip } from '#client/words/chips'
import { Day } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { can } from '#shared/access/can'
import type { NatureReleve } from '#shared/documents/choices'
import { type ReleveLine as Line, manques } from '#shared/documents/releve'
import { ExportReleve } from './export-releve.tsx'
import { Lecture } from './lecture.tsx'
import { NextMeeting } from './prochaine-seance.tsx'
import './releve-page.css'

export function RelevePage() {
  const { id } = useParams({ from: '/seances/$id/releve' })
  return (
    <MeetingPage id={id} title="Relevé de décisions">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance, phase } = useMeeting()
  const notes = documentOf(seance, 'notes-de-seance')
  useArrival(true)
  return (
    <Page
      title="Relevé de décisions"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          <span>
            Séance du <Day day={seance.jour} />
          </span>
        </Link>,
        'Relevé',
      ]}
      intro={
        <p className="petit rang">
          <PhaseChip phase={phase} />
          <span>
            {seance.titre}, <Day day={seance.jour} />
          </span>
        </p>
      }
      actions={
        <>
          <NoteButton />
          <ExportReleve seance={seance} />
          {notes !== null && <TimelineLink documentId={notes.id} roles={seance.roles} />}
        </>
      }
    >
      {phase === 'validated' && can(seance.roles, 'publish') && (
        <section className="carte pile serree sans-papier" aria-labelledby="releve-publication">
          <h2 id="releve-publication">Publication</h2>
          <Publication sorte="releve" id={seance.id} />
        </section>
      )}
      {notes === null ? (
        <ErrorState message="Cette séance n’a pas de relevé." />
      ) : (
        <WholeReleve>{(releve) => <Read {...releve} />}</WholeReleve>
      )}
      <MeetingBar />
    </Page>
  )
}

const sections: readonly { nature: NatureReleve | null; title: string }[] = [
  { nature: 'decision', title: 'Décisions' },
  { nature: 'engagement', title: 'Engagements' },
  { nature: 'information', title: 'Informations' },
  { nature: 'question', title: 'Questions' },
  { nature: 'frigo', title: 'Au frigo' },
  { nature: null, title: 'À classer' },
]

function Read({ notes, lines, left }: ReleveOfMeeting) {
  const [edited, setEdited] = useState<string | null>(null)
  const { doc, canWrite } = notes
  return (
    <div className="releve-page">
      <Missing lines={lines} />
      <Lecture lines={lines} />
      {sections.map(({ nature, title }) => {
        const ofNature = lines.filter((l) => l.nature === nature)
        if (ofNature.length === 0) return null
        return (
          <section key={title} aria-labelledby={`nature-${nature}`} className="pile serree">
            <h2 id={`nature-${nature}`}>
              {title} <span className="releve-compte">{ofNature.length}</span>
            </h2>
            <ul className="liste-nue releve grand">
              {ofNature.map((line) => (
                <li key={line.id} id={`ligne-${line.id}`}>
                  <ReleveLine
                    line={line}
                    plain
                    {...(canWrite && line.ou === 'notes' ? { onEdit: () => setEdited(line.id) } : {})}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {left.length > 0 && (
        <section aria-labelledby="reste" className="pile serree">
          <h2 id="reste">Objectifs à finir</h2>
          <ul className="releve-reste">
            {left.map(({ groupe, objectifs }) => (
              <li key={groupe.id}>
                <strong>
                  {groupeWords(groupe)} · {shortTitle(groupe)}
                </strong>
                , à finir&nbsp;: {objectifs.join('\u00a0; ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <NextMeeting doc={doc} canWrite={canWrite} />
      {canWrite && edited !== null && <LineDialog doc={doc} id={edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

/** What has to be said before people leave: who, and for when. */
function Missing({ lines }: { lines: readonly Line[] }) {
  const { phase } = useMeeting()
  const lacking = lines.map((line) => ({ line, lacks: manques(line) })).filter(({ lacks }) => lacks.length > 0)
  const first = lacking[0]
  if (lines.length === 0)
    return <p className="blanc">{phase === 'validated' ? 'Rien n’a été noté.' : 'Rien n’est encore noté.'}</p>
  if (first === undefined) {
    return (
      <Banner tone="success" shape="check" role="status">
        {plural(lines.length, 'ligne')}. Rien ne manque&nbsp;: chaque décision et chaque engagement dit qui et pour
        quand.
      </Banner>
    )
  }
  const owners = lacking.filter(({ lacks }) => lacks.includes('qui')).length
  const days = lacking.filter(({ lacks }) => lacks.includes('echeance')).length
  const words = [owners > 0 ? `${owners} sans responsable` : null, days > 0 ? `${days} sans date` : null]
  return (
    <Banner
      tone="ochre"
      shape="question"
      role="status"
      title={`À compléter sur ${plural(lines.length, 'ligne')}\u00a0: ${words.filter((w) => w !== null).join(', ')}`}
      action={<a href={`#ligne-${first.line.id}`}>Aller à la première</a>}
    />
  )
}
