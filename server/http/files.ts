import type { Context, Hono } from 'hono'
import { compteRendu } from '#server/export/compte-rendu'
import { htmlStyle } from '#server/export/html-style'
import { lecture } from '#server/export/lecture'
import type { Outline } from '#server/export/outline'
import type { Nominal } from '#server/export/participation'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { instantanesCites, restitution } from '#server/export/restitution'
import { toHtml } from '#server/export/to-html'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import { can } from '#shared/access/can'
import { files } from '#shared/api/files'
import { type Format, formats, type PrintName, prints } from '#shared/api/prints'
import { no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import type { ErrorCode } from './errors.ts'
import { fileNamed } from './file-name.ts'
import { fileRoute } from './route.ts'

const STYLE_PATH = '/export.css'
type Printed = Outcome<Outline, ErrorCode>
interface Asked {
  noms: boolean
  personId: string
}

/** Documents people keep, print or read, made from snapshots; the relevé alone is printed as it stands. */
export function mountFiles(app: Hono, services: AppServices): void {
  const { seances, snapshots, snapshotStore, accessStore, liaisons, printer, clock, publicUrl } = services

  app.get(STYLE_PATH, (c) => c.body(htmlStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))

  /** A page to read here is styled by a sheet of ours; one to keep carries its style, since nothing may be fetched later. */
  function asPage(c: Context, outline: Outline): Response {
    const html = toHtml(outline, { style: { href: STYLE_PATH } })
    const disposition = fileNamed('inline', outline.titre, 'html')
    return c.body(html, 200, { 'content-type': formats.html.type, 'content-disposition': disposition })
  }
  async function asFile(c: Context, format: Format, outline: Outline): Promise<Response> {
    if (format === 'html' && c.req.query('lire') === '1') return asPage(c, outline)
    const bytes = Uint8Array.from(await printer.write(format, outline)).buffer
    const disposition = fileNamed('attachment', outline.titre, format)
    return c.body(bytes, 200, { 'content-type': formats[format].type, 'content-disposition': disposition })
  }

  async function nomsDe(seanceId: string): Promise<Nominal[]> {
    const lines = await seances.emargements.current(seanceId)
    return lines.map(({ ligneId, nom, represente }) => ({ ligneId, nom, represente }))
  }
  async function compteRenduDe(seanceId: string, avecNoms: boolean): Promise<Printed> {
    const row = await snapshotStore.latestOfSeance(seanceId)
    if (row === null) return no('noSnapshot')
    const noms = avecNoms ? await nomsDe(seanceId) : null
    return ok(compteRendu(instantaneOf(row), { noms }))
  }

  async function releveDe(seanceId: string, noms: boolean): Promise<Printed> {
    const content = await snapshots.standing(seanceId)
    if (content === null) return no('notFound')
    return ok(releveDeDecisions({ content }, { at: clock(), noms, address: publicUrl() }))
  }

  async function citedBy(frozen: Instantane): Promise<Map<string, Instantane>> {
    const found = new Map<string, Instantane>()
    for (const id of instantanesCites(frozen)) {
      const row = await snapshotStore.get(id)
      // A block may only quote its own group: a pasted id must not open another's meeting.
      if (row !== null && row.groupeId === frozen.groupeId && row.seanceId !== null) found.set(id, instantaneOf(row))
    }
    return found
  }
  async function restitutionDe(documentId: string, personId: string): Promise<Printed> {
    const document = await seances.documents.get(documentId)
    if (document?.kind !== 'restitution' || document.removedAt !== null) return no('notFound')
    await liaisons.settled(documentId)
    const { id } = await snapshots.takeDocument(documentId, `Export de « ${document.title} »`, personId)
    const row = await snapshotStore.get(id)
    if (row === null) throw new Error(`snapshot ${id} was taken and is not there`)
    const frozen = instantaneOf(row)
    return ok(restitution(frozen, await citedBy(frozen)))
  }

  /** One line per document that can be taken away; the formats it is offered in are those of its description. */
  const outlines: Record<PrintName, (id: string, ask: Asked) => Promise<Printed>> = {
    compteRendu: (id, { noms }) => compteRenduDe(id, noms),
    releve: (id, { noms }) => releveDe(id, noms),
    restitution: (id, { personId }) => restitutionDe(id, personId),
  }
  for (const name of Object.keys(prints) as PrintName[]) {
    for (const format of prints[name].formats) {
      const path = `${prints[name].path}.${format}` as const
      fileRoute(app, { ...prints[name], path }, services, async ({ params, c, roles, actor: { personId } }) => {
        // Whoever reads the meeting may keep its relevé; persons are named for those who may name them elsewhere.
        const noms = c.req.query('noms') === '1' && can(roles, 'exportFiles')
        const printed = await outlines[name](params.id, { noms, personId })
        if (!printed.ok) return printed
        const detail = noms ? `${path} avec noms` : path
        await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail })
        return ok(await asFile(c, format, printed.value))
      })
    }
  }

  fileRoute(app, files.instantaneHtml, services, async ({ params, c }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null) return no('notFound')
    const frozen = instantaneOf(row)
    return ok(asPage(c, lecture(frozen, await citedBy(frozen))))
  })
}
