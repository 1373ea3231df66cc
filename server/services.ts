/** What the parts of the server hand each other. `main.ts` builds them once; tests build them on a temporary folder. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Right } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import type { DocumentKind } from '#shared/documents/registry'

/** Milliseconds since 1970. */
export type Clock = () => number

/** The person behind a request or a connection. */
export interface Actor {
  sessionId: string
  personId: string
  nom: string
  organisme: string | null
  fonction: string | null
  couleur: number
  /** The only meeting this access opens; null for staff. */
  seanceId: string | null
  expiresAt: number
}

/** What the sync server must know before letting someone into a room, and again at each change of rights. */
export interface DocumentAccess {
  documentId: string
  kind: DocumentKind
  epoch: number
  right: Right
  /** Why writing is refused when it is: `frozen` when the phase forbids it, `readOnly` when the role does. */
  refusal: 'frozen' | 'readOnly' | null
  /** Presence shows it; null when the person has no line in the meeting. */
  mode: 'salle' | 'distance' | null
}

export interface AccessChange {
  seanceId?: string
  personId?: string
  sessionId?: string
}

/** Sessions and rights, from memory; commands that change them call `changed`. */
export interface Access {
  /** The person of a `Cookie` header, or null when there is no valid session. */
  actor(cookieHeader: string | undefined): Promise<Actor | null>
  /** Roles on a meeting or a group, those held everywhere included. */
  roles(actor: Actor, on: { seanceId?: string | null; groupeId?: string | null }): Promise<Role[]>
  /** Right on a document, now; null when it does not exist or the person may not know it does. */
  document(actor: Actor, documentId: string): Promise<DocumentAccess | null>
  /** Rights, phases or sub-groups changed: forget what was remembered, then tell listeners (open connections). */
  changed(change: AccessChange): void
  onChange(listener: (change: AccessChange) => void): () => void
}

/** A document as last committed. */
export interface Reading {
  value: unknown
  /** Log position the value was read at. */
  position: number
  /** Last edit by a person, null when only the server wrote. */
  modifiedAt: number | null
}

/** Whoever asks something of a line. */
export interface LineCaller {
  lineId: string
  sessionId: string
  cookie: string | undefined
}

/** What comes down a line, in pieces of text. */
export interface LineStream {
  /** Null when nothing more comes. */
  next(): Promise<string | null>
  finish(): void
}

/** The same documents over plain requests: `shared/sync/line.ts` says how. An unknown line is like one of somebody else. */
export interface Lines {
  /** The secret id of a new line; null when the server is stopping. */
  open(sessionId: string): string | null
  /** Answers the number of the last POST done. */
  take(caller: LineCaller, body: Uint8Array): Promise<Outcome<number, 'lineGone' | 'badLine'>>
  /** What comes after a message, as it comes; null for an unknown line. */
  stream(caller: LineCaller, after: number): LineStream | null
  /** What comes after a message, once there is some or the time for it is over. */
  poll(caller: LineCaller, after: number): Promise<string | null>
}

export interface Rooms {
  /** Takes over `/sync/<room>`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly lines: Lines
  /** Writes the first state of a new document, before anyone is let in. */
  seed(documentId: string, kind: DocumentKind, value: object): Promise<void>
  /** Makes a document say `value` (fields left out stay), logged and sent to everyone like any edit. For mirrors and restores. */
  write(documentId: string, value: object): Promise<void>
  /** Several documents at one log position: everything committed before, nothing after. */
  read(documentIds: readonly string[]): Promise<Map<string, Reading>>
  /** Called after each committed edit of a document, at most a few times a second per document. */
  onCommitted(listener: (documentId: string) => void): () => void
  /** Stops taking messages, commits what is queued, closes every connection with 1012. */
  close(): Promise<void>
}

/** Live documents written from rows. */
export interface Mirrors {
  /** Rewrites `seance-en-direct` and `emargement` of a meeting from its rows. Calls are joined; resolves when done. */
  refresh(seanceId: string): Promise<void>
}

export interface Snapshots {
  /** Freezes a meeting's documents and rows at one log position. */
  takeSeance(seanceId: string, libelle: string, authorId: string | null): Promise<{ id: string; hash: string }>
  /** Freezes one document alone (a restitution before its export). */
  takeDocument(documentId: string, libelle: string, authorId: string | null): Promise<{ id: string; hash: string }>
}

/** A refusal people can read: `code` is looked up in `http/errors.ts`. */
export type Outcome<T, C extends string = string> = { ok: true; value: T } | { ok: false; code: C }
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const no = <C extends string>(code: C): { ok: false; code: C } => ({ ok: false, code })
