import type { Clock } from '../services.ts'
import { newId, newToken } from '../store/ids.ts'
import type { LienStore } from '../store/lien-store.ts'
import { hashOf } from './secrets.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The link printed where the server runs: whoever reads that terminal may administer. It works once and for a day,
 * and takes the place of those printed before and never followed. Answers its path.
 */
export async function newAdministratorLink(store: LienStore, clock: Clock): Promise<string> {
  const now = clock()
  for (const lien of await store.liens())
    if (lien.createdBy === null && lien.role === 'administrateur' && lien.usedAt === null && lien.revokedAt === null)
      await store.revokeLien(lien.id, now)
  const token = newToken()
  await store.addLien({
    id: newId(),
    tokenHash: hashOf(token),
    role: 'administrateur',
    personId: null,
    pour: 'Administration',
    fonction: null,
    organisme: null,
    mode: null,
    groupeId: null,
    seanceId: null,
    usageUnique: true,
    createdBy: null,
    createdAt: now,
    expiresAt: now + DAY_MS,
    usedAt: null,
    revokedAt: null,
  })
  return `/acces/${token}`
}
