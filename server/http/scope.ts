import type { Context } from 'hono'
import { type Act, can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import { type Actor, no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import type { ErrorCode } from './errors.ts'

/** What `:id` is, by the first word of the path. Paths that name none of these ask about the whole workspace. */
const named = {
  seances: 'seance',
  groupes: 'groupe',
  documents: 'document',
  livrables: 'document',
  restitutions: 'document',
  instantanes: 'instantane',
} as const
export type PlaceKind = (typeof named)[keyof typeof named]

function placeKindOf(path: string): PlaceKind | null {
  const word = /^\/api\/([a-z]+)\/:id(?:\/|$)/.exec(path)?.[1]
  return word !== undefined && Object.hasOwn(named, word) ? named[word as keyof typeof named] : null
}

type Entry = Outcome<{ actor: Actor; roles: readonly Role[] }, ErrorCode>

/**
 * Who asks and whether they may. Whoever may not even read the thing hears that it does not exist, in the same words
 * as for a thing that does not: an id tells nothing to an outsider.
 */
export async function admit(
  c: Context,
  asked: { path: string; act: Act | 'public' | null },
  { access }: AppServices,
): Promise<Entry> {
  const actor = await access.actor(c.req.header('cookie'))
  if (actor === null) return no('notSignedIn')
  const { act } = asked
  if (act === 'public') throw new Error(`${asked.path} is public: serve it outside route()`)
  const kind = placeKindOf(asked.path)
  const held = await access.rolesAnywhere(actor)
  if (kind === null) {
    const counted = act === 'administer' ? await access.roles(actor, {}) : held
    return act === null || can(counted, act) ? ok({ actor, roles: counted }) : no('forbidden')
  }
  const roles = await access.rolesOn(actor, kind, c.req.param('id') ?? '')
  if (roles === null) return no('notFound')
  if (act === null) return ok({ actor, roles })
  // The plan is open to whoever takes part in anything; the rest only to those of the meeting or group.
  if (act === 'readSchemas') return can(held, act) ? ok({ actor, roles }) : no('notFound')
  if (!can(roles, 'openDocument')) return no('notFound')
  return can(roles, act) ? ok({ actor, roles }) : no('forbidden')
}

/** What a committee draws from is frozen: the work its groups have in hand stays with them. */
export async function readsPresent(
  access: AppServices['access'],
  actor: Actor,
  { seanceId, groupeId }: { seanceId: string | null; groupeId: string | null },
): Promise<boolean> {
  if (seanceId === null && groupeId === null) return true
  return can(await access.roles(actor, { seanceId, groupeId }), 'readSnapshots')
}
