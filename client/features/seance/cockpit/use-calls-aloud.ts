import { groupeWords } from '#client/direct/groupes'
import { useMeeting } from '#client/direct/meeting'
import { groupWords, signalGroups } from '#client/direct/signals'
import { useSparseAnnouncement } from '#client/direct/use-sparse-announcement'
import { plural } from '#client/words/numbers'

/** What waits for those who run the meeting, said to whoever listens rather than looks. */
export function useCallsAloud(): void {
  const { direct } = useMeeting()
  const asking = direct.parole.length
  const calls = direct.sousGroupes.filter((g) => g.appelDepuis !== null)
  useSparseAnnouncement(
    [
      ...signalGroups(direct).map(groupWords),
      ...calls.map((g) => `${groupeWords(g)}\u00a0: appelle l’animation`),
      asking > 0 ? `${plural(asking, 'demande')} de parole` : null,
    ]
      .filter((words) => words !== null)
      .join('. '),
  )
}
