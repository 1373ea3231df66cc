/** What a restitution may draw from, and what each snapshot can give it. */

import { type Instantane, porteeOf } from '#server/snapshot/content'
import type { Bloc } from '#shared/prose/content'
import { isSorteSource, manqueA, type SorteSource } from '#shared/prose/sources'

type Taken = Pick<Instantane, 'content'>

/** What it was taken of; null for a document alone, as the text of a restitution at its export. */
function sorteDe({ content }: Taken): SorteSource | null {
  const { sorte } = porteeOf(content)
  return isSorteSource(sorte) ? sorte : null
}

/** Why a snapshot cannot give a block; null when it can. */
export function refusDe(bloc: Bloc, taken: Taken): 'noSourceInSnapshot' | 'noMeetingInSnapshot' | 'planOnly' | null {
  const sorte = sorteDe(taken)
  if (sorte === null) return 'noSourceInSnapshot'
  const lacking = manqueA(bloc, sorte)
  return lacking === null ? null : lacking === 'seance' ? 'noMeetingInSnapshot' : 'planOnly'
}

/**
 * Whether a restitution may quote a snapshot: `groupes` is its group, or those a committee gathers. A pasted id must not
 * open another group’s meeting; the plan is open to whoever takes part in anything, and so are snapshots of an axis or
 * a scheme.
 */
export function quotable(taken: Pick<Instantane, 'groupeId' | 'content'>, groupes: readonly string[]): boolean {
  const sorte = sorteDe(taken)
  if (sorte === 'axe' || sorte === 'schema') return true
  return sorte !== null && taken.groupeId !== null && groupes.includes(taken.groupeId)
}
