import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Role } from '#shared/access/roles'
import type { Endpoint, ParamsOf } from '#shared/api/endpoint'
import type { FileEndpoint } from '#shared/api/files'
import { PERSON_HEADER } from '#shared/api/person-header'
import type { Actor, Outcome } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { readBody } from './body.ts'
import type { ErrorCode } from './errors.ts'
import { refuse } from './refusal.ts'
import { admit } from './scope.ts'

export interface Ask<P extends string, B, Q extends string = never> {
  params: ParamsOf<P>
  query: { readonly [K in Q]?: string | null }
  body: B
  actor: Actor
  /** Roles on the meeting, group or document the path names; for a path that names none, every role held. */
  roles: readonly Role[]
  c: Context
}

/**
 * Registers the handler of an endpoint. The handler runs once the person is known, allowed to do `endpoint.act` where
 * the path says, and the body read. Answers pass through the endpoint's own description: what it does not name is not sent.
 */
export function route<P extends string, B extends z.ZodType, A extends z.ZodType, Q extends string>(
  app: Hono,
  endpoint: Endpoint<P, B, A, Q>,
  services: AppServices,
  handle: (ask: Ask<P, z.output<B>, Q>) => Promise<Outcome<z.input<A>, ErrorCode>>,
): void {
  app.on(endpoint.method.toUpperCase(), endpoint.path, async (c) => {
    const entry = await admit(c, endpoint, services)
    if (!entry.ok) return refuse(c, entry.code)
    c.header(PERSON_HEADER, entry.value.actor.personId)
    const body = await readBody(c, endpoint.body)
    if (!body.ok) return refuse(c, body.code, body.message)
    const params = c.req.param() as Record<string, string> as ParamsOf<P>
    const query = Object.fromEntries(endpoint.query.map((name) => [name, c.req.query(name)])) as Ask<P, B, Q>['query']
    const outcome = await handle({ params, query, body: body.value, ...entry.value, c })
    return outcome.ok ? c.json(endpoint.answer.parse(outcome.value) as object) : refuse(c, outcome.code)
  })
}

/** The same for a file people download: the handler makes the whole response. */
export function fileRoute<F extends FileEndpoint>(
  app: Hono,
  file: F,
  services: AppServices,
  handle: (ask: Omit<Ask<F['path'], undefined>, 'body' | 'query'>) => Promise<Outcome<Response, ErrorCode>>,
): void {
  app.get(file.path, async (c) => {
    const entry = await admit(c, file, services)
    if (!entry.ok) return refuse(c, entry.code)
    const outcome = await handle({
      params: c.req.param() as Record<string, string> as ParamsOf<F['path']>,
      ...entry.value,
      c,
    })
    return outcome.ok ? outcome.value : refuse(c, outcome.code)
  })
}
