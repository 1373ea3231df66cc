import type { AnswerOf } from '#shared/api/endpoint'
import { getCode } from '#shared/api/seances'

type Code = AnswerOf<typeof getCode>

const PREFIX = 'code-de-seance '

/** The browser may keep nothing (private window, policy): the code is then only known online. */
function storage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

/** Keeps the code of a meeting for this tab, so that a projection reloaded without network still shows the way in. */
export function keepCode(seanceId: string, code: Code): void {
  storage()?.setItem(PREFIX + seanceId, JSON.stringify(code))
}

export function lastCode(seanceId: string): Code | null {
  const kept = storage()?.getItem(PREFIX + seanceId)
  const read = getCode.answer.safeParse(kept == null ? null : JSON.parse(kept))
  return read.success ? read.data : null
}

export function forgetCode(seanceId: string): void {
  storage()?.removeItem(PREFIX + seanceId)
}

export function forgetCodes(): void {
  const kept = storage()
  if (kept === null) return
  for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key)
}
