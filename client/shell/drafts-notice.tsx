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
  return (
    <div className="sans-papier">
      <Banner
        tone="ochre"
        shape="triangle"
        role="status"
        title={`${plural(drafts.length, 'texte refusé', 'textes refusés')} par le serveur, ${drafts.length < 2 ? 'gardé' : 'gardés'} sur cet appareil.`}
        action={<Link to="/brouillons">Voir mes brouillons</Link>}
      />
    </div>
  )
}
