import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type * as Y from 'yjs'
import { useMeeting } from '#client/direct/meeting'
import { ShowDocument } from '#client/document/open-document'
import { useDocument } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { ErrorState } from '#client/ui/states'
import type { DocumentEntry } from '#shared/api/documents'

/** The attendance list of the meeting, open, and whether what it says is the latest. */
export function OpenFeuille({ document, children }: { document: DocumentEntry; children: (doc: Y.Doc) => ReactNode }) {
  const { seance } = useMeeting()
  const opened = useDocument('emargement', document.id, { right: document.right, personId: seance.personId })
  if (!opened.ready) {
    return (
      <ShowDocument
        of={opened}
        loading="Ouverture de la feuille…"
        notKept="La feuille d’émargement n’est pas gardée sur l’appareil : elle revient avec le réseau."
      >
        {() => null}
      </ShowDocument>
    )
  }
  return (
    <>
      {opened.status.kind === 'horsLigne' && (
        <Banner tone="ochre" shape="pause" role="status" title="Hors ligne">
          Vous lisez la dernière feuille reçue. Ajouter ou corriger demande la connexion ; en attendant, la feuille
          papier fait foi.
        </Banner>
      )}
      {children(opened.doc)}
    </>
  )
}

export function NotYours() {
  const { seance } = useMeeting()
  return (
    <ErrorState
      title="Cette feuille ne vous est pas ouverte"
      message="Seules les personnes qui animent la séance ou en tiennent le secrétariat lisent la feuille d’émargement."
      action={
        <Link to="/seances/$id" params={{ id: seance.id }}>
          Revenir à la séance
        </Link>
      }
    />
  )
}
