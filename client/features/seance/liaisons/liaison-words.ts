import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { duration } from '#client/words/durations'
import { plural } from '#client/words/numbers'
import type { Liaison } from '#shared/api/liaisons'

export interface Fact {
  tone: Tone
  shape: ShapeName
  words: string
}

const lasting = (ms: number): string => duration(Math.max(0, ms))

/** Something of theirs is missing, or may be. */
export const isDoubtful = ({ modifications, ecrivait, etat }: Liaison): boolean =>
  modifications > 0 || ecrivait || etat === 'muet'

/** Whether someone who was late still is, by what is known now; null when nothing is. */
export function isStillLate(late: Liaison, now: readonly Liaison[] | null): boolean {
  if (now === null) return true
  const found = now.find((l) => l.personId === late.personId)
  // Gone with nothing waiting, and said so.
  if (found === undefined) return false
  return isDoubtful(found) || (late.etat === 'muet' && found.entendueA <= late.entendueA)
}

const isPresent = ({ etat }: Liaison): boolean => etat === 'webSocket' || etat === 'http'

/** « Hors ligne depuis 4 min », « Par HTTP ». */
export function linkFact({ etat, depuis, appareils, coupes, modifications }: Liaison, now: number): Fact {
  const since = lasting(now - depuis)
  const waits = modifications > 0 ? ({ tone: 'info', shape: 'half' } as const) : null
  switch (etat) {
    case 'horsLigne': {
      const devices = appareils > 1 ? `${plural(coupes, 'appareil')} sur\u00a0${appareils} hors ligne` : 'Hors ligne'
      return { tone: 'ochre', shape: 'pause', words: `${devices} depuis ${since}` }
    }
    case 'muet':
      return { tone: 'danger', shape: 'triangle', words: `Ne répond plus depuis ${since}` }
    case 'http':
      return { tone: 'info', shape: 'dashed', ...waits, words: `Par HTTP depuis ${since}` }
    case 'webSocket':
      return { tone: 'success', shape: 'check', ...waits, words: `En direct depuis ${since}` }
  }
}

/** What of theirs is not here; null when nothing is known to be. */
export function waitingWords(liaison: Liaison, now: number): string | null {
  const { modifications, depuisQuand, ecrivait } = liaison
  if (modifications > 0) {
    const since = depuisQuand === null ? '' : `, depuis ${lasting(now - depuisQuand)}`
    return `${plural(modifications, 'modification')} en attente sur son appareil${since}`
  }
  if (ecrivait) return 'Écrivait quand la liaison a été coupée\u00a0: un texte attend peut-être sur son appareil'
  return null
}

/** « 27 connecté·es · 2 par HTTP · 1 hors ligne depuis 4 min · 3 modifications en attente ». */
export function summaryFacts(liaisons: readonly Liaison[], now: number): Fact[] {
  const count = (test: (l: Liaison) => boolean): number => liaisons.filter(test).length
  const present = count(isPresent)
  const http = count(({ etat }) => etat === 'http')
  const silent = count(({ etat }) => etat === 'muet')
  const away = liaisons.filter(({ etat }) => etat === 'horsLigne')
  const longest = Math.max(0, ...away.map(({ depuis }) => now - depuis))
  const modifications = liaisons.reduce((sum, l) => sum + l.modifications, 0)
  const facts: (Fact | null)[] = [
    { tone: present > 0 ? 'success' : 'neutral', shape: 'check', words: plural(present, 'connecté·e') },
    http > 0 ? { tone: 'info', shape: 'dashed', words: `${http} par HTTP` } : null,
    silent > 0
      ? { tone: 'danger', shape: 'triangle', words: `${silent} ne ${silent < 2 ? 'répond' : 'répondent'} plus` }
      : null,
    away.length > 0 ? { tone: 'ochre', shape: 'pause', words: awayWords(away.length, longest) } : null,
    modifications > 0
      ? { tone: 'ochre', shape: 'half', words: `${plural(modifications, 'modification')} en attente` }
      : null,
  ]
  return facts.filter((fact) => fact !== null)
}

const awayWords = (n: number, longest: number): string =>
  n < 2 ? `1 hors ligne depuis ${lasting(longest)}` : `${n} hors ligne (jusqu’à ${lasting(longest)})`

/** What is worth saying aloud: how many are in trouble, never a count that moves with each key. */
export function spokenSummary(liaisons: readonly Liaison[]): string {
  const away = liaisons.filter(({ etat }) => etat === 'horsLigne').length
  const doubtful = liaisons.filter(isDoubtful).length
  return [
    away > 0 ? `${plural(away, 'personne')} hors ligne` : null,
    doubtful > 0 ? `${plural(doubtful, 'personne')} avec un texte pas encore reçu` : null,
  ]
    .filter((words) => words !== null)
    .join(', ')
}
