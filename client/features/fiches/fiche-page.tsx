import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type * as Y from 'yjs'
import { DocumentPage, type DocumentPlace } from '#client/document/document-page'
import { ShowDocument } from '#client/document/open-document'
import { TimelineLink } from '#client/document/timeline-link'
import { useField } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { ButtonLink } from '#client/ui/button'
import { ficheAction } from '#shared/documents/fiche-action'
import { FicheForm } from './fiche-form.tsx'
import './fiches.css'

const route = getRouteApi('/fiches/$documentId')

export function FichePage() {
  const { documentId } = route.useParams()
  return (
    <DocumentPage documentId={documentId} title="Fiche action" loading="Chargement de la fiche…">
      {(place, personId) => <Fiche place={place} personId={personId} />}
    </DocumentPage>
  )
}

function Fiche({ place, personId }: { place: DocumentPlace; personId: string }) {
  const opened = useDocument('fiche-action', place.id, { right: place.right, personId })
  return (
    <Page
      title={place.title}
      heading={opened.ready ? <Title doc={opened.doc} before={place.title} /> : place.title}
      crumbs={crumbsOf(place)}
      actions={
        <>
          <ButtonLink to="/fiches/$documentId/evolutions" params={{ documentId: place.id }}>
            Version de référence
          </ButtonLink>
          <TimelineLink documentId={place.id} roles={place.roles} />
          {place.axe !== null && (
            <ButtonLink to="/axes/$id/suivi" params={{ id: place.axe.id }}>
              Suivi des fiches actions
            </ButtonLink>
          )}
        </>
      }
    >
      <ShowDocument of={opened} loading="Ouverture de la fiche…">
        {(open) => <FicheForm {...open} />}
      </ShowDocument>
    </Page>
  )
}

/** The title as it is now, while others may be correcting it. */
function Title({ doc, before }: { doc: Y.Doc; before: string }) {
  const numero = useField(ficheAction, doc, 'numero')
  const intitule = useField(ficheAction, doc, 'intitule')
  if (intitule === null) return before
  return numero === null ? intitule : `Fiche ${numero} — ${intitule}`
}

function crumbsOf({ schema, axe }: DocumentPlace): ReactNode[] {
  return [
    schema !== null && (
      <Link key="schema" to="/schemas/$id" params={{ id: schema.id }}>
        {schema.titre}
      </Link>
    ),
    axe !== null && (
      <Link key="axe" to="/axes/$id" params={{ id: axe.id }}>
        Axe {axe.numero}
      </Link>
    ),
    <span key="ici">Fiche action</span>,
  ]
}
