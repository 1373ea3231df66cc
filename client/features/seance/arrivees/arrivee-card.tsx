import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import type { CallResult } from '#client/api/call'
import { sheetName } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { OrBlank } from '#client/words/blanks'
import { Instant } from '#client/words/dates'
import { plural } from '#client/words/numbers'
import { insideQuotes, shorten } from '#client/words/shorten'
import { type Arrivee, bringInArrivee, setAsideArrivee } from '#shared/api/arrivees'
import { type Morceau, PieceWords, pieceTitle } from './piece.tsx'

interface CardProps {
  arrivee: Arrivee
  /** It is decided, or one of its pieces is: what was pressed is gone. */
  onDecided: () => void
}

/** One text that came after the closing: whose, where, what it changes, and what to do of it. */
export function ArriveeCard({ arrivee, onDecided }: CardProps) {
  const { seance, phase, direct } = useMeeting()
  const bring = useAction(bringInArrivee)
  const aside = useAction(setAsideArrivee)
  const [asking, setAsking] = useState(false)
  const { id, nom, organisme, document, recueA, completeeA, morceaux, repris } = arrivee
  const params = { id: seance.id, arriveeId: id }
  const opens = phase === 'live' || phase === 'closed'
  const pieces = morceaux ?? []
  const isPossible = opens && !document.retire && pieces.length > 0
  const busy = bring.busy || aside.busy
  const refusal = bring.refusal ?? aside.refusal

  const decided = (result: CallResult<{ reste: number }>, words: string) => {
    if (!result.ok) return
    notify(words)
    onDecided()
  }
  const take = async (piece: Morceau | null) => {
    aside.clear()
    const body = { morceaux: piece === null ? null : [piece.cle], vueA: completeeA }
    const what = piece === null ? `Le texte de ${nom}` : `«\u00a0${insideQuotes(shorten(pieceTitle(piece)))}\u00a0»`
    decided(
      await bring.run({ params, body }),
      `${what} est repris dans «\u00a0${insideQuotes(shorten(sheetName(direct, document.id, document.titre)))}\u00a0».`,
    )
  }
  const setAside = async () => {
    bring.clear()
    setAsking(false)
    decided(await aside.run({ params, body: { vueA: completeeA } }), `Le texte de ${nom} est écarté.`)
  }

  return (
    <article className="carte arrivee" aria-labelledby={`arrivee-${id}`}>
      <div className="arrivee-tete">
        <h3 id={`arrivee-${id}`}>
          {nom} · <OrBlank value={organisme} blank="nonRenseigne" />
        </h3>
        <p className="petit">
          Reçu le <Instant at={completeeA === recueA ? recueA : completeeA} form="short" /> ·{' '}
          <Place arrivee={arrivee} />
        </p>
      </div>
      {document.retire && (
        <Banner tone="ochre" shape="triangle">
          Ce document a été retiré&nbsp;: le texte n’y a plus de place.
        </Banner>
      )}
      {morceaux === null && !document.retire && (
        <Banner tone="ochre" shape="triangle">
          Ce texte ne peut plus être lu à sa place. Demandez-le à {nom}, qui le garde en brouillon.
        </Banner>
      )}
      {morceaux?.length === 0 && <p className="blanc">Tout ce texte est déjà dans le document.</p>}
      {pieces.map((piece) => (
        <div key={piece.cle} className="arrivee-morceau">
          <div className="arrivee-titre">
            <h4>{pieceTitle(piece)}</h4>
            {isPossible && pieces.length > 1 && (
              <Button small isDisabled={busy} onPress={() => void take(piece)}>
                Reprendre<span className="sr"> {pieceTitle(piece)}</span>
              </Button>
            )}
          </div>
          <PieceWords piece={piece} />
        </div>
      ))}
      {repris > 0 && (
        <p className="petit">{plural(repris, 'partie déjà reprise', 'parties déjà reprises')} dans le document.</p>
      )}
      <Refused of={refusal} />
      <div className="rang">
        {isPossible && (
          <Button look="primary" isDisabled={busy} onPress={() => void take(null)}>
            {pieces.length > 1 ? 'Tout reprendre' : 'Reprendre'}
            <span className="sr"> le texte de {nom}</span>
          </Button>
        )}
        <Button look="danger" isDisabled={busy} onPress={() => setAsking(true)}>
          Écarter<span className="sr"> le texte de {nom}</span>
        </Button>
      </div>
      <ConfirmDialog
        title={`Écarter le texte de ${nom}\u00a0?`}
        confirm="Écarter"
        danger
        isOpen={asking}
        onConfirm={() => void setAside()}
        onCancel={() => setAsking(false)}
      >
        <p>
          Il ne sera pas repris dans la séance. {nom} le garde en brouillon et verra que l’animation l’a lu et écarté.
        </p>
      </ConfirmDialog>
    </article>
  )
}

function Place({ arrivee: { document } }: { arrivee: Arrivee }) {
  const { seance, direct } = useMeeting()
  const words = shorten(sheetName(direct, document.id, document.titre), 90)
  if (document.kind !== 'sous-groupe' || document.retire) return <span title={document.titre}>{words}</span>
  return (
    <Link
      to="/seances/$id/sous-groupes/$documentId"
      params={{ id: seance.id, documentId: document.id }}
      title={document.titre}
    >
      {words}
    </Link>
  )
}
