import { Link, useLocation } from '@tanstack/react-router'
import { useMoi } from '#client/api/moi'
import { useDrafts } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { plural } from '#client/words/numbers'

/** Texts the server refused wait on this device: said on every page until they are read and removed. */
export function DraftsNotice() {
  const moi = useMoi()
  if (moi.state !== 'ready' || moi.value === null) return null
  return <OfPerson personId={moi.value.personId} />
}

function OfPerson({ personId }: { personId: string }) {
  const drafts = useDrafts(personId)
  const reading = useLocation({ select: (l) => l.pathname === '/brouillons' })
  if (drafts.length === 0 || reading) return null
  const handedOver = drafts.every(({ late }) => late?.kind === 'sent' && late.arriveeId !== null)
  return (
    <div className="sans-papier">
      <Banner
        tone={handedOver ? 'info' : 'ochre'}
        shape={handedOver ? 'up' : 'triangle'}
        role="status"
        title={handedOver ? handedOverWords(drafts.length) : refusedWords(drafts.length)}
        action={<Link to="/brouillons">Voir mes brouillons</Link>}
      />
    </div>
  )
}

const refusedWords = (n: number): string =>
  `${plural(n, 'texte refusé', 'textes refusés')} par le serveur, ${n < 2 ? 'gardé' : 'gardés'} sur cet appareil.`

const handedOverWords = (n: number): string =>
  `${plural(n, 'texte arrivé', 'textes arrivés')} après la clôture\u00a0: ${n < 2 ? 'gardé ici et transmis' : 'gardés ici et transmis'} à l’animation.`
