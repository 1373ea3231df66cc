import type { Context } from 'hono'
import { html } from 'hono/html'
import type { SeanceAnnonce } from '#server/store/place-store'
import { type Mode, modes } from '#shared/documents/choices'
import { hour, longDay, nbsp } from '../french.ts'
import { type Markup, nothing, page } from './page.ts'

export type Fields = { nom: string; fonction: string; organisme: string; mode: Mode | null; represente: string }
export type Faults = Partial<Record<keyof Fields, string>>

const labels: Record<keyof Fields, string> = {
  nom: 'Votre nom',
  fonction: 'Votre fonction',
  organisme: 'Votre organisation',
  mode: 'Vous participez',
  represente: 'Qui représentez-vous ?',
}

/** Suggestions stop there: the page must stay light however many organisations are known. */
const MOST_SUGGESTED_CHARACTERS = 6_000

function suggestions(names: readonly string[]): Markup[] {
  let left = MOST_SUGGESTED_CHARACTERS
  return names.flatMap((name) => {
    left -= name.length + 17
    return left < 0 ? [] : [html`<option value="${name}">`]
  })
}

const error = (key: keyof Fields, faults: Faults) =>
  faults[key] === undefined ? nothing : html`<p class="err" id="${key}-faute">${nbsp(faults[key])}</p>`
const invalid = (key: keyof Fields, faults: Faults) =>
  faults[key] === undefined ? nothing : html` aria-invalid="true" aria-describedby="${key}-faute"`

interface LineOptions {
  autocomplete: string
  required?: boolean
  optional?: boolean
  list?: string
}
const line = (
  key: 'nom' | 'fonction' | 'organisme' | 'represente',
  values: Fields,
  faults: Faults,
  { autocomplete, required = false, optional = false, list }: LineOptions,
) => html`<label for="${key}">${nbsp(labels[key])}${optional ? html` <small>(facultatif)</small>` : nothing}</label>
<input type="text" id="${key}" name="${key}" value="${values[key]}" maxlength="200" autocomplete="${autocomplete}"${required ? html` required` : nothing}${list === undefined ? nothing : html` list="${list}"`}${invalid(key, faults)}>
${error(key, faults)}`

const modeChoice = (mode: Mode, chosen: Mode | null) =>
  html`<label><input type="radio" name="mode" value="${mode}" required${mode === chosen ? html` checked` : nothing}><span><i${mode === 'distance' ? html` class="d"` : nothing}></i>${modes[mode]}</span></label>`

export const modeFieldset = (
  chosen: Mode | null,
  faults: Faults,
) => html`<fieldset class="l" id="mode"${invalid('mode', faults)}>
<legend>${labels.mode}</legend>
<div class="choix">${modeChoice('salle', chosen)}${modeChoice('distance', chosen)}</div>
${error('mode', faults)}
</fieldset>`

/** Title, day, hours and place of a meeting: all that is said before signing. */
export function announce({ titre, jour, debut, fin, lieu }: SeanceAnnonce): Markup | Promise<Markup> {
  const hours = debut === null ? '' : fin === null ? `, ${hour(debut)}` : `, ${hour(debut)} – ${hour(fin)}`
  return html`<h1>${titre}</h1>
<p class="petit date">${longDay(jour)}${hours}${lieu === null ? '' : ` · ${lieu}`}</p>`
}

function summary(faults: Faults): Markup | Promise<Markup> {
  const keys = Object.keys(faults) as (keyof Fields)[]
  if (keys.length === 0) return nothing
  return html`<div class="faute" role="alert"><strong>Votre présence n’est pas encore signée.</strong>
<ul>${keys.map((key) => html`<li><a href="#${key}">${nbsp(labels[key])}</a></li>`)}</ul></div>`
}

interface Join {
  seance: SeanceAnnonce
  action: string
  fields: Fields
  faults: Faults
  formId: string
  organismes: readonly string[]
  /** Name of whoever this device already is. */
  known: string | null
  /** The known person has said they are someone else. */
  autre: boolean
  /** Several people share this device: they are named next. */
  plusieurs: boolean
}

export function joinPage(
  c: Context,
  { seance, action, fields, faults, formId, organismes, known, autre, plusieurs }: Join,
) {
  const again = known !== null && !autre
  const greeting = html`<p class="note">Cet appareil est déjà celui de <strong>${known}</strong>.
<br><a href="${action}?autre=1">Je suis quelqu’un d’autre</a></p>`
  const body = html`${announce(seance)}
${summary(faults)}
${again ? greeting : nothing}
<form method="post" action="${action}">
<input type="hidden" name="formulaire" value="${formId}">${autre ? html`<input type="hidden" name="autre" value="1">` : nothing}
<div class="l">${line('nom', fields, faults, { autocomplete: 'name', required: true })}</div>
<div class="l">${line('fonction', fields, faults, { autocomplete: 'organization-title', optional: true })}</div>
<div class="l">${line('organisme', fields, faults, { autocomplete: 'organization', optional: true, list: 'organismes' })}</div>
<datalist id="organismes">${suggestions(organismes)}</datalist>
${modeFieldset(fields.mode, faults)}
<div class="coche"><label><input type="checkbox" name="represente-quelquun" value="1"${fields.represente !== '' || faults.represente !== undefined ? html` checked` : nothing}> Je représente un membre absent</label></div>
<div class="l qui">${line('represente', fields, faults, { autocomplete: 'off' })}</div>
<div class="coche"><label><input type="checkbox" name="plusieurs" value="1"${plusieurs ? html` checked` : nothing}> Nous sommes plusieurs autour de cet appareil</label></div>
<button class="btn">${again ? `Continuer en tant que ${known}` : 'Signer ma présence'}</button>
</form>
<p class="petit">Votre nom, votre fonction, votre organisation, votre mode de participation et l’heure sont conservés pour la feuille d’émargement. <a href="/confidentialite">En savoir plus</a></p>
<p class="petit">Aucun compte à créer. Fonctionne sans JavaScript.</p>`
  const faulty = Object.keys(faults).length > 0
  return page(c, {
    title: nbsp(faulty ? 'À corriger : rejoindre' : `Rejoindre : ${seance.titre}`),
    body,
    status: faulty ? 400 : 200,
  })
}

interface CodeEntry {
  /** What went wrong with the code before. */
  fault: string | null
  typed: string
  /** Meeting this device already has access to. */
  mine: string | null
  status?: 200 | 400 | 404 | 410
}

export function codePage(c: Context, { fault, typed, mine, status = 200 }: CodeEntry) {
  const body = html`<h1>Rejoindre une séance</h1>
${fault === null ? nothing : html`<div class="faute" role="alert" id="code-faute">${nbsp(fault)}</div>`}
<form method="get" action="/r">
<div class="l"><label for="code">Code de la séance</label>
<input type="text" class="code" id="code" name="code" value="${typed}" maxlength="40" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-aide${fault === null ? '' : ' code-faute'}"${fault === null ? nothing : html` aria-invalid="true"`}>
<p class="aide" id="code-aide">Huit caractères, sur l’affiche ou à l’écran&nbsp;: <span class="code-exemple">XXXX-XXXX</span>. Le tiret et les majuscules ne comptent pas.</p></div>
<button class="btn">Continuer</button>
</form>
${mine === null ? nothing : html`<p><a class="btn s" href="/seances/${mine}">Retourner à ma séance</a></p>`}`
  return page(c, { title: fault === null ? 'Rejoindre une séance' : 'Code à corriger', body, status })
}
