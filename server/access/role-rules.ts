import type { GrantRow } from '#server/store/session-store'
import { can, type DocumentAsk, documentRight, type Right } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import type { DocumentAccess } from '../services.ts'

/** Where a role is asked about: a meeting with its group, a group, or (both null) the whole workspace. */
export interface Where {
  seanceId: string | null
  groupeId: string | null
}

/** What a role on one meeting is worth on its group: the same, but making other meetings is the group's business. */
const onGroupe = (role: Role): Role => (role === 'animateur' ? 'coanimateur' : role)

/**
 * Roles that count in a place. `seanceGroupe` gives the group of a meeting a role was granted on.
 * A participant's access counts the roles of its own meeting and nothing else.
 */
export function rolesIn(
  where: Where,
  grants: readonly GrantRow[],
  only: string | null,
  seanceGroupe: ReadonlyMap<string, string | null>,
): Role[] {
  const held = grants.flatMap((g): Role[] => {
    if (only !== null && g.seanceId !== only) return []
    if (g.seanceId !== null) {
      if (g.seanceId === where.seanceId) return [g.role]
      const sameGroupe = where.groupeId !== null && seanceGroupe.get(g.seanceId) === where.groupeId
      return where.seanceId === null && sameGroupe ? [onGroupe(g.role)] : []
    }
    if (g.groupeId !== null) return g.groupeId === where.groupeId ? [g.role] : []
    return [g.role]
  })
  return [...new Set(held)]
}

/** Why writing is refused: the phase, when another phase of the same meeting would allow it; else the role. */
export function refusalOf(ask: DocumentAsk, right: Right): DocumentAccess['refusal'] {
  if (right === 'write') return null
  return documentRight({ ...ask, phase: 'live' }) === 'write' ? 'frozen' : 'readOnly'
}

/** Nobody hands out more than they have. */
export const mayGive = (giver: readonly Role[], role: Role): boolean =>
  can(giver, 'createLink') && (role !== 'administrateur' || can(giver, 'administer'))
