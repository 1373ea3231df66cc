import type { AccessStore } from '#server/store/access-store'
import type { DocumentPlace } from '#server/store/place-store'
import { can, documentRight } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import type { Phase } from '#shared/documents/choices'
import { sorteDuBref } from '#shared/prose/sources'
import type { Access, AccessChange, Actor, Clock, DocumentAccess } from '../services.ts'
import { sessionTokenIn } from './cookie.ts'
import { createMemory } from './memory.ts'
import { refusalOf, rolesIn, type Where } from './role-rules.ts'
import { hashOf } from './secrets.ts'

/** What HTTP asks beside `Access`. */
export interface AccessService extends Access {
  /** Every role held, wherever it is. */
  rolesAnywhere(actor: Actor): Promise<Role[]>
  /** Roles on the thing an address names; null when it does not exist or this person may not know it does. */
  rolesOn(actor: Actor, kind: 'seance' | 'groupe' | 'document' | 'instantane', id: string): Promise<Role[] | null>
  /** Whether cookies are for https only. */
  readonly secure: boolean
}

interface DocumentStanding {
  roles: Role[]
  phase: Phase | null
}

export function createAccess({
  store,
  clock,
  secure,
}: {
  store: AccessStore
  clock: Clock
  /** PUBLIC_URL is https. */
  secure: boolean
}): AccessService {
  const memory = createMemory()
  const listeners = new Set<(change: AccessChange) => void>()

  const grantsOf = (personId: string) => memory.recall(`grants ${personId}`, () => store.grants(personId))
  const seanceOf = (id: string) => memory.recall(`seance ${id}`, () => store.seancePlace(id))
  const documentOf = (id: string) => memory.recall(`document ${id}`, () => store.documentPlace(id))

  async function rolesAt(actor: Actor, where: Where): Promise<Role[]> {
    const grants = await grantsOf(actor.personId)
    const groupes = new Map<string, string | null>()
    for (const { seanceId } of grants)
      if (seanceId !== null) groupes.set(seanceId, (await seanceOf(seanceId))?.groupeId ?? null)
    return rolesIn(where, grants, actor.seanceId, groupes)
  }

  async function rolesOnSeance(actor: Actor, seanceId: string): Promise<Role[]> {
    const seance = await seanceOf(seanceId)
    return seance === null ? [] : rolesAt(actor, { seanceId, groupeId: seance.groupeId })
  }

  /** Of those who write the restitutions of a committee: they draw from the snapshots of the groups it gathers. */
  async function rolesAbove(actor: Actor, groupeId: string | null): Promise<Role[]> {
    const comites = groupeId === null ? [] : await store.comitesOf(groupeId)
    const held = await Promise.all(comites.map((id) => rolesAt(actor, { seanceId: null, groupeId: id })))
    return held.filter((roles) => can(roles, 'writeRestitution')).flat()
  }

  async function rolesAnywhere(actor: Actor): Promise<Role[]> {
    const grants = await grantsOf(actor.personId)
    const counted = grants.filter((g) => actor.seanceId === null || g.seanceId === actor.seanceId)
    return [...new Set(counted.map((g) => g.role))]
  }

  /** Phase of the meeting the person came in by; for those who came by none, `live` while one of theirs is. */
  async function phaseFor(actor: Actor, groupeIds: readonly string[]): Promise<Phase | null> {
    if (actor.seanceId !== null) {
      const seance = await seanceOf(actor.seanceId)
      return seance?.groupeId != null && groupeIds.includes(seance.groupeId) ? seance.phase : null
    }
    for (const seanceId of await store.liveSeances(groupeIds))
      if ((await rolesOnSeance(actor, seanceId)).length > 0) return 'live'
    return null
  }

  async function standingIn(actor: Actor, document: DocumentPlace): Promise<DocumentStanding> {
    const { kind, seanceId, groupeId, axeId } = document
    switch (kind) {
      case 'sous-groupe':
      case 'notes-de-seance':
      case 'seance-en-direct':
      case 'emargement':
        if (seanceId === null) throw new Error(`document ${document.id} of kind ${kind} has no meeting`)
        return { roles: await rolesOnSeance(actor, seanceId), phase: (await seanceOf(seanceId))?.phase ?? null }
      case 'restitution': {
        const held = await rolesAt(actor, { seanceId: null, groupeId })
        const asked = (await store.relecteurNomme(document.id, actor.personId)) !== null
        return { roles: asked ? [...held, 'relecteur'] : held, phase: null }
      }
      case 'fiche-action':
      case 'livrable': {
        const groupes = kind === 'livrable' ? [groupeId] : axeId === null ? [] : await store.groupesOfAxe(axeId)
        const known = groupes.filter((g) => g !== null)
        const perGroupe = await Promise.all(
          [null, ...known].map((g) => rolesAt(actor, { seanceId: null, groupeId: g })),
        )
        const roles = [...new Set(perGroupe.flat())]
        if (roles.length > 0) return { roles, phase: await phaseFor(actor, known) }
        // Whoever takes part in anything reads the plan and what the groups produce.
        return { roles: (await rolesAnywhere(actor)).length > 0 ? ['observateur'] : [], phase: null }
      }
    }
  }

  async function document(actor: Actor, documentId: string): Promise<DocumentAccess | null> {
    const place = await documentOf(documentId)
    if (place === null) return null
    const standing = await standingIn(actor, place)
    const sousGroupe = place.kind === 'sous-groupe' ? await store.sousGroupe(place.id, actor.personId) : null
    const settled = place.kind === 'restitution' && (await store.settledRestitution(place.id))
    const ask = { kind: place.kind, ...standing, settled, ...(sousGroupe === null ? {} : { sousGroupe }) }
    const right = documentRight(ask)
    if (right === 'none') return null
    const seanceId = place.seanceId ?? actor.seanceId
    const seat = seanceId === null ? null : await store.seat(seanceId, actor.personId)
    return {
      documentId,
      kind: place.kind,
      epoch: place.epoch,
      right,
      refusal: refusalOf(ask, right),
      ...(seat ?? { mode: null }),
    }
  }

  async function rolesOn(actor: Actor, kind: Parameters<AccessService['rolesOn']>[1], id: string) {
    switch (kind) {
      case 'seance':
        return (await seanceOf(id)) === null ? null : rolesOnSeance(actor, id)
      case 'groupe':
        return (await store.groupeTitre(id)) === null ? null : rolesAt(actor, { seanceId: null, groupeId: id })
      case 'document': {
        const place = await documentOf(id)
        if (place === null || (await remembered(actor, id)) === null) return null
        return (await standingIn(actor, place)).roles
      }
      case 'instantane': {
        const place = await store.snapshotPlace(id)
        if (place === null) return null
        const { seanceId, groupeId } = place
        // A document alone gives nothing to a restitution: the draft of another group stays with it.
        const above = sorteDuBref(place) === null ? [] : await rolesAbove(actor, groupeId)
        if (seanceId !== null) return [...(await rolesOnSeance(actor, seanceId)), ...above]
        // Of neither a meeting nor a group: it holds the plan, which is open to whoever takes part in anything.
        return groupeId === null ? rolesAnywhere(actor) : [...(await rolesAt(actor, place)), ...above]
      }
    }
  }

  const remembered = (actor: Actor, documentId: string) =>
    memory.recall(`right ${actor.sessionId} ${documentId}`, () => document(actor, documentId))

  return {
    secure,
    async actor(cookieHeader) {
      const token = sessionTokenIn(cookieHeader, secure)
      if (token === null) return null
      const tokenHash = hashOf(token)
      const actor = await memory.recall(`actor ${tokenHash}`, async (): Promise<Actor | null> => {
        const found = await store.session(tokenHash)
        if (found === null) return null
        const { session, person } = found
        return {
          sessionId: session.id,
          personId: person.id,
          nom: person.nom,
          organisme: person.organisme,
          fonction: person.fonction,
          couleur: person.couleur,
          seanceId: session.seanceId,
          expiresAt: session.expiresAt,
        }
      })
      return actor !== null && actor.expiresAt > clock() ? actor : null
    },
    async roles(actor, { seanceId, groupeId }) {
      if (seanceId != null) return rolesOnSeance(actor, seanceId)
      return rolesAt(actor, { seanceId: null, groupeId: groupeId ?? null })
    },
    document: remembered,
    rolesAnywhere,
    rolesOn,
    changed(change) {
      memory.forget()
      for (const listener of listeners) listener(change)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
