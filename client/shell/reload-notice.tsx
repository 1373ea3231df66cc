import { useGlobalStatus } from '#client/sync/use-document'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { french } from '#client/words/typography'
import { closeCodes } from '#shared/sync/close-codes'

/** The server has moved on while this page stayed open: nothing more can be written from it. */
export function ReloadNotice() {
  const status = useGlobalStatus()
  if (status?.kind !== 'ferme' || status.reason !== 'reloadNeeded') return null
  return (
    <Banner
      tone="danger"
      shape="triangle"
      role="alert"
      title={french(closeCodes.reloadNeeded.sentence)}
      action={<Button onPress={() => window.location.reload()}>Recharger la page</Button>}
    />
  )
}
