import { useGlobalStatus } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'

/** Something waits for the server, and this device would lose it with the page: a private window, or no room left. */
export function NotKeptNotice() {
  const status = useGlobalStatus()
  // Between typing and acknowledgement there is nothing to do but read the bar.
  if (status?.kind !== 'horsLigne' && status?.kind !== 'nonEnregistre') return null
  if (status.garde !== 'non' || status.modifications === 0) return null
  return (
    <div className="sans-papier">
      <Banner
        tone="danger"
        shape="triangle"
        role="alert"
        title="Cet appareil ne garde pas ce que vous écrivez (navigation privée, ou plus de place)."
      >
        Ne fermez pas la page avant « Enregistré ».
      </Banner>
    </div>
  )
}
