import type { z } from 'zod'
import { shownCode } from '#server/store/ids'
import { sqliteMeetingStore } from '#server/store/meeting-store'
import type { Endpoint } from '#shared/api/endpoint'
import { getSeance, movePhase, type SeanceView } from '#shared/api/seances'
import { testServer } from '#tests/support/server'
import { type Visitor, visitorOf } from './visitor.ts'

/** What froze: nobody was late. */
export function frozen<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`people are late: ${JSON.stringify(answer)}`)
  return answer as Extract<T, { ok: true }>
}

/** The whole server with its demonstration meeting, an administrator, and whoever signs in. */
export async function meeting() {
  const server = await testServer()
  const running = (await sqliteMeetingStore(server.store.db).running())[0]
  if (running?.groupeId == null || running.schemaId === null) throw new Error('no demonstration meeting')
  const admin = visitorOf(server.url)
  const followed = await admin.post(new URL(await server.administratorLink()).pathname)
  if (followed.status !== 303) throw new Error(`the administrator's link answered ${followed.status}`)

  /** The answer of an endpoint, read by its own description. */
  async function ask<P extends string, B extends z.ZodType, A extends z.ZodType>(
    who: Visitor,
    { method, path, answer }: Endpoint<P, B, A>,
    params: Record<string, string> = {},
    body?: z.input<B>,
  ): Promise<z.output<A>> {
    const address = Object.entries(params).reduce(
      (made, [name, value]) => made.replace(`:${name}`, value),
      path as string,
    )
    const got = await who.json(method.toUpperCase(), address, body)
    if (got.status !== 200) throw new Error(`${method} ${address}: ${got.status} ${got.text}`)
    return answer.parse(got.json)
  }
  async function signIn(
    nom: string,
    { code = running?.code ?? '', ...fields }: Record<string, string> = {},
  ): Promise<Visitor> {
    const someone = visitorOf(server.url)
    const signed = await someone.post(`/r/${shownCode(code)}`, { nom, organisme: 'Caf', mode: 'salle', ...fields })
    if (signed.status !== 303) throw new Error(`sign-in answered ${signed.status}`)
    return someone
  }
  const view = (who: Visitor, id = running.id): Promise<SeanceView> => ask(who, getSeance, { id })

  return { server, admin, ask, signIn, view, id: running.id, groupeId: running.groupeId, schemaId: running.schemaId }
}

/** The demonstration meeting after two people signed and it was closed. */
export async function closedMeeting() {
  const demo = await meeting()
  await demo.signIn('Awa Nom-Inventé', {
    organisme: 'Plaine Commune',
    mode: 'distance',
    represente: 'Bruno Nom-Inventé',
  })
  const participant = await demo.signIn('Chloé Nom-Inventé')
  const { instantaneId } = frozen(await demo.ask(demo.admin, movePhase, { id: demo.id }, { phase: 'closed' }))
  if (instantaneId === null) throw new Error('closing took no snapshot')
  return { ...demo, participant, instantaneId }
}
