import type { Hono } from 'hono'
import { ASSEZ_DE_REPONSES, evaluate, getEvaluation } from '#shared/api/evaluation'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The evaluation of a meeting: given without a name, read together. */
export function mountEvaluation(app: Hono, services: AppServices): void {
  const { commands, seances } = services

  route(app, evaluate, services, ({ params, body }) => commands.evaluate(params.id, body))

  route(app, getEvaluation, services, async ({ params }) => {
    const rows = await seances.evaluations.list(params.id)
    if (rows.length < ASSEZ_DE_REPONSES) return ok({ reponses: rows.length, notes: null, mots: [] })
    return ok({
      reponses: rows.length,
      notes: [1, 2, 3, 4, 5].map((note) => rows.filter((r) => r.note === note).length),
      mots: rows.flatMap((r) => r.mot ?? []).sort((a, b) => a.localeCompare(b, 'fr')),
    })
  })
}
