import { useAction } from '#client/api/answer'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { remoteSilence } from '#client/direct/remote'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { notify } from '#client/ui/notice'
import { duration } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import { remoteHeard } from '#shared/api/parole'

/** The remote side is easily forgotten: it is a side that is reminded of, never a person. */
export function RemoteReminder({ onCleared }: { onCleared: () => void }) {
  const { seance, direct } = useMeeting()
  const heard = useAction(remoteHeard)
  const silent = remoteSilence(direct, useNow())
  if (silent === null) return null
  const note = async () => {
    const result = await heard.run({ params: { id: seance.id } })
    if (result.ok) onCleared()
    else notify(result.message)
  }
  return (
    <Banner
      tone="ochre"
      shape="dashed"
      role="status"
      title="La distance n’a pas parlé depuis longtemps"
      action={
        <Button small isDisabled={heard.busy} onPress={() => void note()}>
          Elle vient de parler
        </Button>
      }
    >
      {plural(direct.aDistance ?? 0, 'personne')} à distance, rien entendu depuis {duration(silent)}. Donnez-lui la
      parole.
    </Banner>
  )
}
