import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { heading, list, note, type Outline, paragraph } from '#server/export/outline'
import { archive } from '#server/export/publie'
import { toHtml } from '#server/export/to-html'
import { jourDe } from '#server/export/words'
import type { SchemaRow } from '#server/store/plan-store'
import type { PublicationRow } from '#server/store/publication-store'
import type { Block, Inline } from '#shared/api/outline'
import { type Format, formats, prints } from '#shared/api/prints'
import { publicPath, type SortePublication, sortesPublication } from '#shared/api/publications'
import type { AppServices } from './app-services.ts'
import { traceOf } from './fallbacks.ts'
import { fileNamed } from './file-name.ts'
import { SERVED_STYLE } from './files.ts'
import { page } from './pages/page.ts'
import { refuse } from './refusal.ts'

const INDEX = '/public'
/** Asked again after a minute: what is taken away must not stay in the caches between. */
const CACHED = 'public, max-age=60, must-revalidate'
const MOST_FILES = 40

const printOf: Readonly<Record<SortePublication, keyof typeof prints>> = {
  restitution: 'restitution',
  releve: 'releve',
}
const dites = {
  restitution: { ce: 'Cette restitution', publie: 'publiée', pronom: 'la' },
  releve: { ce: 'Ce relevé de décisions', publie: 'publié', pronom: 'le' },
} as const satisfies Record<SortePublication, object>

/** A published document, and since when its restitution is archived. */
interface Shown {
  row: PublicationRow
  archiveeA: number | null
}
const sortes = Object.keys(sortesPublication) as SortePublication[]

/** Pages anyone may read: no account, no script, organisations only, the same bytes until something is published. */
export function mountPublic(
  app: Hono,
  { publicationStore, plan, printer, publicUrl, seances, logger }: AppServices,
): void {
  /** Files already written; the oldest go first. */
  const written = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  const to = (path: string, text: string): Inline => ({ text, href: new URL(path, publicUrl()).href })

  function send(c: Context, bytes: Uint8Array<ArrayBuffer> | string, headers: Record<string, string>): Response {
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`
    const all = { ...headers, etag, 'cache-control': CACHED }
    const known = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
    if (known.includes(etag)) return c.body(null, 304, { etag, 'cache-control': CACHED })
    return c.body(bytes, 200, all)
  }
  const sendPage = (c: Context, outline: Outline) =>
    send(c, toHtml(outline, { style: SERVED_STYLE }), { 'content-type': formats.html.type })

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

  /** As it reads today: once archived, a restitution says so at its address and in its files. */
  async function today(row: PublicationRow): Promise<Shown> {
    const { steps } = await seances.restitutions.standing(row.subjectId)
    const archiveeA = row.sorte === 'restitution' ? (steps.find((s) => s.statut === 'archivee')?.at ?? null) : null
    return archiveeA === null
      ? { row, archiveeA }
      : { row: { ...row, outline: archive(row.outline, archiveeA) }, archiveeA }
  }

  function withDownloads({ sorte, adresse, outline }: PublicationRow): Outline {
    const files = offered(sorte).map((f) => [to(`${publicPath(sorte, adresse)}.${f}`, formats[f].label)])
    return { ...outline, blocks: [...outline.blocks, heading(2, 'Télécharger'), list(files), ...around()] }
  }

  async function file(c: Context, { row, archiveeA }: Shown, format: Format): Promise<Response> {
    const key = `${row.numero}.${archiveeA ?? ''}.${format}`
    const writing = written.get(key) ?? printer.write(format, row.outline)
    written.set(key, writing)
    for (const old of [...written.keys()].slice(0, Math.max(0, written.size - MOST_FILES))) written.delete(old)
    try {
      return send(c, await writing, {
        'content-type': formats[format].type,
        'content-disposition': fileNamed('attachment', row.outline.fichier ?? row.outline.titre, format),
      })
    } catch (error) {
      if (written.get(key) === writing) written.delete(key)
      logger.error({ error: traceOf(error), format }, 'a published file could not be written')
      return refuse(c, 'fileFailed')
    }
  }

  const gone = (c: Context, { sorte, retireeA }: PublicationRow) =>
    page(c, {
      title: 'Document retiré',
      status: 410,
      body: html`<h1>Document retiré</h1>
<p>${dites[sorte].ce} n’est plus ${dites[sorte].publie} depuis le ${jourDe(retireeA ?? 0)}. Demandez-${dites[sorte].pronom} au service qui anime le groupe de travail.</p>
<p><a href="${INDEX}">Les groupes de travail en cours</a></p>`,
    })

  for (const sorte of sortes) {
    app.get(`/public/${sortesPublication[sorte]}/:nom`, async (c) => {
      const [, adresse = '', format] = /^([\w-]+)(?:\.([a-z]+))?$/.exec(c.req.param('nom')) ?? []
      const row = await publicationStore.at(adresse)
      if (row === null || row.sorte !== sorte) return refuse(c, 'notFound')
      if (row.retireeA !== null) return gone(c, row)
      const shown = await today(row)
      if (format === undefined) return sendPage(c, withDownloads(shown.row))
      const known = offered(sorte).find((f) => f === format)
      return known === undefined ? refuse(c, 'notFound') : file(c, shown, known)
    })
  }

  app.get(INDEX, async (c) => {
    const rows = await Promise.all((await publicationStore.standing()).map(today))
    const line = ({ row: { sorte, adresse, outline, at }, archiveeA }: Shown): Inline[] => [
      to(publicPath(sorte, adresse), outline.titre),
      {
        text: `, ${dites[sorte].publie} le ${jourDe(at)}${archiveeA === null ? '' : `, archivée le ${jourDe(archiveeA)}`}`,
      },
    ]
    const groupes = await plan.groupes()
    /** A group of a former scheme is there for what it published; one at work, because it is at work. */
    async function section({ id, titre, courant }: SchemaRow): Promise<Block[]> {
      const axes = await plan.axes(id)
      const shown = groupes.flatMap((g): Block[] => {
        if (g.schemaId !== id) return []
        const own = rows.filter((r) => r.row.groupeId === g.id)
        if (own.length === 0 && !courant) return []
        const axe = axes.find((a) => a.id === g.axeId)
        return [
          heading(3, g.titre),
          ...(axe === undefined ? [] : [paragraph(`Axe ${axe.numero}\u00a0: ${axe.titre}`)]),
          own.length === 0 ? note('Aucun document n’est publié pour l’instant.') : list(own.map(line)),
        ]
      })
      return shown.length === 0 ? [] : [heading(2, courant ? titre : `Schéma précédent\u00a0: ${titre}`), ...shown]
    }
    const schemas = (await plan.schemas()).toSorted((a, b) => Number(b.courant) - Number(a.courant))
    const shown = (await Promise.all(schemas.map(section))).flat()
    return sendPage(c, {
      titre: 'Les groupes de travail en cours',
      sousTitre: null,
      statut: 'Page publique',
      filigrane: null,
      provenance: 'Restitutions et relevés de décisions publiés par les services qui animent les groupes',
      le: rows[0]?.row.at ?? 0,
      blocks: [...(shown.length === 0 ? [note('Aucun groupe de travail n’est en cours.')] : shown), ...around()],
    })
  })
}
