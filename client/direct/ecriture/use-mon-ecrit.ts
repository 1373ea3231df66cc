import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { call, NO_NETWORK } from '#client/api/call'
import { draftOfDevice, keepDraft } from '#client/offline/device-draft'
import { ecrire, monEcrit } from '#shared/api/ecritures'
import { useMeeting } from '../meeting.tsx'

const PAUSE_MS = 700
const AGAIN_MS = 5_000

export type Sending = 'nothing' | 'sent' | 'sending' | 'kept'

/** One's own words: kept on the device at each key, sent at each pause, asked again until the server has them. */
export function useMonEcrit(ecritureId: string) {
  const { seance } = useMeeting()
  const { id: seanceId, personId } = seance
  const params = { id: seanceId }
  const answer = useAnswer(monEcrit, { params }, { every: 60_000 })
  const server = answer.state === 'ready' && answer.value.ecritureId === ecritureId ? answer.value.texte : null
  const [typed, setTyped] = useState<string | null>(() => {
    const draft = draftOfDevice(seanceId, personId)
    return draft?.ecritureId === ecritureId ? draft.texte : null
  })
  const [sending, setSending] = useState<Sending>(typed === null ? 'nothing' : 'kept')
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const busy = useRef(false)
  const here = useRef(true)
  const received = useRef<string | null>(null)

  const send = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    const texte = latest.current
    // Whoever is sending looks again once done.
    if (texte === null || texte === received.current || busy.current) return
    busy.current = true
    setSending('sending')
    const result = await call(ecrire, { params: { id: seanceId }, body: { ecritureId, texte } })
    busy.current = false
    if (result.ok) received.current = texte
    const more = latest.current !== texte
    if (result.ok && !more) {
      keepDraft(seanceId, personId, null)
      setSending('sent')
    } else if (!result.ok) setSending('kept')
    setRefusal(result.ok || result.code === NO_NETWORK ? null : result.message)
    if (more) void send()
    // Past this page the words wait on the device for the next one; a refusal waits for the person.
    else if (!result.ok && here.current && (result.code === NO_NETWORK || result.status >= 500))
      timer.current = setTimeout(() => void send(), AGAIN_MS)
  }, [seanceId, personId, ecritureId])

  useEffect(() => {
    // Left by the last visit, or by the page that is being left: it goes now.
    here.current = true
    void send()
    return () => {
      here.current = false
      void send()
    }
  }, [send])

  const change = (texte: string) => {
    latest.current = texte
    setTyped(texte)
    setSending('sending')
    keepDraft(seanceId, personId, { ecritureId, texte })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), PAUSE_MS)
  }
  return { ready: typed !== null || server !== null, texte: typed ?? server ?? '', sending, refusal, change }
}
