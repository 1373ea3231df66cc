import type { Context, Hono } from 'hono'
import { compteRendu } from '#server/export/compte-rendu'
import { htmlStyle } from '#server/export/html-style'
import { lecture } from '#server/export/lecture'
import type { Outline } from '#server/export/outline'
import type { Nominal } from '#server/export/participation'
import { releveDeDecisions } from '#server/export/releve-de-decisions'
import { instantanesCites, restitution } from '#server/export/restitution'
import { toDocx } from '#server/export/to-docx'
import { toHtml } from '#server/export/to-html'
import type { Instantane } from '#server/snapshot/content'
import { instantaneOf } from '#server/snapshot/snapshots'
import { can } from '#shared/access/can'
import { files } from '#shared/api/files'
import { no, type Outcome, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import type { ErrorCode } from './errors.ts'
import { fileNamed } from './file-name.ts'
import { fileRoute } from './route.ts'

const STYLE_PATH = '/export.css'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
type Printed = Outcome<Outline, ErrorCode>

/** Documents people keep, print or read, made from snapshots; the relevé alone is printed as it stands. */
export function mountFiles(app: Hono, services: AppServices): void {
  const { seances, snapshots, snapshotStore, accessStore, liaisons, clock, publicUrl } = services

  app.get(STYLE_PATH, (c) => c.body(htmlStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))

  /** A page to read here is styled by a sheet of ours; one to keep carries its style, since nothing may be fetched later. */
  function asHtml(c: Context, outline: Outline, reading = c.req.query('lire') === '1'): Response {
    const html = toHtml(outline, { style: reading ? { href: STYLE_PATH } : 'inline' })
    const disposition = fileNamed(reading ? 'inline' : 'attachment', outline.titre, 'html')
    return c.body(html, 200, { 'content-type': 'text/html; charset=utf-8', 'content-disposition': disposition })
  }
  async function asDocx(c: Context, outline: Outline): Promise<Response> {
    const bytes = Uint8Array.from(await toDocx(outline)).buffer
    const disposition = fileNamed('attachment', outline.titre, 'docx')
    return c.body(bytes, 200, { 'content-type': DOCX, 'content-disposition': disposition })
  }

  async function nomsDe(seanceId: string): Promise<Nominal[]> {
    const lines = await seances.emargements.current(seanceId)
    return lines.map(({ ligneId, nom, represente }) => ({ ligneId, nom, represente }))
  }
  async function compteRenduDe(seanceId: string, c: Context): Promise<Printed> {
    const row = await snapshotStore.latestOfSeance(seanceId)
    if (row === null) return no('noSnapshot')
    const noms = c.req.query('noms') === '1' ? await nomsDe(seanceId) : null
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

  type Write = (c: Context, outline: Outline) => Response | Promise<Response>
  const compteRenduFile = (file: typeof files.compteRenduHtml | typeof files.compteRenduDocx, write: Write) =>
    fileRoute(app, file, services, async ({ params, c, actor: { personId } }) => {
      const printed = await compteRenduDe(params.id, c)
      if (!printed.ok) return printed
      const detail = c.req.query('noms') === '1' ? `${file.path} avec noms` : file.path
      await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail })
      return ok(await write(c, printed.value))
    })
  const restitutionFile = (file: typeof files.restitutionHtml | typeof files.restitutionDocx, write: Write) =>
    fileRoute(app, file, services, async ({ params, c, actor: { personId } }) => {
      const printed = await restitutionDe(params.id, personId)
      if (!printed.ok) return printed
      await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail: file.path })
      return ok(await write(c, printed.value))
    })

  const releveFile = (file: typeof files.releveHtml | typeof files.releveDocx, write: Write) =>
    fileRoute(app, file, services, async ({ params, c, roles, actor: { personId } }) => {
      // Whoever reads the meeting may keep its relevé; persons are named for those who may name them elsewhere.
      const noms = c.req.query('noms') === '1' && can(roles, 'exportFiles')
      const printed = await releveDe(params.id, noms)
      if (!printed.ok) return printed
      const detail = noms ? `${file.path} avec noms` : file.path
      await accessStore.note({ at: clock(), act: 'export', personId, subject: params.id, detail })
      return ok(await write(c, printed.value))
    })

  releveFile(files.releveHtml, asHtml)
  releveFile(files.releveDocx, asDocx)
  compteRenduFile(files.compteRenduHtml, asHtml)
  compteRenduFile(files.compteRenduDocx, asDocx)
  restitutionFile(files.restitutionHtml, asHtml)
  restitutionFile(files.restitutionDocx, asDocx)

  fileRoute(app, files.instantaneHtml, services, async ({ params, c }) => {
    const row = await snapshotStore.get(params.id)
    if (row === null) return no('notFound')
    const frozen = instantaneOf(row)
    return ok(asHtml(c, lecture(frozen, await citedBy(frozen)), true))
  })
}
