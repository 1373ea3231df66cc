import { plural } from '#client/words/numbers'
import { redaction } from '#shared/documents/propositions'
import { groupeWords } from '../groupes.ts'
import type { LiveMeeting } from '../live-meeting.ts'

export type Proposition = LiveMeeting['propositions'][number]

/** As it is worded now; its first wording stands in `titre`. */
export const wording = (p: Proposition): string => redaction(p) ?? 'sans titre'

/** The one to read at a glance: wordings run to 278 characters. */
export const shortWording = (p: Proposition): string =>
  p.sort === 'reformulee' ? wording(p) : (p.titreCourt ?? wording(p))

/** Who it comes from and where it was said; null when it was on the agenda. */
export function comesFrom(
  { organisme, point, sousGroupe }: Proposition,
  { points, sousGroupes }: Pick<LiveMeeting, 'points' | 'sousGroupes'>,
): string | null {
  const groupe = sousGroupes.find((g) => g.id === sousGroupe)
  const item = points.find((p) => p.id === point)?.titre ?? null
  const who = organisme === null ? null : `proposée par ${organisme}`
  const where = groupe === undefined ? item : `dans le ${groupeWords(groupe).toLowerCase()}`
  const words = [who, groupe === undefined && where !== null ? `au point «\u00a0${where}\u00a0»` : where]
  const said = words.filter((w) => w !== null).join(', ')
  return said === '' ? null : said.charAt(0).toUpperCase() + said.slice(1)
}

type Round = Pick<LiveMeeting, 'gommettesNombre' | 'gommettesReveleesA'>

/** Where the points are: none given yet, being given, revealed. */
export function roundOf({ gommettesNombre, gommettesReveleesA }: Round): 'none' | 'running' | 'revealed' {
  if (gommettesNombre === null) return 'none'
  return gommettesReveleesA === null ? 'running' : 'revealed'
}

/** Revealed, those with the most points come first; otherwise as they came. */
export const ranked = (propositions: readonly Proposition[]): Proposition[] =>
  [...propositions].sort((a, b) => (b.gommettes ?? 0) - (a.gommettes ?? 0))

export const gommetteWords = (n: number): string => plural(n, 'gommette')

/** « 3 gommettes par personne ». */
export const shareWords = (direct: Pick<LiveMeeting, 'gommettesNombre' | 'gommettesCompte'>): string =>
  `${gommetteWords(direct.gommettesNombre ?? 0)} par ${direct.gommettesCompte === 'organisme' ? 'organisme' : 'personne'}`
