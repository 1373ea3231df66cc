import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type * as Y from 'yjs'
import { documentOf, useMeeting } from '#client/direct/meeting'
import { MeetingPage } from '#client/direct/meeting-page'
import { ShowDocument } from '#client/document/open-document'
import { useRows } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { Select } from '#client/ui/select'
import { ErrorState } from '#client/ui/states'
import type { DocumentEntry } from '#shared/api/documents'
import type { SeanceView } from '#shared/api/seances'
import { emargement } from '#shared/documents/emargement'
import { Feuille } from './feuille.tsx'
import { PrintButton } from './print-button.tsx'
import './paper.css'

export function FeuillePage() {
  const { id } = useParams({ from: '/seances/$id/emargement/imprimer' })
  return (
    <MeetingPage id={id} title="Feuille d’émargement">
      <Opened />
    </MeetingPage>
  )
}

function Opened() {
  const { seance } = useMeeting()
  const document = documentOf(seance, 'emargement')
  return (
    <Page
      title="Feuille d’émargement"
      crumbs={[
        <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
          {seance.titre}
        </Link>,
        <Link key="emargement" to="/seances/$id/emargement" params={{ id: seance.id }}>
          Émargement
        </Link>,
        'Imprimer',
      ]}
      actions={document !== null && <PrintButton>Imprimer la feuille</PrintButton>}
    >
      {document === null ? (
        <ErrorState
          title="Cette feuille ne vous est pas ouverte"
          message="Seules les personnes qui animent la séance ou en tiennent le secrétariat l’impriment."
        />
      ) : (
        <Printable seance={seance} document={document} />
      )}
    </Page>
  )
}

const counts = ['0', '5', '10', '15', '20', '30', '40'] as const
type Count = (typeof counts)[number]
const options = counts.map((code) => ({ code, label: code }))

function Printable({ seance, document }: { seance: SeanceView; document: DocumentEntry }) {
  const opened = useDocument('emargement', document.id, { right: document.right, personId: seance.personId })
  if (!opened.ready) {
    return (
      <ShowDocument
        of={opened}
        loading="Ouverture de la feuille…"
        notKept="La feuille d’émargement n’est pas gardée sur l’appareil : elle revient avec le réseau."
      >
        {() => null}
      </ShowDocument>
    )
  }
  return <Sheet seance={seance} doc={opened.doc} />
}

function Sheet({ seance, doc }: { seance: SeanceView; doc: Y.Doc }) {
  const lignes = useRows(emargement, doc, 'lignes')
  const [vides, setVides] = useState<Count>('15')
  return (
    <>
      <div className="papier-reglage sans-papier">
        <Select label="Lignes vides" value={vides} options={options} onChange={(n) => n !== null && setVides(n)} />
      </div>
      <Feuille seance={seance} inscrits={lignes} vides={Number(vides)} />
    </>
  )
}
