import { useEffect, useState } from 'react'
import { type Answer, useAnswer } from '#client/api/answer'
import { useGlobalStatus } from '#client/sync/use-document'
import { controleRestitution } from '#shared/api/controle'
import type { AnswerOf } from '#shared/api/endpoint'

interface Controle {
  answer: Answer<AnswerOf<typeof controleRestitution>>
  /** Why it has not begun, in words; null once it has. */
  attente: string | null
  again: () => void
}

/** The check reads what the server holds: it begins by itself once what was typed here is there. */
export function useControle(documentId: string): Controle {
  const status = useGlobalStatus()
  const kind = status?.kind ?? 'enregistre'
  const held = kind === 'verification' || kind === 'attente'
  const cut = kind === 'horsLigne' || kind === 'nonEnregistre'
  const [asked, setAsked] = useState(true)
  const answer = useAnswer(controleRestitution, { params: { id: documentId } }, { enabled: !asked })
  const { retry } = answer
  useEffect(() => {
    if (!asked || held || cut) return
    setAsked(false)
    // Also when another panel asked a moment ago: the text may have changed since.
    retry()
  }, [asked, held, cut, retry])
  const waits = cut
    ? 'Une partie du texte n’est pas encore sur le serveur, qui ne répond pas. Le contrôle commencera de lui-même au retour du réseau.'
    : 'Enregistrement du texte… Le contrôle commence aussitôt après.'
  return { answer, attente: asked ? waits : null, again: () => setAsked(true) }
}
