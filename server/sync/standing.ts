/** What a connection may do on its document, kept in memory and asked again when rights change. */
import type { Logger } from 'pino'
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
  organisme: granted.table ?? actor.organisme ?? '',
  mode: granted.mode,
  couleur: actor.couleur % PALETTE_SIZE,
})

export interface StandingOwner {
  /** Rights are known again, whether they changed or not. */
  standingKnown(before: Standing): void
  standingLost(reason: CloseReason): void
}

/** The standing of one connection. While it is being asked again, nothing may be done in its name. */
export class HeldStanding {
  private readonly access: Access
  private readonly logger: Logger
  private readonly cookie: string | undefined
  private readonly ref: DocumentRef
  private held: Standing
  /** `again` when rights changed once more while they were being asked. */
  private asking: 'no' | 'once' | 'again' = 'no'

  constructor(
    { access, logger }: { access: Access; logger: Logger },
    cookie: string | undefined,
    ref: DocumentRef,
    standing: Standing,
  ) {
    this.access = access
    this.logger = logger
    this.cookie = cookie
    this.ref = ref
    this.held = standing
  }

  get current(): Standing {
    return this.held
  }
  get isKnown(): boolean {
    return this.asking === 'no'
  }

  recheck(owner: StandingOwner): void {
    const isRunning = this.asking !== 'no'
    this.asking = isRunning ? 'again' : 'once'
    if (!isRunning) void this.ask(owner)
  }

  private async ask(owner: StandingOwner): Promise<void> {
    const before = this.held
    let now: StandingNow
    do {
      this.asking = 'once'
      now = await this.read()
    } while (this.isAskedAgain)
    this.asking = 'no'
    if (now.ok && now.value.actor.personId === before.actor.personId) {
      this.held = now.value
      owner.standingKnown(before)
    } else owner.standingLost(now.ok ? 'sessionExpired' : now.reason)
  }

  private get isAskedAgain(): boolean {
    return this.asking === 'again'
  }

  private async read(): Promise<StandingNow> {
    try {
      return await standingOf(this.access, this.cookie, this.ref)
    } catch (error) {
      this.logger.error({ err: error, ...this.ref }, 'rights could not be read')
      return { ok: false, reason: 'unavailable' }
    }
  }
}
