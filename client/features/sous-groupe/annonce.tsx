import { useState } from 'react'
import { useNow } from '#client/api/server-clock'
import { useMeeting } from '#client/direct/meeting'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { since } from '#client/words/durations'

/** What those who run the meeting say to every sub-group, until taken back or put away here. */
export function Annonce() {
  const { direct, phase } = useMeeting()
  const [read, setRead] = useState<number | null>(null)
  const now = useNow()
  const { annonce, annonceA } = direct
  useSparseAnnouncement(annonce === null ? '' : `Message de l’animation\u00a0: ${annonce}`)
  if (annonce === null || annonceA === null || annonceA === read || (phase !== 'open' && phase !== 'live')) return null
  return (
    <Banner
      tone="info"
      shape="dot"
      title={annonce}
      action={
        <Button small onPress={() => setRead(annonceA)}>
          Vu<span className="sr">, masquer le message</span>
        </Button>
      }
    >
      Message de l’animation, {since(annonceA, now)}
    </Banner>
  )
}
