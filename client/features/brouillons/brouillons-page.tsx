import { ClipboardCopy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { useMoi } from '#client/api/moi'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import type { Draft } from '#client/sync/drafts'
import { removeDraft, useDrafts } from '#client/sync/use-document'
import { Button } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { ConfirmDialog } from '#client/ui/dialog'
import { announce, notify } from '#client/ui/notice'
import { EmptyState } from '#client/ui/states'
import { Instant } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { shorten } from '#client/words/shorten'
import { french } from '#client/words/typography'
import type { Moi } from '#shared/api/acces'
import { listMesArrivees } from '#shared/api/arrivees'
import type { AnswerOf } from '#shared/api/endpoint'
import { registry } from '#shared/documents/registry'
import { closeCodes } from '#shared/sync/close-codes'
import { DraftDocument } from './draft-document.tsx'
import { DraftFate } from './draft-fate.tsx'
import { DraftFields } from './draft-fields.tsx'
import { wordsOf } from './draft-words.ts'
import { PendingHere } from './pending-here.tsx'
import './brouillons.css'

/** What becomes of a text is decided by someone who reads it: no hurry. */
const EVERY = 10_000

/** What the server refused, kept on this device: read, copied, removed, never sent again by itself. */
export function BrouillonsPage() {
  const moi = useMoi()
  return (
    <Page
      title="Mes brouillons"
      pending={moi.state === 'loading'}
      intro={
        <p className="lisible">
          Ce que le serveur n’a pas pris, souvent parce que la séance était close. Chaque texte dit s’il a été transmis
          à l’animation ; les autres ne sont que sur cet appareil : copiez-les pour les lui confier.
        </p>
      }
    >
      <ShowAnswer of={moi} loading="Recherche de vos brouillons…">
        {(person) =>
          person === null ? (
            <SignedOut />
          ) : (
            <Drafts moi={person} unreachable={moi.state === 'ready' && moi.stale !== null} />
          )
        }
      </ShowAnswer>
    </Page>
  )
}

const SignedOut = () => (
  <EmptyState title="Vous n’êtes pas connecté·e." action={<a href="/r">Rejoindre une séance avec son code</a>}>
    Vos brouillons s’affichent quand vous retrouvez votre séance sur cet appareil.
  </EmptyState>
)

function Drafts({ moi, unreachable }: { moi: Moi; unreachable: boolean }) {
  const drafts = useDrafts(moi.personId)
  const sent = drafts.some(({ late }) => late?.kind === 'sent')
  const arrivees = useAnswer(listMesArrivees, {}, { every: EVERY, enabled: sent })
  const mine = arrivees.state === 'ready' ? arrivees.value : []
  const pending = <PendingHere personId={moi.personId} refusedNothing={drafts.length === 0} unreachable={unreachable} />
  if (drafts.length === 0) return pending
  return (
    <>
      {pending}
      <p className="cle">{plural(drafts.length, 'brouillon')} sur cet appareil</p>
      <ul className="liste-nue pile">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <DraftCard draft={draft} mine={mine} />
          </li>
        ))}
      </ul>
    </>
  )
}

function DraftCard({ draft, mine }: { draft: Draft; mine: AnswerOf<typeof listMesArrivees> }) {
  const [asking, setAsking] = useState(false)
  const title = draft.title ?? registry[draft.kind].label
  const copy = async () => {
    const copied = await copyWords(wordsOf(draft))
    if (copied) notify('Texte copié.')
    else announce('La copie a été refusée par le navigateur. Sélectionnez le texte pour le copier.', 'assertive')
  }
  return (
    <article className="carte pile serree" aria-labelledby={`brouillon-${draft.id}`}>
      <h2 id={`brouillon-${draft.id}`} title={title}>
        {shorten(title, 90)}
      </h2>
      <DraftDocument draft={draft} />
      <p className="brouillon-raison">
        <strong>
          Refusé le <Instant at={draft.at} />.
        </strong>{' '}
        {french(closeCodes[draft.reason].sentence)}
      </p>
      <DraftFate draft={draft} mine={mine} />
      <DraftFields fields={draft.fields} />
      <div className="rang">
        <Button onPress={() => void copy()}>
          <ClipboardCopy size={16} aria-hidden="true" /> Copier le texte
        </Button>
        <Button look="danger" onPress={() => setAsking(true)}>
          <Trash2 size={16} aria-hidden="true" /> Supprimer
        </Button>
      </div>
      <ConfirmDialog
        title="Supprimer ce brouillon ?"
        isOpen={asking}
        confirm="Supprimer"
        danger
        onConfirm={() => {
          setAsking(false)
          removeDraft(draft.id)
          announce('Brouillon supprimé.')
        }}
        onCancel={() => setAsking(false)}
      >
        <p>
          {draft.late?.kind === 'sent'
            ? 'Il a été transmis à l’animation, qui le garde. Votre exemplaire sera retiré de cet appareil.'
            : 'Il n’existe nulle part ailleurs : ce texte sera perdu.'}
        </p>
      </ConfirmDialog>
    </article>
  )
}
