import { newPerson, PARTICIPANT_SESSION_MS } from '#server/commands/sign-in'
import type { AccessStore } from '#server/store/access-store'
import { newId, newToken } from '#server/store/ids'
import type { LienRow } from '#server/store/lien-store'
import { participants, type Role } from '#shared/access/roles'
import { type Clock, no, type Outcome, ok } from '../services.ts'
import type { AccessService } from './access.ts'
import { hashOf } from './secrets.ts'

const DAY_MS = 24 * 3600 * 1000
const SINGLE_USE_MS = 7 * DAY_MS
const REUSABLE_MS = 180 * DAY_MS
const STAFF_SESSION_MS = 12 * 3600 * 1000

type Opens = Pick<
  LienRow,
  'role' | 'pour' | 'fonction' | 'organisme' | 'mode' | 'groupeId' | 'seanceId' | 'usageUnique' | 'createdBy'
> &
  // Whose it is, when they are known already; without it the person is made when it is first followed.
  Partial<Pick<LienRow, 'personId'>>
export type LienFault = 'wrongLink' | 'linkUsed' | 'linkExpired' | 'linkRevoked'

/** The address is made here and nowhere kept: only the hash of its token is. */
export async function createLink(
  store: AccessStore,
  opens: Opens,
  at: number,
  publicUrl: string,
  lasts = opens.usageUnique ? SINGLE_USE_MS : REUSABLE_MS,
) {
  const token = newToken()
  const id = newId()
  const expiresAt = at + lasts
  const blank = { personId: null, usedAt: null, revokedAt: null }
  await store.addLien({ ...blank, ...opens, id, tokenHash: hashOf(token), createdAt: at, expiresAt })
  await store.note({ at, act: 'lien.creation', personId: opens.createdBy, subject: id, detail: opens.role })
  return { id, url: `${publicUrl}/acces/${token}`, expiresAt }
}

export async function findLink(store: AccessStore, token: string, now: number): Promise<Outcome<LienRow, LienFault>> {
  const lien = /^[A-Za-z0-9_-]{22}$/.test(token) ? await store.lienByToken(hashOf(token)) : null
  if (lien === null) return no('wrongLink')
  if (lien.revokedAt !== null) return no('linkRevoked')
  if (lien.expiresAt <= now) return no('linkExpired')
  return lien.usageUnique && lien.usedAt !== null ? no('linkUsed') : ok(lien)
}

const isParticipant = (role: Role) => participants.includes(role)

/** Follows a link: the person, their role, a new access. Nobody is created when its last use was just taken. */
export async function followLink(store: AccessStore, lien: LienRow, at: number) {
  const { id: lienId, role, pour, fonction, organisme, groupeId, seanceId } = lien
  const person = newPerson(newId(), { nom: pour, fonction, organisme }, at)
  const personId = await store.takeLien(lienId, person, at)
  if (personId === null) return no('linkUsed')
  const participant = isParticipant(role)
  const token = newToken()
  const lasts = participant ? PARTICIPANT_SESSION_MS : STAFF_SESSION_MS
  const only = participant ? seanceId : null
  const session = {
    id: newId(),
    tokenHash: hashOf(token),
    personId,
    seanceId: only,
    lienId,
    createdAt: at,
    expiresAt: at + lasts,
  }
  // A reviewer is nothing outside the restitution they were named on.
  const held = role === 'relecteur' || (await store.grants(personId)).some((g) => g.lienId === lienId)
  const grant = { id: newId(), personId, role, groupeId, seanceId, lienId, grantedBy: lien.createdBy, grantedAt: at }
  await store.openSession(session, held ? null : grant)
  await store.note({ at, act: 'connexion.lien', personId, subject: lienId, detail: role })
  return ok({ personId, token, lasts })
}

interface Revoking {
  access: Pick<AccessService, 'changed'>
  accessStore: AccessStore
  clock: Clock
}

/** The accesses it opened are closed with it. */
export async function revokeLink({ access, accessStore: store, clock }: Revoking, lien: LienRow, by: string) {
  const at = clock()
  await store.revokeLien(lien.id, at)
  const closed = await store.closeSessionsOfLien(lien.id, at)
  await store.note({ at, act: 'lien.revocation', personId: by, subject: lien.id, detail: null })
  for (const { id } of closed) access.changed({ sessionId: id })
  // Another access of the same person loses what the link gave them too.
  if (lien.personId !== null) access.changed({ personId: lien.personId })
}
