import * as Y from 'yjs'
import { inWords } from '#shared/document/in-words'
import { project } from '#shared/document/project'
import { type DocumentKind, definitionOf } from '#shared/documents/registry'
import type { CloseReason } from '#shared/sync/close-codes'
import { keptLate, MAX_LATE_BYTES } from '#shared/sync/late'
import { addDraft } from './drafts.ts'
import { keepLateBytes } from './late-bytes.ts'
import { wipeCopy } from './local-copies.ts'
import type { Session } from './session.ts'
import type { Surroundings } from './surroundings.ts'

export interface Refusal {
  room: string
  kind: DocumentKind
  personId: string
  surroundings: Surroundings
  reason: CloseReason
  /** The document that holds what was refused. */
  old: Y.Doc
  /** Opens the document again, without the copy of this device. */
  open(): Session
}

/** Waits for the server's state, as long as it takes; or for its last word that there is none for this person. */
function serverState(session: Session): Promise<Y.Doc | null> {
  const { provider } = session.link
  return new Promise((resolve) => {
    if (provider.synced) resolve(session.doc)
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve(session.doc)
    })
    provider.on('closed', () => resolve(null))
  })
}

/** All of what the server lacks, not only the message it refused; null when it is more than it would take. */
function missing(old: Y.Doc, server: Y.Doc): Uint8Array | null {
  const bytes = Y.encodeStateAsUpdate(old, Y.encodeStateVector(server))
  return bytes.length <= MAX_LATE_BYTES ? bytes : null
}

/**
 * Turns what the server did not take into a draft, wipes the copy that holds it, and answers the document opened anew.
 * What others wrote meanwhile is joined first, so that the draft holds nothing but this person's words.
 */
export async function noteRefused(refusal: Refusal): Promise<Session> {
  const { room, kind, personId, surroundings, reason, old } = refusal
  const def = definitionOf(kind)
  const fresh = refusal.open()
  const server = await serverState(fresh)
  if (server !== null) Y.applyUpdate(old, Y.encodeStateAsUpdate(server))
  const before = project(def, server ?? new Y.Doc()).value
  const after = project(def, old).value
  const fields = inWords(def, before, after).map(({ key: _, ...field }) => field)
  if (fields.length > 0) {
    const at = Date.now()
    const id = `${at.toString(36)}-${old.clientID.toString(36)}`
    const late = server === null || reason !== 'frozen' || !keptLate.includes(kind) ? null : missing(old, server)
    if (late !== null) keepLateBytes(surroundings.storage, id, late)
    addDraft(surroundings.storage, {
      ...(late === null ? {} : { late: { kind: 'toSend' } }),
      id,
      personId,
      room,
      kind,
      title: def.title(after),
      reason,
      at,
      fields,
    })
  }
  await wipeCopy(surroundings.storage, personId, room)
  return fresh
}
