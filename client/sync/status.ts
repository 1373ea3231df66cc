import type { CloseReason } from '#shared/sync/close-codes'

/** The one state a person sees. It speaks of what they typed, deletions included, and of nothing else. */
export type SyncStatus =
  /** Just opened, or back from sleep: the server has not confirmed yet. */
  | { kind: 'verification' }
  | { kind: 'enregistre' }
  | { kind: 'attente'; modifications: number }
  /** `depuis`: milliseconds since 1970. */
  | { kind: 'horsLigne'; depuis: number; modifications: number }
  /** The server did not take it: the text is kept as a draft. */
  | { kind: 'refuse'; reason: CloseReason }
  /** The server cannot write its disk. */
  | { kind: 'nonEnregistre' }
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

const modificationsOf = (s: SyncStatus): number => ('modifications' in s ? s.modifications : 0)

/** One status for several documents: the gravest, with all that waits; null when nothing is open. */
export function worstStatus(all: readonly SyncStatus[]): SyncStatus | null {
  const worst = all.reduce<SyncStatus | null>(
    (a, b) => (a === null || gravity.indexOf(b.kind) > gravity.indexOf(a.kind) ? b : a),
    null,
  )
  const modifications = all.reduce((sum, s) => sum + modificationsOf(s), 0)
  if (worst?.kind === 'attente') return { ...worst, modifications }
  if (worst?.kind !== 'horsLigne') return worst
  const depuis = Math.min(...all.map((s) => (s.kind === 'horsLigne' ? s.depuis : worst.depuis)))
  return { ...worst, modifications, depuis }
}

export const sameStatus = (a: SyncStatus, b: SyncStatus): boolean => JSON.stringify(a) === JSON.stringify(b)
