import { createHash } from 'node:crypto'
import type { AccessService } from '#server/access/access'
import { hashOf } from '#server/access/secrets'
import type { AccessStore } from '#server/store/access-store'
import type { EmargementRow, EmargementStore } from '#server/store/emargement-store'
import { newId, newToken } from '#server/store/ids'
import type { PersonneRow } from '#server/store/session-store'
import type { Mode } from '#shared/documents/choices'
import { PALETTE_SIZE } from '#shared/sync/presence'
import { type Actor, type Clock, type Mirrors, no, type Outcome, ok } from '../services.ts'
import { GATHERED } from './turns.ts'

export const PARTICIPANT_SESSION_MS = 30 * 24 * 3600 * 1000

export interface Signature {
  nom: string
  fonction: string | null
  organisme: string | null
  mode: Mode
  represente: string | null
}

export interface SignInInput {
  seanceId: string
  signature: Signature
  /** Whoever this device already is: the same person signs again, or corrects their line. */
  actor: Actor | null
  /** Drawn with the form: sending the same form twice is one person, whatever the network did in between. */
  formId: string | null
}

interface Parts {
  store: AccessStore
  emargements: EmargementStore
  access: AccessService
  mirrors: Mirrors
  clock: Clock
}

const personIdOf = (formId: string, nom: string): string =>
  createHash('sha256').update(`${formId} ${nom.toLowerCase()}`).digest().subarray(0, 16).toString('base64url')

export const newPerson = (id: string, as: Pick<PersonneRow, 'nom' | 'fonction' | 'organisme'>, at: number) => ({
  ...as,
  id,
  couleur: (createHash('sha256').update(id).digest()[0] ?? 0) % PALETTE_SIZE,
  creeA: at,
})

/** What a second signature changes in the line of someone who was expected, excused, or had left. */
const presentAgain = (line: EmargementRow, at: number) =>
  line.statut === 'present' && line.signeA !== null && line.partiA === null
    ? {}
    : { statut: 'present' as const, signeA: line.signeA ?? at, partiA: null }

/** Signs the attendance of a meeting with the server's time, and opens the meeting to this device. */
export function createSignIn({ store, emargements, access, mirrors, clock }: Parts) {
  const personIdFor = ({ actor, formId, signature: { nom } }: SignInInput): string =>
    actor?.personId ?? (formId === null ? newId() : personIdOf(formId, nom))

  /** False when the meeting is closed: it may have been while the form was on its way. */
  async function sign(seanceId: string, personId: string, signature: Signature, at: number): Promise<boolean> {
    const { nom, fonction, organisme } = signature
    const present = { statut: 'present', signeA: at, arriveA: null, partiA: null } as const
    const line = await emargements.sign({
      ligne: { seanceId, personId, ...signature, ...present, par: 'soi', recordedBy: personId, at },
      person: newPerson(personId, { nom, fonction, organisme }, at),
      during: GATHERED,
      again: (now) => presentAgain(now, at),
    })
    return line !== null
  }

  /** The token of a new access, or null when the one this device has already opens the meeting. */
  return async function signIn(input: SignInInput): Promise<Outcome<string | null, 'seanceNotOpen'>> {
    const { seanceId, signature, actor } = input
    const at = clock()
    const personId = personIdFor(input)
    if (!(await sign(seanceId, personId, signature, at))) return no('seanceNotOpen')
    const grants = await store.grants(personId)
    const kept = actor !== null && (actor.seanceId === null || actor.seanceId === seanceId)
    const staffHere = actor !== null && kept && (await access.roles(actor, { seanceId })).length > 0
    const granted = staffHere || grants.some((g) => g.seanceId === seanceId)
    const role = signature.represente === null ? 'invite' : 'delegue'
    const places = { groupeId: null, seanceId, lienId: null }
    const grant = granted ? null : ({ id: newId(), personId, role, ...places, grantedBy: null, grantedAt: at } as const)
    const token = kept ? null : newToken()
    if (token !== null) {
      const expiresAt = at + PARTICIPANT_SESSION_MS
      const session = {
        id: newId(),
        tokenHash: hashOf(token),
        personId,
        seanceId,
        lienId: null,
        createdAt: at,
        expiresAt,
      }
      await store.openSession(session, grant)
    } else if (grant !== null) await store.addGrant(grant)
    access.changed({ personId, seanceId })
    await mirrors.refresh(seanceId)
    return ok(token)
  }
}
