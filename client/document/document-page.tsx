import type { ReactNode } from 'react'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { ErrorState } from '#client/ui/states'
import { getDocument } from '#shared/api/documents'
import type { AnswerOf } from '#shared/api/endpoint'

export type DocumentPlace = AnswerOf<typeof getDocument>

interface DocumentPageProps {
  documentId: string
  /** Title until the document is known. */
  title: string
  loading: string
  /** Draws the page, once it is known what the document is and who reads it. */
  children: (place: DocumentPlace, personId: string) => ReactNode
}

/** What every page of one document begins with: where it stands, the right on it, the person. */
export function DocumentPage({ documentId, title, loading, children }: DocumentPageProps) {
  // Rights move with the phase of a meeting.
  const place = useAnswer(getDocument, { params: { id: documentId } }, { every: 30_000 })
  const moi = useMoi()
  if (place.state === 'ready' && moi.state === 'ready' && moi.value !== null) {
    return children(place.value, moi.value.personId)
  }
  const waiting = place.state === 'ready' ? moi : place
  return (
    <Page title={title} pending={waiting.state !== 'refused'}>
      <ShowAnswer of={waiting} loading={loading}>
        {() => (
          <ErrorState
            message="Votre accès a expiré. Rejoignez de nouveau la séance avec son code."
            action={<a href="/r">Rejoindre une séance</a>}
          />
        )}
      </ShowAnswer>
    </Page>
  )
}
