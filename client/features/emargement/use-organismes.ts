import { useAnswer } from '#client/api/answer'
import { listOrganismes } from '#shared/api/acces'
import { french } from './lignes.ts'

/** Suggestions only: the sheet works without them. */
export function useOrganismes(): readonly string[] {
  const answer = useAnswer(listOrganismes, {})
  if (answer.state !== 'ready') return []
  // Initials are what people say: both are offered, and counted alike.
  return [...new Set(answer.value.flatMap((o) => (o.sigle === null ? [o.nom] : [o.sigle, o.nom])))].sort(french.compare)
}
