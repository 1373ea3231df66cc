import { setImmediate as immediately } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { chaptersOf, onlyChapters } from '#server/export/chapters'
import { htmlStyle } from '#server/export/html-style'
import type { Outline } from '#server/export/outline'
import { type Step, unwatched } from '#server/export/step'
import { toHtml } from '#server/export/to-html'
import { can } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import { type Avancement, getAvancementFichier } from '#shared/api/etapes-fichier'
import { type Format, formats, type PrintName, printPlans, prints } from '#shared/api/prints'
import { no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { type ErrorCode, errors } from './errors.ts'
import { traceOf } from './fallbacks.ts'
import { fileNamed } from './file-name.ts'
import { createOutlines } from './print-outlines.ts'
import { fileRoute, route } from './route.ts'

/** What a format lacks here, when it does. */
const RAISONS: Partial<Record<Format, string>> = {
  odt: 'demande LibreOffice Writer, qui n’est pas installé sur ce serveur',
  odp: 'demande LibreOffice Impress, qui n’est pas installé sur ce serveur',
}
/** Refusals of the names of a document, which may be had without them. */
const sansNoms: readonly ErrorCode[] = ['nomsPublics', 'nomsIntrouvables']
/** What a document takes from us when it is read here, under a policy that forbids styles of its own. */
export const SERVED_STYLE = { href: '/export.css', icon: '/logo.svg' }

/** `?chapitres=0,2`: places among the chapters of the plan. */
function chosen(c: Context, outline: Outline): Outline {
  const asked = c.req.query('chapitres')
  if (asked === undefined) return outline
  return onlyChapters(
    outline,
    asked
      .split(',')
      .filter((n) => /^\d+$/.test(n))
      .map(Number),
  )
}

/** Where what was asked for is, by who asks and the word they chose to follow it by. */
function createFollowed() {
  const followed = new Map<string, Avancement>()
  const key = (personId: string, suivi: string): string => `${personId} ${suivi}`
  return {
    at: (personId: string, suivi: string) => followed.get(key(personId, suivi)),
    async during<T>(personId: string, suivi: string | undefined, work: (step: Step) => Promise<T>): Promise<T> {
      if (suivi === undefined || !/^[\w-]{8,64}$/.test(suivi)) return work(unwatched)
      const step: Step = (etape, fait = 0, total = 0) => {
        followed.set(key(personId, suivi), { etape, fait, total })
      }
      step('lecture')
      try {
        return await work(step)
      } finally {
        followed.delete(key(personId, suivi))
      }
    },
  }
}

/** Documents people keep, print or read: one table says which and in which formats, one route serves them all. */
export function mountFiles(app: Hono, services: AppServices): void {
  const { accessStore, printer, clock, logger } = services
  const outlines = createOutlines(services)

  app.get(SERVED_STYLE.href, (c) => c.body(htmlStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))

  const followed = createFollowed()
  route(app, getAvancementFichier, services, async ({ params, actor: { personId } }) =>
    ok(followed.at(personId, params.suivi) ?? { etape: 'lecture', fait: 0, total: 0 }),
  )

  async function answer(
    c: Context,
    format: Format,
    outline: Outline,
    step: Step,
  ): Promise<Outcome<Response, ErrorCode>> {
    const reading = format === 'html' && c.req.query('lire') === '1'
    const headers = (as: 'inline' | 'attachment') => ({
      'content-type': formats[format].type,
      'content-disposition': fileNamed(as, outline.fichier ?? outline.titre, format),
    })
    // A page to read here is styled by a sheet of ours; one to keep carries its style, since nothing may be fetched later.
    if (reading) return ok(c.body(toHtml(outline, { style: SERVED_STYLE }), 200, headers('inline')))
    const { signal } = c.req.raw
    try {
      return ok(c.body(await printer.write(format, outline, { step, signal }), 200, headers('attachment')))
    } catch (error) {
      if (signal.aborted) return no('abandoned')
      logger.error({ error: traceOf(error), format }, 'a file could not be written')
      return no('fileFailed')
    }
  }

  for (const name of Object.keys(prints) as PrintName[]) {
    const print = prints[name]
    /** Whoever reads the meeting may keep its relevé; persons are named for those who may name them elsewhere. */
    const mayName = (roles: readonly Role[]) =>
      (print.asks as readonly string[]).includes('noms') && can(roles, 'exportFiles')
    route(app, printPlans[name], services, async ({ params, actor, roles }) => {
      const noms = mayName(roles)
      const asked = await outlines[name](params.id, { noms, presence: true, actor })
      // What refuses the names alone is told beside the rest.
      const refus = !asked.ok && sansNoms.includes(asked.code) ? asked.code : null
      const printed = refus === null ? asked : await outlines[name](params.id, { noms: false, presence: true, actor })
      if (!printed.ok) return printed
      const lu = (print.formats as readonly Format[]).includes('pptx') ? await printer.modeles.current() : null
      const absents = print.formats.filter((f) => !printer.writes(f))
      return ok({
        titre: printed.value.titre,
        chapitres: chaptersOf(printed.value).map((titre, place) => ({ place, titre })),
        modele: lu === null ? null : { fichier: lu.fichier, refus: lu.ok ? null : lu.raison },
        noms: noms ? { refus: refus === null ? null : errors[refus].message } : null,
        absents: absents.map((format) => ({ format, raison: RAISONS[format] ?? '' })),
      })
    })
    for (const format of print.formats) {
      const path = `${print.path}.${format}` as const
      fileRoute(app, { ...print, path }, services, async ({ params, c, roles, actor }) => {
        if (!printer.writes(format)) return { ok: false, code: 'formatAbsent' }
        const { personId } = actor
        const noms = c.req.query('noms') === '1' && mayName(roles)
        const presence = c.req.query('presence') !== '0'
        return followed.during(personId, c.req.query('suivi'), async (step) => {
          const printed = await outlines[name](params.id, { noms, presence, actor })
          if (!printed.ok) return printed
          const detail = noms ? `${path} avec noms` : path
          await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail })
          await immediately()
          return answer(c, format, chosen(c, printed.value), step)
        })
      })
    }
  }
}
