import { getMoi, type Moi } from '#shared/api/acces'
import { type Answer, useAnswer } from './answer.ts'

/** The person signed in on this device; `null` when nobody is. */
export function useMoi(): Answer<Moi | null> {
  const answer = useAnswer(getMoi, {})
  if (answer.state === 'refused' && answer.status === 401) {
    return { state: 'ready', value: null, stale: null, retry: answer.retry }
  }
  return answer
}
