import { useAnswer } from '#client/api/answer'
import { useMeeting } from '#client/direct/meeting'
import { Instant } from '#client/words/dates'
import { getVie } from '#shared/api/conduite'
import type { AnswerOf } from '#shared/api/endpoint'

type Passage = AnswerOf<typeof getVie>[number]

/** What a move is called, which depends on where it came from. */
function wordsOf({ phase, seule }: Passage, before: Passage | undefined): string {
  switch (phase) {
    case 'draft':
      return 'Préparée'
    case 'open':
      return before?.phase === 'live' ? 'Revenue à l’accueil' : 'Accueil ouvert'
    case 'live':
      return before?.phase === 'closed' ? 'Rouverte' : 'Commencée'
    case 'closed':
      return seule ? 'Close d’elle-même, en fin de journée' : 'Close'
    case 'validated':
      return 'Validée'
  }
}

/** The phases a meeting went through, so that a reopening is seen by everyone; open at once when there was one. */
export function VieSeance() {
  const { seance } = useMeeting()
  const answer = useAnswer(getVie, { params: { id: seance.id } }, { every: 30_000 })
  if (answer.state !== 'ready' || answer.value.length === 0) return null
  const passages = answer.value.map((passage, at, all) => ({ ...passage, mots: wordsOf(passage, all[at - 1]) }))
  return (
    <details className="carte" open={passages.some((p) => p.mots === 'Rouverte')}>
      <summary>Vie de la séance</summary>
      <ol className="liste-nue petit pile serree">
        {passages.map(({ a, par, mots }) => (
          <li key={a}>
            <strong>{mots}</strong> <Instant at={a} />
            {par !== null && <> · {par}</>}
          </li>
        ))}
      </ol>
    </details>
  )
}
