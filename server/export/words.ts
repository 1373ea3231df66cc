/** French words and typography of what is printed. Times are those of Paris, whatever the machine. */
import { figure } from '#shared/chart/chart'

/** Kept together: « 14 h », « 1 264 », « 44,9 % ». */
const NBSP = '\u00a0'

/** What a blank is called: never an empty cell. */
export const blancs = {
  pilote: 'pilote à désigner',
  qui: 'à désigner',
  date: 'à fixer',
  nonRenseigne: 'non renseigné',
  sansObjet: 'sans objet',
  /** An indicator its source did not publish; never zero. */
  nr: 'n.r.',
} as const

const mois = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
]
const semaine = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']

/** « 1er juillet 2025 »; a day that cannot be read is shown as it is. */
export function jour(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const name = mois[Number(month) - 1]
  if (name === undefined) return day
  return `${date === '01' ? '1er' : Number(date)} ${name} ${year}`
}

/** « mardi 1er juillet 2025 » */
export function jourDeSemaine(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  const name = Number.isNaN(at) ? undefined : semaine[new Date(at).getUTCDay()]
  return name === undefined ? day : `${name} ${jour(day)}`
}

/** « 14 h », « 9 h 30 » */
export function heure(time: string): string {
  const [hours, minutes] = time.split(':')
  return `${Number(hours)}${NBSP}h${minutes === '00' || minutes === undefined ? '' : NBSP + minutes}`
}

/** « 14 h – 17 h », or the one that is known; null when neither is. */
export function horaire(debut: string | null, fin: string | null): string | null {
  if (debut !== null && fin !== null) return `${heure(debut)} – ${heure(fin)}`
  if (debut !== null) return `à partir de ${heure(debut)}`
  return fin === null ? null : `jusqu’à ${heure(fin)}`
}

const paris = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
})

const parisParts = (at: number): Record<string, string> =>
  Object.fromEntries(paris.formatToParts(at).map(({ type, value }) => [type, value]))

/** `2025-07-01`, to compare days. */
export function jourCivil(at: number): string {
  const { year, month, day } = parisParts(at)
  return `${year}-${month}-${day}`
}

/** « 1er juillet 2025 » */
export const jourDe = (at: number): string => jour(jourCivil(at))

/** « 17 h 02 » */
export function heureDe(at: number): string {
  const { hour, minute } = parisParts(at)
  return heure(`${hour}:${minute}`)
}

/** « 1 264 », « 44,9 »; « n.r. » when nobody published it. */
export function nombre(value: number | null): string {
  return value === null ? blancs.nr : figure(value)
}

/** « 44,9 % » */
export const pourcent = (value: number | null): string => (value === null ? blancs.nr : `${nombre(value)}${NBSP}%`)

/** « 1 personne », « 3 personnes »; zero is singular in French. */
export const compte = (n: number, one: string, many: string): string => `${nombre(n)} ${Math.abs(n) < 2 ? one : many}`

export const majuscule = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** « « Clôture » » with the spaces French asks for. */
export const guillemets = (words: string): string =>
  `«${NBSP}${words.replace(/«\s*/g, '“').replace(/\s*»/g, '”')}${NBSP}»`

/** Enough of a fingerprint to recognise it; the whole of it is printed once, at the end. */
export const courte = (empreinte: string): string => empreinte.slice(0, 12)

/** Cut where a whole title would not fit; it stands whole elsewhere. */
export const abrege = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`

/** Of a line that comes again on each page. */
export const LONGEST_RUNNING = 90
