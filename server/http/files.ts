import type { Context, Hono } from 'hono'
import { chaptersOf, onlyChapters } from '#server/export/chapters'
import { htmlStyle } from '#server/export/html-style'
import type { Outline } from '#server/export/outline'
import { toHtml } from '#server/export/to-html'
import { can } from '#shared/access/can'
import { type Format, formats, type PrintName, printPlans, prints } from '#shared/api/prints'
import { ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { fileNamed } from './file-name.ts'
import { createOutlines } from './print-outlines.ts'
import { fileRoute, route } from './route.ts'

/** What a format lacks here, when it does. */
const RAISONS: Partial<Record<Format, string>> = {
  odt: 'demande LibreOffice Writer, qui n’est pas installé sur ce serveur',
  odp: 'demande LibreOffice Impress, qui n’est pas installé sur ce serveur',
}
const STYLE_PATH = '/export.css'

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

/** Documents people keep, print or read: one table says which and in which formats, one route serves them all. */
export function mountFiles(app: Hono, services: AppServices): void {
  const { accessStore, printer, clock } = services
  const outlines = createOutlines(services)

  app.get(STYLE_PATH, (c) => c.body(htmlStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))

  async function answer(c: Context, format: Format, outline: Outline): Promise<Response> {
    const reading = format === 'html' && c.req.query('lire') === '1'
    // A page to read here is styled by a sheet of ours; one to keep carries its style, since nothing may be fetched later.
    const body = reading
      ? toHtml(outline, { style: { href: STYLE_PATH } })
      : Uint8Array.from(await printer.write(format, outline)).buffer
    const disposition = fileNamed(reading ? 'inline' : 'attachment', outline.titre, format)
    return c.body(body, 200, { 'content-type': formats[format].type, 'content-disposition': disposition })
  }

  for (const name of Object.keys(prints) as PrintName[]) {
    const print = prints[name]
    route(app, printPlans[name], services, async ({ params, actor: { personId } }) => {
      const printed = await outlines[name](params.id, { noms: false, presence: true, personId })
      if (!printed.ok) return printed
      const absents = print.formats.filter((f) => !printer.writes(f))
      return ok({
        titre: printed.value.titre,
        chapitres: chaptersOf(printed.value).map((titre, place) => ({ place, titre })),
        absents: absents.map((format) => ({ format, raison: RAISONS[format] ?? '' })),
      })
    })
    for (const format of print.formats) {
      const path = `${print.path}.${format}` as const
      fileRoute(app, { ...print, path }, services, async ({ params, c, roles, actor: { personId } }) => {
        if (!printer.writes(format)) return { ok: false, code: 'formatAbsent' }
        // Whoever reads the meeting may keep its relevé; persons are named for those who may name them elsewhere.
        const noms = c.req.query('noms') === '1' && can(roles, 'exportFiles')
        const presence = c.req.query('presence') !== '0'
        const printed = await outlines[name](params.id, { noms, presence, personId })
        if (!printed.ok) return printed
        const detail = noms ? `${path} avec noms` : path
        await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail })
        return ok(await answer(c, format, chosen(c, printed.value)))
      })
    }
  }
}
