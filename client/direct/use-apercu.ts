import { useAnswer } from '#client/api/answer'
import type { AnswerOf } from '#shared/api/endpoint'
import { getApercu } from '#shared/api/seances'
import { useMeeting } from './meeting.tsx'

export type Apercu = AnswerOf<typeof getApercu>[number]

const EVERY = 3_000
const none: ReadonlyMap<string, Apercu> = new Map()

/** The state of the six objectives of each sub-group, asked again every few seconds; empty until the first answer. */
export function useApercu(): ReadonlyMap<string, Apercu> {
  const { seance } = useMeeting()
  const answer = useAnswer(getApercu, { params: { id: seance.id } }, { every: EVERY })
  return answer.state === 'ready' ? new Map(answer.value.map((a) => [a.sousGroupeId, a])) : none
}
