import { useGlobalStatus } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { plural } from '#client/words/numbers'

/** What this device has not sent yet: closing would leave it out. */
export function WaitingHere() {
  const status = useGlobalStatus()
  if (status === null || !('modifications' in status) || status.modifications === 0) return null
  const late = status.modifications < 2 ? 'n’est pas encore arrivée' : 'ne sont pas encore arrivées'
  return (
    <Banner tone="ochre" shape="triangle" role="alert">
      {plural(status.modifications, 'modification')} de cet appareil {late} au serveur. Attendez
      «&nbsp;Enregistré&nbsp;» avant de clôturer.
    </Banner>
  )
}
