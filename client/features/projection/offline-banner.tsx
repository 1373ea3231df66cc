import { useNow } from '#client/api/server-clock'
import { useGlobalStatus } from '#client/sync/use-document'
import { duration } from '#client/words/durations'

/** A projection that stopped following says so: the room would believe an old screen. */
export function OfflineBanner() {
  const status = useGlobalStatus()
  const now = useNow()
  if (status?.kind === 'ferme') {
    return (
      <p className="projection-hors-ligne" role="alert">
        Cet écran ne suit plus la séance&nbsp;: rechargez la page.
      </p>
    )
  }
  if (status?.kind !== 'horsLigne') return null
  return (
    <p className="projection-hors-ligne" role="status">
      Hors ligne depuis {duration(now - status.depuis)}&nbsp;: cet écran montre la dernière situation connue.
    </p>
  )
}
