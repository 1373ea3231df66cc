import type { CloseReason } from '#shared/sync/close-codes'
import type { Garde } from './local-copy.ts'

/** What the server has not confirmed, and whether this device would still have it after the page. */
interface Waiting {
  modifications: number
  garde: Garde
}

/** The one state a person sees. It speaks of what they typed, deletions included, and of nothing else. */
export type SyncStatus =
  /** Just opened, or back from sleep: the server has not confirmed yet. */
  | { kind: 'verification' }
  | { kind: 'enregistre' }
  | ({ kind: 'attente' } & Waiting)
  /** `depuis`: milliseconds since 1970. */
  | ({ kind: 'horsLigne'; depuis: number } & Waiting)
  /** The server did not take it: the text is kept as a draft. */
  | { kind: 'refuse'; reason: CloseReason }
  /** The server cannot write its disk. */
  | ({ kind: 'nonEnregistre' } & Waiting)
  /** The connection ended for good. */
  | { kind: 'ferme'; reason: CloseReason }

const gravity: readonly SyncStatus['kind'][] = [
  'enregistre',
  'verification',
  'attente',
  'horsLigne',
  'ferme',
  'refuse',
  'nonEnregistre',
]

const isWaiting = (s: SyncStatus): s is SyncStatus & Waiting => 'modifications' in s

const worstFirst: readonly Garde[] = ['non', 'enCours', 'ici']

/** What nothing of theirs waits in does not count, unless nothing waits at all. */
function worstGarde(all: readonly (SyncStatus & Waiting)[]): Garde {
  const holding = all.filter(({ modifications }) => modifications > 0)
  const counted = new Set((holding.length > 0 ? holding : all).map(({ garde }) => garde))
  return worstFirst.find((garde) => counted.has(garde)) ?? 'ici'
}

/** One status for several documents: the gravest, with all that waits; null when nothing is open. */
export function worstStatus(all: readonly SyncStatus[]): SyncStatus | null {
  const worst = all.reduce<SyncStatus | null>(
    (a, b) => (a === null || gravity.indexOf(b.kind) > gravity.indexOf(a.kind) ? b : a),
    null,
  )
  if (worst === null || !isWaiting(worst)) return worst
  const waiting = all.filter(isWaiting)
  const modifications = waiting.reduce((sum, s) => sum + s.modifications, 0)
  const status = { ...worst, modifications, garde: worstGarde(waiting) }
  if (status.kind !== 'horsLigne') return status
  const since = status.depuis
  return { ...status, depuis: Math.min(...all.map((s) => (s.kind === 'horsLigne' ? s.depuis : since))) }
}

export const sameStatus = (a: SyncStatus, b: SyncStatus): boolean => JSON.stringify(a) === JSON.stringify(b)
