import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Garde } from '#client/sync/local-copy'
import type { DocumentView } from '#client/sync/open-document'
import { Banner } from '#client/ui/banner'
import { Chip } from '#client/ui/chip'
import { EmptyState, ErrorState, Loading } from '#client/ui/states'
import { french } from '#client/words/typography'
import { closeCodes } from '#shared/sync/close-codes'

/** What a form needs of an open document. */
export interface OpenDocument {
  doc: Y.Doc
  canWrite: boolean
  awareness: Awareness
}

interface NotOpenYetProps {
  status: DocumentView['status']
  loading: string
  notKept?: string | undefined
}

/** Nothing to show of a document: it comes, it waits for the network, or it will not come and says why. */
export function NotOpenYet({ status, loading, notKept }: NotOpenYetProps) {
  if (status.kind === 'ferme') {
    // Said by the page itself, with its button.
    const reloads = status.reason === 'reloadNeeded'
    return (
      <ErrorState
        title="Ce document ne s’ouvre pas"
        message={reloads ? 'Il s’ouvrira une fois la page rechargée.' : french(closeCodes[status.reason].sentence)}
        action={reloads ? undefined : <Link to="/">Revenir à l’accueil</Link>}
      />
    )
  }
  if (status.kind === 'horsLigne') {
    return (
      <EmptyState title="Hors ligne">
        {notKept ??
          'Ce document n’a pas encore été ouvert sur cet appareil : il s’affichera dès que la connexion reviendra.'}
      </EmptyState>
    )
  }
  return <Loading>{loading}</Loading>
}

interface ShowDocumentProps {
  of: DocumentView
  /** « Ouverture de la fiche… » */
  loading: string
  /** Without network, when no device keeps this document. */
  notKept?: string
  children: (open: OpenDocument) => ReactNode
}

/** A document, or why it is not there; above it, what a person must know before going on writing. */
export function ShowDocument({ of, loading, notKept, children }: ShowDocumentProps) {
  if (!of.ready) return <NotOpenYet status={of.status} loading={loading} notKept={notKept} />
  return (
    <>
      <Warning of={of} />
      {children({ doc: of.doc, canWrite: of.right === 'write', awareness: of.awareness })}
    </>
  )
}

function offlineSentence(writes: boolean, garde: Garde): string {
  if (!writes) return 'Vous lisez la dernière version reçue sur cet appareil.'
  return garde === 'non'
    ? 'Vous pouvez continuer à écrire : tout partira dès le retour de la connexion, si la page reste ouverte.'
    : 'Vous pouvez continuer à écrire : tout est gardé sur cet appareil et partira dès le retour de la connexion.'
}

function Warning({ of: { status, right } }: { of: DocumentView }) {
  switch (status.kind) {
    case 'refuse':
      return (
        <Banner
          tone="danger"
          shape="triangle"
          role="alert"
          title={french(closeCodes[status.reason].sentence)}
          action={<Link to="/brouillons">Voir mes brouillons</Link>}
        >
          La page montre ce que le serveur a reçu.
        </Banner>
      )
    case 'ferme':
      // The page itself asks to be reloaded.
      return status.reason === 'reloadNeeded' ? null : (
        <Banner tone="danger" shape="square" role="alert" title={french(closeCodes[status.reason].sentence)} />
      )
    case 'nonEnregistre':
      return (
        <Banner tone="danger" shape="cross" role="alert" title="Le serveur n’arrive pas à enregistrer.">
          {status.garde === 'non'
            ? 'Votre texte repartira de lui-même si la page reste ouverte. Prévenez l’animation.'
            : 'Votre texte est gardé sur cet appareil et repartira de lui-même. Prévenez l’animation.'}
        </Banner>
      )
    case 'horsLigne':
      return (
        <Banner tone="ochre" shape="pause" title="Hors ligne">
          {offlineSentence(right === 'write', status.garde)}
        </Banner>
      )
    default:
      return right === 'write' ? null : (
        <p className="rang petit">
          <Chip shape="square">Lecture seule</Chip> Vous pouvez lire ce document, pas y écrire pour l’instant.
        </p>
      )
  }
}
