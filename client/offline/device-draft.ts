import { commenter } from '#shared/api/commentaires'
import { id } from '#shared/api/endpoint'
import { z } from '#shared/api/zod'

/** What a person is writing alone and the server may not have yet; it outlives a closed tab. */
const deviceDraft = z.object({ ecritureId: id, texte: z.string() })
export type DeviceDraft = z.infer<typeof deviceDraft>

const PREFIX = 'ecrit '
const keyOf = (seanceId: string, personId: string): string => `${PREFIX}${seanceId} ${personId}`

/** A comment begun, or an answer to one: kept until it is sent or given up. */
const begunComment = z.object({ texte: z.string(), held: commenter.body.omit({ texte: true }).nullable() })
export type BegunComment = z.infer<typeof begunComment>
export interface CommentKey {
  documentId: string
  /** What it answers; null for a comment of its own. */
  filId: string | null
  personId: string
}

const COMMENT = 'commentaire '
const keyOfComment = ({ documentId, filId, personId }: CommentKey): string =>
  `${COMMENT}${documentId} ${filId ?? ''} ${personId}`

/** The browser may keep nothing (private window, policy): the page itself still holds the words. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

function read<T>(key: string, shape: z.ZodType<T>): T | null {
  const kept = storage()?.getItem(key)
  const found = shape.safeParse(kept == null ? null : JSON.parse(kept))
  return found.success ? found.data : null
}
function keep(key: string, value: unknown): void {
  if (value === null) storage()?.removeItem(key)
  else storage()?.setItem(key, JSON.stringify(value))
}

export const draftOfDevice = (seanceId: string, personId: string): DeviceDraft | null =>
  read(keyOf(seanceId, personId), deviceDraft)

export const keepDraft = (seanceId: string, personId: string, draft: DeviceDraft | null): void =>
  keep(keyOf(seanceId, personId), draft)

export const commentOfDevice = (key: CommentKey): BegunComment | null => read(keyOfComment(key), begunComment)

export const keepComment = (key: CommentKey, begun: BegunComment | null): void => keep(keyOfComment(key), begun)

export function forgetDrafts(): void {
  const kept = storage()
  if (kept === null) return
  for (const key of Object.keys(kept)) if (key.startsWith(PREFIX) || key.startsWith(COMMENT)) kept.removeItem(key)
}
