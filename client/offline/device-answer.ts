import { noteRoti } from '#shared/api/evaluation'
import { z } from '#shared/api/zod'

/** What this device answered about a meeting. Its key is drawn here and kept nowhere else: it alone can correct it. */
const deviceAnswer = z.object({ cle: z.string(), note: noteRoti, mot: z.string().nullable() })
export type DeviceAnswer = z.infer<typeof deviceAnswer>

const PREFIX = 'evaluation '

/** The browser may keep nothing (private window, policy): the answer can then be given, not corrected. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

export function answerOfDevice(seanceId: string): DeviceAnswer | null {
  const kept = storage()?.getItem(PREFIX + seanceId)
  const read = deviceAnswer.safeParse(kept == null ? null : JSON.parse(kept))
  return read.success ? read.data : null
}

/** Null: somebody else answers on this device, and what was answered before can no longer be corrected. */
export function keepAnswer(seanceId: string, answer: DeviceAnswer | null): void {
  if (answer === null) storage()?.removeItem(PREFIX + seanceId)
  else storage()?.setItem(PREFIX + seanceId, JSON.stringify(answer))
}

export function forgetAnswers(): void {
  const kept = storage()
  if (kept === null) return
  for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key)
}
