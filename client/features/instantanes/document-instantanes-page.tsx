import { Link, useParams } from '@tanstack/react-router'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { EmptyState } from '#client/ui/states'
import { withOrdinals } from '#client/words/dates'
import { getDocument } from '#shared/api/documents'
import { listInstantanesDuDocument, takeInstantaneDuDocument } from '#shared/api/instantanes'
import { Fil } from './fil.tsx'
import { PrendreInstantane } from './prendre-instantane.tsx'
import './instantanes.css'

/** The line of one document: every snapshot that holds it. */
export function DocumentInstantanesPage() {
  const { documentId } = useParams({ from: '/documents/$documentId/instantanes' })
  const document = useAnswer(getDocument, { params: { id: documentId } })
  const instantanes = useAnswer(listInstantanesDuDocument, { params: { id: documentId } })
  const take = useAction(takeInstantaneDuDocument)
  const found = document.state === 'ready' ? document.value : null
  return (
    <Page
      title="Instantanés d’un document"
      heading="Instantanés"
      pending={document.state === 'loading'}
      crumbs={[
        found !== null && found.kind === 'fiche-action' && (
          <Link key="fiche" to="/fiches/$documentId" params={{ documentId }}>
            Fiche action
          </Link>
        ),
        found !== null && found.kind === 'livrable' && (
          <Link key="livrable" to="/livrables/$documentId" params={{ documentId }}>
            Livrable
          </Link>
        ),
        found !== null && found.kind === 'restitution' && (
          <Link key="restitution" to="/restitutions/$documentId" params={{ documentId }}>
            Restitution
          </Link>
        ),
        found?.seance != null && found.kind === 'sous-groupe' && (
          <Link key="fiche" to="/seances/$id/sous-groupes/$documentId" params={{ id: found.seance.id, documentId }}>
            Fiche du sous-groupe
          </Link>
        ),
        found?.seance != null && found.kind === 'notes-de-seance' && (
          <Link key="releve" to="/seances/$id/releve" params={{ id: found.seance.id }}>
            Relevé de décisions
          </Link>
        ),
        'Instantanés',
      ]}
      intro={found !== null && <p className="lisible">{withOrdinals(found.title)}</p>}
      actions={
        <PrendreInstantane
          take={take}
          onTake={async (libelle) =>
            (await take.run({ params: { id: documentId }, body: { libelle } })).ok ? '' : null
          }
        />
      }
    >
      <ShowAnswer of={instantanes} loading="Chargement des instantanés…">
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="Aucun instantané pour l’instant.">
              Prenez-en un, ou attendez la prochaine séance : ce document y sera figé.
            </EmptyState>
          ) : (
            <Fil instantanes={all} documentId={documentId} />
          )
        }
      </ShowAnswer>
    </Page>
  )
}
