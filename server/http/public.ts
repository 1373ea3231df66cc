import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { heading, list, note, type Outline, paragraph } from '#server/export/outline'
import { toHtml } from '#server/export/to-html'
import { jourDe } from '#server/export/words'
import type { PublicationRow } from '#server/store/publication-store'
import type { Block, Inline } from '#shared/api/outline'
import { type Format, formats, prints } from '#shared/api/prints'
import { publicPath, type SortePublication, sortesPublication } from '#shared/api/publications'
import type { AppServices } from './app-services.ts'
import { fileNamed } from './file-name.ts'
import { page } from './pages/page.ts'
import { refuse } from './refusal.ts'

const INDEX = '/public'
const STYLE_PATH = '/export.css'
/** Asked again after a minute: what is taken away must not stay in the caches between. */
const CACHED = 'public, max-age=60, must-revalidate'
const MOST_FILES = 40

const printOf: Readonly<Record<SortePublication, keyof typeof prints>> = {
  restitution: 'restitution',
  releve: 'releve',
}
const sortes = Object.keys(sortesPublication) as SortePublication[]

/** Pages anyone may read: no account, no script, organisations only, the same bytes until something is published. */
export function mountPublic(app: Hono, { publicationStore, plan, printer, publicUrl }: AppServices): void {
  /** Files already written; the oldest go first. */
  const written = new Map<string, Promise<Uint8Array>>()
  const to = (path: string, text: string): Inline => ({ text, href: new URL(path, publicUrl()).href })

  function send(c: Context, bytes: Uint8Array | string, headers: Record<string, string>): Response {
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`
    const all = { ...headers, etag, 'cache-control': CACHED }
    const known = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
    if (known.includes(etag)) return c.body(null, 304, { etag, 'cache-control': CACHED })
    return c.body(typeof bytes === 'string' ? bytes : Uint8Array.from(bytes).buffer, 200, all)
  }
  const sendPage = (c: Context, outline: Outline) =>
    send(c, toHtml(outline, { style: { href: STYLE_PATH } }), { 'content-type': formats.html.type })

  const around = (): Block[] => [
    heading(2, 'À propos de cette page'),
    paragraph('Elle nomme des organisations, jamais des personnes.'),
    list([
      [to(INDEX, 'Les groupes de travail en cours')],
      [to('/accessibilite', 'Accessibilité\u00a0: non conforme')],
      [to('/confidentialite', 'Vos données')],
    ]),
  ]
  const offered = (sorte: SortePublication): Format[] => prints[printOf[sorte]].formats.filter((f) => printer.writes(f))

  function withDownloads({ sorte, adresse, outline }: PublicationRow): Outline {
    const files = offered(sorte).map((f) => [to(`${publicPath(sorte, adresse)}.${f}`, formats[f].label)])
    return { ...outline, blocks: [...outline.blocks, heading(2, 'Télécharger'), list(files), ...around()] }
  }

  async function file(c: Context, row: PublicationRow, format: Format): Promise<Response> {
    const key = `${row.numero}.${format}`
    const bytes = written.get(key) ?? printer.write(format, row.outline)
    written.set(key, bytes)
    bytes.catch(() => written.delete(key))
    for (const old of [...written.keys()].slice(0, Math.max(0, written.size - MOST_FILES))) written.delete(old)
    return send(c, await bytes, {
      'content-type': formats[format].type,
      'content-disposition': fileNamed('attachment', row.outline.titre, format),
    })
  }

  const gone = (c: Context, { sorte, retireeA }: PublicationRow) =>
    page(c, {
      title: 'Document retiré',
      status: 410,
      body: html`<h1>Document retiré</h1>
<p>${sorte === 'releve' ? 'Ce relevé de décisions' : 'Cette restitution'} n’est plus publié${sorte === 'releve' ? '' : 'e'} depuis le ${jourDe(retireeA ?? 0)}. Demandez-${sorte === 'releve' ? 'le' : 'la'} au service qui anime le groupe de travail.</p>
<p><a href="${INDEX}">Les groupes de travail en cours</a></p>`,
    })

  for (const sorte of sortes) {
    app.get(`/public/${sortesPublication[sorte]}/:nom`, async (c) => {
      const [, adresse = '', format] = /^([\w-]+)(?:\.([a-z]+))?$/.exec(c.req.param('nom')) ?? []
      const row = await publicationStore.at(adresse)
      if (row === null || row.sorte !== sorte) return refuse(c, 'notFound')
      if (row.retireeA !== null) return gone(c, row)
      if (format === undefined) return sendPage(c, withDownloads(row))
      const known = offered(sorte).find((f) => f === format)
      return known === undefined ? refuse(c, 'notFound') : file(c, row, known)
    })
  }

  app.get(INDEX, async (c) => {
    const rows = await publicationStore.standing()
    const current = new Set((await plan.schemas()).filter((s) => s.courant).map((s) => s.id))
    const groupes = await plan.groupes()
    const section = (under: (schemaId: string) => boolean): Block[] =>
      groupes
        .filter((g) => under(g.schemaId))
        .flatMap((g): Block[] => {
          const own = rows.filter((r) => r.groupeId === g.id)
          const line = ({ sorte, adresse, outline, at }: PublicationRow): Inline[] => [
            to(publicPath(sorte, adresse), outline.titre),
            { text: `, publié le ${jourDe(at)}` },
          ]
          return own.length === 0 ? [] : [heading(3, g.titre), list(own.map(line))]
        })
    const [now, before] = [section((id) => current.has(id)), section((id) => !current.has(id))]
    return sendPage(c, {
      titre: 'Les groupes de travail en cours',
      sousTitre: null,
      statut: 'Page publique',
      filigrane: null,
      provenance: 'Restitutions et relevés de décisions publiés par les services qui animent les groupes',
      le: rows[0]?.at ?? 0,
      blocks: [
        heading(2, 'Schéma en cours'),
        ...(now.length > 0 ? now : [note('Aucun document n’est publié pour l’instant.')]),
        ...(before.length > 0 ? [heading(2, 'Schémas précédents'), ...before] : []),
        ...around(),
      ],
    })
  })
}
