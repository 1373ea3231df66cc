import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type * as Y from 'yjs'
import { useAction } from '#client/api/answer'
import { DocumentPage, type DocumentPlace } from '#client/document/document-page'
import { ShowDocument } from '#client/document/open-document'
import { useField } from '#client/document/use-document-value'
import { Page } from '#client/shell/page'
import { useDocument } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { insideQuotes } from '#client/words/shorten'
import { removeDocument } from '#shared/api/documents'
import { livrable } from '#shared/documents/livrable'
import { LivrableForm } from './livrable-form.tsx'
import './livrables.css'

const route = getRouteApi('/livrables/$documentId')

export function LivrablePage() {
  const { documentId } = route.useParams()
  return (
    <DocumentPage documentId={documentId} title="Livrable" loading="Chargement du livrable…">
      {(place, personId) => <Livrable place={place} personId={personId} />}
    </DocumentPage>
  )
}

function Livrable({ place, personId }: { place: DocumentPlace; personId: string }) {
  const opened = useDocument('livrable', place.id, { right: place.right, personId })
  return (
    <Page
      title={place.title}
      heading={opened.ready ? <Title doc={opened.doc} before={place.title} /> : place.title}
      crumbs={crumbsOf(place)}
      actions={place.right === 'write' && <Remove place={place} />}
    >
      <ShowDocument of={opened} loading="Ouverture du livrable…">
        {(open) => <LivrableForm {...open} />}
      </ShowDocument>
    </Page>
  )
}

const Title = ({ doc, before }: { doc: Y.Doc; before: string }) => useField(livrable, doc, 'intitule') ?? before

function crumbsOf({ groupe, seance }: DocumentPlace): ReactNode[] {
  return [
    groupe !== null && (
      <Link key="groupe" to="/groupes/$id" params={{ id: groupe.id }}>
        {groupe.titre}
      </Link>
    ),
    groupe === null && seance !== null && (
      <Link key="seance" to="/seances/$id" params={{ id: seance.id }}>
        {seance.titre}
      </Link>
    ),
    <span key="ici">Livrable</span>,
  ]
}

function Remove({ place }: { place: DocumentPlace }) {
  const [asking, setAsking] = useState(false)
  const remove = useAction(removeDocument)
  const navigate = useNavigate()
  const confirm = async () => {
    const result = await remove.run({ params: { id: place.id } })
    if (!result.ok) return
    if (place.groupe === null) await navigate({ to: '/' })
    else await navigate({ to: '/groupes/$id', params: { id: place.groupe.id } })
  }
  return (
    <>
      <Button look="danger" onPress={() => setAsking(true)}>
        Retirer de la liste
      </Button>
      <ConfirmDialog
        danger
        title="Retirer ce livrable ?"
        confirm="Retirer"
        isOpen={asking}
        isBusy={remove.busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <p>
          «&nbsp;{insideQuotes(place.title)}&nbsp;» ne sera plus dans la liste du groupe. Son historique et les
          instantanés sont conservés.
        </p>
        {remove.refusal !== null && (
          <Banner tone="danger" shape="triangle" role="alert" title={remove.refusal.message} />
        )}
      </ConfirmDialog>
    </>
  )
}
