/** E-mails, phones and credentials in words somebody typed or pasted. */
import type { CodeConstat } from '#shared/api/controle'
import type { Passage } from './passages.ts'

/** Where something was found in the words of a passage. */
export interface Trouve {
  code: CodeConstat
  at: number
  length: number
}

const AT = String.raw`(?:\s?[@＠]\s?|\s*[([{]\s*(?:at|a|arobase|arobas|chez)\s*[)\]}]\s*|\s+(?:arobase|arobas)\s+)`
const DOT = String.raw`(?:\.|\s*[([{]\s*(?:dot|point)\s*[)\]}]\s*|\s+(?:dot|point)\s+)`
const email = new RegExp(
  String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+'’-]*${AT}[\p{L}\p{N}-]+(?:${DOT}[\p{L}\p{N}-]+)*${DOT}\p{L}{2,}`,
  'giu',
)

const SEP = String.raw`[\s.\-‑–/]`
const phones = [
  // Two by two, with the same sign between: « 01 07 2025 14 » is a day and an hour.
  String.raw`(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?[1-9]|0[1-9])(${SEP}?)\d{2}(?:\1\d{2}){3}`,
  String.raw`0[1-9]\d{2}(${SEP})\d{3}\1\d{3}`,
  String.raw`0[1-9](${SEP})\d{3}\1\d{3}\1\d{2}`,
  String.raw`0${SEP}?[89]\d{2}${SEP}?\d{3}${SEP}?\d{3}`,
  String.raw`0${SEP}?[89]\d{2}(?:${SEP}?\d{2}){3}`,
  String.raw`\+\d{1,3}(?:${SEP}?(?:\(0\))?\d{1,4}){3,6}`,
].map((p) => new RegExp(String.raw`(?<![\p{L}\p{N}+])${p}(?!${SEP}?\d|\p{L})`, 'gu'))
/** After the word that announces it, digits grouped in any way. */
const announced =
  /(?<!\p{L})(?:t[ée]l(?:[ée]phone)?|portable|mobile|gsm)\s*\.?\s*:?\s*(\+?\d(?:[\s.\-‑–/()]*\d){8,13})/giu

const motDePasse = String.raw`(?:mots?\s+de\s+passe|m\.?d\.?p\.?|passwords?|passwd|pwd|code\s+d[’']acc[èe]s|(?:code|cl[ée])\s+wi-?fi|code\s+pin|cl[ée]\s+d[’']api|api[ _-]?key|jeton\s+d[’']acc[èe]s)`
const value = String.raw`["«“‘']?\s*([^\s"«»“”]{3,})`
const motDePasseDit = String.raw`(?<!\p{L})${motDePasse}(?!\p{L})(?:\s*\([^)]{1,30}\))?`
const passwordAfter = new RegExp(
  String.raw`${motDePasseDit}(?:\s+[\p{L}’'-]+){0,6}?\s*([:=→]|\best\b)\s*${value}`,
  'giu',
)
const passwordNext = new RegExp(String.raw`${motDePasseDit}\s+${value}`, 'giu')
const loginAfter = new RegExp(
  String.raw`(?<!\p{L})(?:identifiants?|login|log-in|nom\s+d[’']utilisateur|username|user|utilisateur)(?!\p{L})\s*[:=]\s*${value}`,
  'giu',
)
/** « Codes : invite / Bienvenue93 » */
const pair = /(?<!\p{L})(?:codes?|identifiants?|acc[èe]s|connexion)\s*:\s*(\S+)\s*[/|]\s*(\S{4,})/giu
const keys = [
  /\b(?:https?|ftp):\/\/[^\s/:@]+:[^\s/@]+@\S+/gu,
  /[?&#](?:token|key|api_?key|access_token|pwd|passw(?:or)?d|mdp|passcode|secret)=[^\s&#]{4,}/giu,
  /\/acces\/[\w-]{12,}/gu,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9]{16,}/gu,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|glpat-[\w-]{16,}|AKIA[A-Z0-9]{12,}|xox[abpr]-[\w-]{10,})/gu,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/gu,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/gu,
]

/** What follows « mot de passe : » in a sentence that gives none. */
const none =
  /^(?:à|a|au|aux|le|la|les|l[’'].*|un|une|des|du|de|d[’'].*|par|sur|voir|demander|selon|en|non|oui|aucun|aucune|oublié|perdu|obligatoire|facultatif|requis|nécessaire|transmis|communiqué|envoyé|remis|donné|changé|personnel|inconnu|celui|qui|que|et|ou|ne|n[’'].*|pour|avec|sans|dans|chaque|votre|vos|son|sa|ses|leur|nul|rien|est|sera|…|\.+)[.,;:)…]*$/iu
/** Not a word of French: digits or signs among letters, capitals inside. */
const secretive = (v: string): boolean => {
  const bare = v.replace(/[.,;:)!?…»]+$/u, '')
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\d/u, /[^\p{L}\d’'-]/u].filter((r) => r.test(bare)).length
  return (bare.length >= 4 && /\d/.test(bare)) || classes >= 3 || /\p{Ll}\p{Lu}/u.test(bare)
}

function credentials(words: string): [number, number][] {
  const found: [number, number][] = []
  for (const m of words.matchAll(passwordAfter)) {
    const [all, sign = '', v = ''] = m
    if (/[:=→]/.test(sign) ? !none.test(v) : secretive(v)) found.push([m.index, all.length])
  }
  for (const m of words.matchAll(passwordNext)) if (secretive(m[1] ?? '')) found.push([m.index, m[0].length])
  for (const m of words.matchAll(loginAfter)) {
    const [all, v = ''] = m
    const after = words.slice(m.index + all.length, m.index + all.length + 60)
    const alone = /^\s*(?:[,;/|)\n]|$)/u.test(after) && /^[a-z][a-z0-9._-]{3,}$/.test(v)
    const withPassword = new RegExp(motDePasse, 'iu').test(after)
    if (!none.test(v) && (secretive(v) || alone || withPassword)) found.push([m.index, all.length])
  }
  for (const m of words.matchAll(pair)) if (secretive(m[2] ?? '')) found.push([m.index, m[0].length])
  for (const key of keys) for (const m of words.matchAll(key)) found.push([m.index, m[0].length])
  return found
}

/** A value alone in its cell: its column or its row says what it is. */
function inCell({ words, sous }: Passage): [number, number][] {
  const heads = sous
    .split('\n')
    .some((h) => new RegExp(String.raw`^\s*(?:${motDePasse}|identifiants?|login)\s*:?\s*$`, 'iu').test(h))
  const alone = /^\s*\S{3,}\s*$/u.test(words) && !none.test(words.trim()) && words.trim() !== '–'
  return heads && alone ? [[0, words.length]] : []
}

export function coordonnees(passage: Passage): Trouve[] {
  const { words, hrefs } = passage
  const all = (code: CodeConstat, spans: Iterable<readonly [number, number]>): Trouve[] =>
    [...spans].map(([at, length]) => ({ code, at, length }))
  const matches = (r: RegExp) => [...words.matchAll(r)].map((m): [number, number] => [m.index, m[0].length])
  const linked = hrefs.flatMap((href): Trouve[] => {
    if (/^mailto:/i.test(href)) return all('adresseElectronique', [[0, words.length]])
    return credentials(href).length > 0 ? all('identifiants', [[0, words.length]]) : []
  })
  const found = [
    ...all('adresseElectronique', matches(email)),
    ...all('telephone', [...phones, announced].flatMap(matches)),
    ...all('identifiants', [...credentials(words), ...inCell(passage)]),
    ...linked,
  ]
  // One finding for one thing, however many rules saw it.
  return found.filter(
    (f, i) => !found.slice(0, i).some((g) => g.code === f.code && g.at < f.at + f.length && f.at < g.at + g.length),
  )
}
