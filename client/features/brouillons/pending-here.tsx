import { Chip } from '#client/ui/chip'
import { EmptyState } from '#client/ui/states'
import { plural } from '#client/words/numbers'
import { usePending } from './use-pending.ts'

interface PendingHereProps {
  personId: string
  refusedNothing: boolean
  /** The server did not answer this page, whatever the device believes of its network. */
  unreachable: boolean
}

/** What waits on this device; « everything is saved » only when nothing does. */
export function PendingHere({ personId, refusedNothing, unreachable }: PendingHereProps) {
  const { modifications, online } = usePending(personId)
  const offline = !online || unreachable
  if (modifications === 0) {
    if (!refusedNothing) return null
    return (
      <EmptyState title="Aucun brouillon.">
        Tout ce que vous avez écrit a été enregistré. Rien n’attend sur cet appareil.
      </EmptyState>
    )
  }
  const waiting = `${plural(modifications, 'modification')} ${modifications < 2 ? 'attend' : 'attendent'}`
  const words = offline
    ? `${waiting} le réseau sur cet appareil.`
    : `${waiting} sur cet appareil : rouvrez la page où vous écriviez, l’envoi reprendra aussitôt.`
  const badge = (
    <Chip tone={offline ? 'ochre' : 'info'} shape={offline ? 'pause' : 'half'}>
      {offline ? 'Hors ligne' : 'En attente'}
    </Chip>
  )
  if (refusedNothing) {
    return (
      <EmptyState title="Aucun texte refusé." action={badge}>
        {words}
      </EmptyState>
    )
  }
  return (
    <p className="rang">
      {badge} <span>{words}</span>
    </p>
  )
}
