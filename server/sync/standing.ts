/** What a connection may do on its document, kept in memory and asked again when rights change. */
import type { Access, Actor, DocumentAccess } from '#server/services'
import type { DocumentRef } from '#server/store/update-log'
import type { CloseReason } from '#shared/sync/close-codes'
import { PALETTE_SIZE, type PresenceUser } from '#shared/sync/presence'

export interface Standing {
  readonly actor: Actor
  readonly granted: DocumentAccess
}

export type StandingNow = { ok: true; value: Standing } | { ok: false; reason: CloseReason }

/** Asks sessions and rights for the person of a cookie on a document. */
export async function standingOf(access: Access, cookie: string | undefined, ref: DocumentRef): Promise<StandingNow> {
  const actor = await access.actor(cookie)
  if (actor === null) return { ok: false, reason: 'sessionExpired' }
  const granted = await access.document(actor, ref.documentId)
  // The same answer for what does not exist, what the person may not know of, and a mirror that was rebuilt since.
  if (granted === null || granted.epoch !== ref.epoch) return { ok: false, reason: 'unknownRoom' }
  if (granted.right === 'none') return { ok: false, reason: 'forbidden' }
  return { ok: true, value: { actor, granted } }
}

/** Why writing is refused; null when it is not. */
export function refusalOf({ granted }: Standing, mirror: boolean): CloseReason | null {
  if (mirror) return 'readOnly'
  return granted.right === 'write' ? null : (granted.refusal ?? 'readOnly')
}

export const presenceUserOf = ({ actor, granted }: Standing): PresenceUser => ({
  personId: actor.personId,
  nom: actor.nom,
  organisme: actor.organisme ?? '',
  mode: granted.mode,
  couleur: actor.couleur % PALETTE_SIZE,
})
