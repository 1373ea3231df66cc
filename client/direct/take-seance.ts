import { useAction } from '#client/api/answer'
import { plural } from '#client/words/numbers'
import { takeInstantane } from '#shared/api/instantanes'

/** Nothing, or whose words a snapshot is without. */
const without = (late: number): string =>
  late === 0 ? '' : `, sans ce que ${plural(late, 'personne n’a', 'personnes n’ont')} pas pu envoyer`

/**
 * Freezes a meeting while people go on: whoever is late is not waited for a second time. What they typed will be in the
 * next snapshot, and `sans` says so.
 */
export function useTakeSeance() {
  const { run, busy, refusal } = useAction(takeInstantane)
  async function take(seanceId: string, libelle: string): Promise<{ id: string; sans: string } | null> {
    const params = { id: seanceId }
    const first = await run({ params, body: { libelle } })
    const late = first.ok && !first.value.ok ? first.value.enRetard : []
    const done = late.length === 0 ? first : await run({ params, body: { libelle, sans: late.map((l) => l.personId) } })
    return done.ok && done.value.ok ? { id: done.value.id, sans: without(late.length) } : null
  }
  return { take, busy, refusal }
}
