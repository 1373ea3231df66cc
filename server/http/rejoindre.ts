import type { Context, Hono } from 'hono'
import { readCode } from '#server/access/code'
import { sessionCookie } from '#server/access/cookie'
import { createSignIn, PARTICIPANT_SESSION_MS } from '#server/commands/sign-in'
import { newToken, shownCode } from '#server/store/ids'
import type { SeanceAnnonce } from '#server/store/place-store'
import { type Mode, modes } from '#shared/documents/choices'
import type { Actor } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { errors } from './errors.ts'
import { traceOf } from './fallbacks.ts'
import { codePage, type Faults, type Fields, joinPage } from './pages/join-page.ts'
import { refuse } from './refusal.ts'
import { oneLine, readForm } from './words.ts'

const LONGEST = 200
const isMode = (sent: unknown): sent is Mode => typeof sent === 'string' && Object.hasOwn(modes, sent)
const orNull = (value: string) => (value === '' ? null : value)

function readFields(sent: Record<string, unknown>): { fields: Fields; faults: Faults } {
  const fields: Fields = {
    nom: oneLine(sent.nom),
    fonction: oneLine(sent.fonction),
    organisme: oneLine(sent.organisme),
    mode: isMode(sent.mode) ? sent.mode : null,
    represente: oneLine(sent.represente),
  }
  const faults: Faults = {}
  for (const key of ['nom', 'fonction', 'organisme', 'represente'] as const)
    if (fields[key].length > LONGEST) faults[key] = `${LONGEST} caractères au plus.`
  if (fields.nom === '') faults.nom = 'Écrivez votre nom, comme sur la feuille d’émargement.'
  if (fields.mode === null) faults.mode = 'Choisissez « En salle » ou « À distance ».'
  if (sent['represente-quelquun'] !== undefined && fields.represente === '')
    faults.represente = 'Écrivez qui vous représentez, ou décochez la case.'
  return { fields, faults }
}

/** Sign-in by code or QR: a form that works without JavaScript. */
export function mountRejoindre(app: Hono, services: AppServices): void {
  const { access, accessStore, emargements, codeGuard, clock, logger } = services
  const signIn = createSignIn({ ...services, store: accessStore })
  codeGuard.onAlarm((alarm) => {
    const act = alarm ? 'codes.faux' : 'codes.calme'
    accessStore
      .note({ at: clock(), act })
      .catch((error: unknown) => logger.error({ error: traceOf(error) }, 'the code alarm was not journaled'))
  })
  const mine = async (c: Context) => (await access.actor(c.req.header('cookie')))?.seanceId ?? null

  const gone = async (c: Context, fault: string) => codePage(c, { fault, typed: '', mine: await mine(c), status: 410 })
  const closed = (c: Context, { phase }: Pick<SeanceAnnonce, 'phase'>) =>
    gone(c, phase === 'draft' ? errors.seanceNotOpen.message : errors.seanceOver.message)

  /** What the form starts with: blank, or what this device's person said last. */
  async function firstFields(actor: Actor | null, seanceId: string): Promise<Fields> {
    if (actor === null) return { nom: '', fonction: '', organisme: '', mode: 'salle', represente: '' }
    const line = await emargements.ofPerson(seanceId, actor.personId)
    const { nom, fonction, organisme } = line ?? actor
    const said = { nom, fonction: fonction ?? '', organisme: organisme ?? '' }
    return { ...said, mode: line?.mode ?? 'salle', represente: line?.represente ?? '' }
  }

  async function show(c: Context, seance: SeanceAnnonce, action: string) {
    const actor = await access.actor(c.req.header('cookie'))
    const autre = actor !== null && c.req.query('autre') !== undefined
    const fields = await firstFields(autre ? null : actor, seance.id)
    return form(c, {
      seance,
      action,
      fields,
      faults: {},
      formId: newToken(),
      known: actor?.nom ?? null,
      autre,
      plusieurs: false,
    })
  }

  async function form(c: Context, shown: Omit<Parameters<typeof joinPage>[1], 'organismes'>) {
    const organismes = (await accessStore.organismes()).map((o) => o.nom)
    return joinPage(c, { ...shown, organismes })
  }

  async function submit(c: Context, seance: SeanceAnnonce, action: string) {
    const sent = await readForm(c)
    if (sent === null) return refuse(c, 'badForm')
    const { fields, faults } = readFields(sent)
    const known = await access.actor(c.req.header('cookie'))
    const autre = sent.autre === '1'
    const plusieurs = sent.plusieurs === '1'
    const sentId = typeof sent.formulaire === 'string' ? sent.formulaire : ''
    const formId = /^[A-Za-z0-9_-]{22}$/.test(sentId) ? sentId : null
    const { nom, mode } = fields
    if (mode === null || Object.keys(faults).length > 0)
      return form(c, {
        seance,
        action,
        fields,
        faults,
        formId: formId ?? newToken(),
        known: known?.nom ?? null,
        autre,
        plusieurs,
      })
    const [fonction, organisme, represente] = [fields.fonction, fields.organisme, fields.represente].map(orNull)
    const signature = {
      nom,
      mode,
      fonction: fonction ?? null,
      organisme: organisme ?? null,
      represente: represente ?? null,
    }
    const signed = await signIn({ seanceId: seance.id, signature, actor: autre ? null : known, formId })
    if (!signed.ok) return closed(c, (await accessStore.annonce(seance.id)) ?? seance)
    if (signed.value !== null)
      c.header('Set-Cookie', sessionCookie(signed.value, access.secure, PARTICIPANT_SESSION_MS))
    return c.redirect(`/seances/${seance.id}${plusieurs ? '/table' : ''}`, 303)
  }

  type Answer = (c: Context, seance: SeanceAnnonce, action: string) => Promise<Response>

  /** The meeting people may sign now; otherwise the page that says why not. */
  async function open(c: Context, seance: SeanceAnnonce, action: string, answer: Answer) {
    if (seance.phase === 'open' || seance.phase === 'live') return answer(c, seance, action)
    return closed(c, seance)
  }

  const byCode = (answer: Answer) => async (c: Context) => {
    const typed = c.req.param('code') ?? ''
    const code = readCode(typed)
    const former = code === null ? null : await accessStore.annonceByFormerCode(code)
    if (former !== null) return open(c, former, '/r', () => gone(c, errors.codeReplaced.message))
    await codeGuard.pause()
    const seance = code === null ? null : await accessStore.annonceByCode(code)
    if (code !== null && seance !== null) return open(c, seance, `/r/${shownCode(code)}`, answer)
    codeGuard.failed()
    return codePage(c, { fault: errors.wrongCode.message, typed: typed.slice(0, 40), mine: await mine(c), status: 404 })
  }
  const byQr = (answer: Answer) => async (c: Context) => {
    const token = c.req.param('token') ?? ''
    const seance = /^[A-Za-z0-9_-]{22}$/.test(token) ? await accessStore.annonceByQr(token) : null
    if (seance !== null) return open(c, seance, `/q/${token}`, answer)
    return codePage(c, { fault: errors.wrongLink.message, typed: '', mine: await mine(c), status: 404 })
  }

  app.get('/r', async (c) => {
    const typed = c.req.query('code')
    if (typed === undefined) return codePage(c, { fault: null, typed: '', mine: await mine(c) })
    const code = readCode(typed)
    if (code !== null) return c.redirect(`/r/${shownCode(code)}`, 303)
    const fault = 'Un code a huit caractères, par exemple 7K3M-9QXA. Vérifiez-le sur l’affiche ou à l’écran.'
    return codePage(c, { fault, typed: typed.slice(0, 40), mine: await mine(c), status: 400 })
  })
  app.get('/r/', (c) => c.redirect('/r', 303))
  app.get('/r/:code', byCode(show))
  app.post('/r/:code', byCode(submit))
  app.get('/q/:token', byQr(show))
  app.post('/q/:token', byQr(submit))
}
