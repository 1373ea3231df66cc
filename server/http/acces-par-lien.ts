import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { sessionCookie } from '#server/access/cookie'
import { findLink, followLink } from '#server/access/links'
import { createSignIn } from '#server/commands/sign-in'
import type { LienRow } from '#server/store/lien-store'
import type { SeanceAnnonce } from '#server/store/place-store'
import { participants, roles } from '#shared/access/roles'
import type { AppServices } from './app-services.ts'
import { nbsp } from './french.ts'
import { announce, modeFieldset } from './pages/join-page.ts'
import { nothing, page } from './pages/page.ts'
import { refuse } from './refusal.ts'
import { readForm } from './words.ts'

/** A participant's link to a meeting that is on also signs its attendance. */
const signs = (lien: LienRow, seance: SeanceAnnonce | null): seance is SeanceAnnonce =>
  participants.includes(lien.role) && (seance?.phase === 'open' || seance?.phase === 'live')

function linkPage(c: Context, lien: LienRow, seance: SeanceAnnonce | null, place: string) {
  const body = html`${seance === null ? html`<h1>Votre accès à Tour de table</h1>` : announce(seance)}
<dl><dt>Pour</dt><dd>${lien.pour}</dd>
<dt>Rôle</dt><dd>${roles[lien.role]}</dd>
${seance === null ? html`<dt>Ce lien ouvre</dt><dd>${place}</dd>` : nothing}</dl>
<form method="post">
${signs(lien, seance) ? modeFieldset(lien.mode ?? 'salle', {}) : nothing}
<button class="btn">${signs(lien, seance) ? 'Signer ma présence' : 'Ouvrir mon accès'}</button>
</form>
<p class="petit">${nbsp(lien.usageUnique ? 'Ce lien ne sert qu’une fois, sur cet appareil : ' : 'Ce lien est personnel : ')}ne le transmettez pas. <a href="/confidentialite">Vos données</a></p>`
  return page(c, { title: 'Votre accès', body })
}

/** Personal links. Looking at one changes nothing, since mail scanners look at them all; its button opens the access. */
export function mountAccesParLien(app: Hono, services: AppServices): void {
  const { access, accessStore: store, clock } = services
  const signIn = createSignIn({ ...services, store })
  const seanceOf = async (lien: LienRow) => (lien.seanceId === null ? null : store.annonce(lien.seanceId))

  async function placeOf({ id, role, groupeId }: LienRow): Promise<string> {
    if (role === 'relecteur')
      return nbsp(`« ${(await store.restitutionDuLien(id))?.titre ?? 'Restitution retirée'} », à relire`)
    return (groupeId === null ? null : await store.groupeTitre(groupeId)) ?? 'Tout l’espace'
  }

  app.get('/acces/:token', async (c) => {
    const lien = await findLink(store, c.req.param('token'), clock())
    if (!lien.ok) return refuse(c, lien.code)
    return linkPage(c, lien.value, await seanceOf(lien.value), await placeOf(lien.value))
  })

  app.post('/acces/:token', async (c) => {
    const found = await findLink(store, c.req.param('token'), clock())
    if (!found.ok) return refuse(c, found.code)
    const lien = found.value
    const form = await readForm(c)
    if (form === null) return refuse(c, 'badForm')
    const sent = form.mode
    const followed = await followLink(store, lien, clock())
    if (!followed.ok) return refuse(c, followed.code)
    const { personId, token, lasts } = followed.value
    const cookie = sessionCookie(token, access.secure, lasts)
    access.changed({ personId })
    const seance = await seanceOf(lien)
    const actor = await access.actor(cookie)
    if (actor !== null && signs(lien, seance)) {
      const mode = sent === 'salle' || sent === 'distance' ? sent : (lien.mode ?? 'salle')
      const { nom, fonction, organisme } = actor
      const line = await services.emargements.ofPerson(seance.id, personId)
      const signature = { nom, fonction, organisme, mode, represente: line?.represente ?? null }
      // A meeting closed in this very moment is simply opened to read, like one that was closed before.
      await signIn({ seanceId: seance.id, signature, actor, formId: null })
    }
    c.header('Set-Cookie', cookie)
    const restitution = lien.role === 'relecteur' ? await store.restitutionDuLien(lien.id) : null
    if (restitution !== null) return c.redirect(`/restitutions/${restitution.id}`, 303)
    return c.redirect(lien.seanceId === null ? '/' : `/seances/${lien.seanceId}`, 303)
  })
}
