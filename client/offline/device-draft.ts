import { id } from '#shared/api/endpoint'
import { z } from '#shared/api/zod'

/** What a person is writing alone and the server may not have yet; it outlives a closed tab. */
const deviceDraft = z.object({ ecritureId: id, texte: z.string() })
export type DeviceDraft = z.infer<typeof deviceDraft>

const PREFIX = 'ecrit '
const keyOf = (seanceId: string, personId: string): string => `${PREFIX}${seanceId} ${personId}`

/** The browser may keep nothing (private window, policy): the page itself still holds the words. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

export function draftOfDevice(seanceId: string, personId: string): DeviceDraft | null {
  const kept = storage()?.getItem(keyOf(seanceId, personId))
  const read = deviceDraft.safeParse(kept == null ? null : JSON.parse(kept))
  return read.success ? read.data : null
}

export function keepDraft(seanceId: string, personId: string, draft: DeviceDraft | null): void {
  if (draft === null) storage()?.removeItem(keyOf(seanceId, personId))
  else storage()?.setItem(keyOf(seanceId, personId), JSON.stringify(draft))
}

export function forgetDrafts(): void {
  const kept = storage()
  if (kept === null) return
  for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key)
}
