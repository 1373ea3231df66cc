import { useRef, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { mesGommettes, poserGommettes } from '#shared/api/propositions'

type Choix = Readonly<Record<string, number>>

/** Points of whoever holds the device, or of somebody who shares it: shown as pressed, sent one after the other, so that the last press is what the server keeps. */
export function useMesGommettes(personId: string) {
  const { seance, direct } = useMeeting()
  const params = { id: seance.id, personId }
  const answer = useAnswer(mesGommettes, { params }, { every: 30_000 })
  const give = useAction(poserGommettes)
  const [pressed, setPressed] = useState<Choix | null>(null)
  const waiting = useRef<Choix | null>(null)
  const sending = useRef(false)
  const known = answer.state === 'ready' ? answer.value : null
  const choix = pressed ?? known?.choix ?? {}
  const given = Object.values(choix).reduce((all, n) => all + n, 0)
  const left = Math.max(0, (direct.gommettesNombre ?? 0) - given - (known?.poseesParMonOrganisme ?? 0))

  async function send(): Promise<void> {
    if (sending.current) return
    sending.current = true
    for (let next = waiting.current; next !== null; next = waiting.current) {
      waiting.current = null
      const result = await give.run({ params, body: { choix: next } })
      // Refused: what the server has is shown again, with its sentence.
      if (!result.ok) waiting.current = null
    }
    sending.current = false
    setPressed(null)
  }
  const set = (id: string, n: number) => {
    const next = { ...choix, [id]: n }
    setPressed(next)
    waiting.current = next
    void send()
  }
  return {
    ready: known !== null,
    choix,
    left,
    given,
    beside: known?.poseesParMonOrganisme ?? 0,
    set,
    sent: pressed === null,
    refusal: give.refusal,
  }
}
