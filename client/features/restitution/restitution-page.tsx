import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type * as Y from 'yjs'
import { useAnswer } from '#client/api/answer'
import { DocumentPage, type DocumentPlace } from '#client/document/document-page'
import { ShowDocument } from '#client/document/open-document'
import { TimelineLink } from '#client/document/timeline-link'
import { useField } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { Button } from '#client/ui/button'
import { ErrorState } from '#client/ui/states'
import { withOrdinals } from '#client/words/dates'
import { can } from '#shared/access/can'
import { isSettled } from '#shared/access/restitution-steps'
import { getRestitution } from '#shared/api/restitutions'
import { restitution } from '#shared/documents/restitution'
import { MaRelecture } from './avis.tsx'
import { ExportMenu } from './export-menu.tsx'
import { RestitutionRelue } from './lien-instantane.tsx'
import { Statut } from './statut.tsx'
import { Studio } from './studio.tsx'
import './restitution.css'

const route = getRouteApi('/restitutions/$documentId')

export function RestitutionPage() {
  const { documentId } = route.useParams()
  return (
    <DocumentPage documentId={documentId} title="Restitution" loading="Chargement de la restitution…">
      {(place, personId) =>
        place.kind === 'restitution' ? (
          <Restitution place={place} personId={personId} />
        ) : (
          <Page title="Restitution introuvable">
            <ErrorState message="Cette adresse n’est pas celle d’une restitution." />
          </Page>
        )
      }
    </DocumentPage>
  )
}

function Restitution({ place, personId }: { place: DocumentPlace; personId: string }) {
  const [controle, setControle] = useState(false)
  const canCheck = can(place.roles, 'writeRestitution')
  // A reviewer reads the restitution and nothing around it.
  const around = place.groupe !== null
  // Known sooner than the right on the document: nobody goes on writing in what was just validated.
  const standing = useAnswer(getRestitution, { params: { id: place.id } }, { every: 4_000 })
  const settled = standing.state === 'ready' && isSettled(standing.value.statut)
  const opened = useDocument('restitution', place.id, { right: settled ? 'read' : place.right, personId })
  return (
    <Page
      full
      title={place.title}
      heading={opened.ready ? <Title doc={opened.doc} before={place.title} /> : withOrdinals(place.title)}
      crumbs={crumbsOf(place)}
      actions={
        <>
          {canCheck && !controle && <Button onPress={() => setControle(true)}>Contrôler</Button>}
          {around && <TimelineLink documentId={place.id} roles={place.roles} />}
          {around && <ExportMenu documentId={place.id} />}
        </>
      }
    >
      <Statut documentId={place.id} />
      {!around && <MaRelecture documentId={place.id} />}
      <ShowDocument of={opened} loading="Ouverture de la restitution…">
        {(open) => (
          <RestitutionRelue value={around ? null : place.id}>
            <Studio {...open} place={place} personId={personId} controle={controle} onControle={setControle} />
          </RestitutionRelue>
        )}
      </ShowDocument>
    </Page>
  )
}

/** The title as it is now, while others may be correcting it. */
const Title = ({ doc, before }: { doc: Y.Doc; before: string }) =>
  withOrdinals(useField(restitution, doc, 'intitule') ?? before)

const crumbsOf = ({ groupe }: DocumentPlace) => [
  groupe !== null && (
    <Link key="groupe" to="/groupes/$id" params={{ id: groupe.id }}>
      {groupe.titre}
    </Link>
  ),
  <span key="ici">Restitution</span>,
]
