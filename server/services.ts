/** What the parts of the server hand each other. `main.ts` builds them once; tests build them on a temporary folder. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Instantane, SnapshotContent, SortePortee } from '#server/snapshot/content'
import type { Right } from '#shared/access/can'
import type { Role } from '#shared/access/roles'
import type { ProseValue } from '#shared/document/value'
import type { DocumentKind } from '#shared/documents/registry'
import type { CloseReason } from '#shared/sync/close-codes'
import type { Transport } from '#shared/sync/transport'

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
  /** In whose name they write when they share their device: the organisations around it. */
  table?: string | null
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

/** A page open on a document, or one that was cut without having said goodbye. Instants are the server's. */
export interface Link {
  personId: string
  /** One per device. */
  sessionId: string
  documentId: string
  /** Null once it is cut. */
  transport: Transport | null
  /** Since when it is open; once cut, when it was last heard. */
  since: number
  /** This device has a page open, on this document or on another. */
  sessionIsOpen: boolean
  /** The person may write there. */
  writes: boolean
  heardAt: number
  /** Last edit received; null when there was none on this connection. */
  wroteAt: number | null
  /** When it last told what it holds; null for a program that tells nothing. */
  toldAt: number | null
  /** Modifications it holds that are not acknowledged, as last told, and since when the oldest waits. */
  pending: number
  pendingSince: number | null
  /** Messages received that wait for the disk. */
  waiting: number
}

/** Who is where, and what is not here yet. */
export interface Links {
  of(documentIds: readonly string[]): Link[]
  /** Asks the pages open on these documents to tell now what they hold. */
  ask(documentIds: readonly string[]): void
  /** Nobody is waited for there any more. */
  forget(documentIds: readonly string[]): void
}

/** Bytes someone wrote on a document after it was frozen to them. */
export interface LateEdit {
  documentId: string
  epoch: number
  /** Its author. */
  personId: string
  bytes: Uint8Array
}

/** A field or a row of a list as a late edit would leave it, in words. */
export interface LatePiece {
  /** `contours`, `engagements[<id>]` */
  key: string
  fields: { labels: readonly string[]; before: string | null; after: string | null }[]
}

export interface LateEdits {
  /** Called with each update refused because its document is frozen to its author; nobody has looked inside yet. */
  onRefused(listener: (late: LateEdit) => void): () => void
  /** What it adds, when it passes every check an update in time would. Nothing of it stays in the document. */
  check(late: LateEdit): Promise<Outcome<Uint8Array, CloseReason>>
  /** What it would change in the document as it stands; null when the document no longer has what it builds on. */
  pieces(late: LateEdit): Promise<LatePiece[] | null>
  /**
   * Brings pieces in (all of them when none is named), each where it was typed, as written by its author; `mark` stands
   * in the log for the session. Resolves when it is on disk.
   */
  bringIn(late: LateEdit, keys: readonly string[] | null, mark: string): Promise<Outcome<null, CloseReason>>
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
  /** Makes a document say `value` (fields left out stay), logged and sent to everyone like any edit. For mirrors. */
  write(documentId: string, value: object): Promise<void>
  /** Adds to a document what another says, deleting nothing; `introduced` comes before each formatted text it adds. */
  append(documentId: string, from: object, introduced: ProseValue): Promise<void>
  /** Makes one field, or one row (`actions[<id>]`), say again what `was` says: see `restore` in shared/document. */
  restore(
    documentId: string,
    key: string,
    was: Readonly<Record<string, unknown>>,
    kept: { keep: boolean },
  ): Promise<boolean>
  /** Several documents at one log position: everything committed before, nothing after. */
  read(documentIds: readonly string[]): Promise<Map<string, Reading>>
  /** Called after each committed edit of a document, at most a few times a second per document. */
  onCommitted(listener: (documentId: string) => void): () => void
  readonly links: Links
  readonly late: LateEdits
  /** Stops taking messages, commits what is queued, closes every connection with 1012. */
  close(): Promise<void>
}

/** Live documents written from rows. */
export interface Mirrors {
  /** Rewrites `seance-en-direct` and `emargement` of a meeting from its rows. Calls are joined; resolves when done. */
  refresh(seanceId: string): Promise<void>
}

export interface Snapshots {
  /** Freezes a meeting's documents and rows at one log position; no text written since the last, not `again` if told so. */
  takeSeance(
    seanceId: string,
    libelle: string,
    authorId: string | null,
    options?: { again?: boolean },
  ): Promise<{ id: string; hash: string }>
  /** What a snapshot of a meeting would hold now; nothing is kept. Null when there is no such meeting. */
  standing(seanceId: string): Promise<SnapshotContent | null>
  /** What this snapshot would hold if it were taken now. */
  standingLike(instantane: Pick<Instantane, 'seanceId' | 'content'>): Promise<SnapshotContent>
  /** Freezes one document alone (a restitution before its export); unchanged since, not `again` unless asked. */
  takeDocument(
    documentId: string,
    libelle: string,
    authorId: string | null,
    options?: { again?: boolean },
  ): Promise<{ id: string; hash: string }>
  /** Freezes what stands for a group, an axis or a scheme, at one log position. */
  takePortee(
    sorte: Exclude<SortePortee, 'document' | 'seance'>,
    id: string,
    libelle: string,
    authorId: string | null,
  ): Promise<{ id: string; hash: string }>
}

/** A refusal people can read: `code` is looked up in `http/errors.ts`. */
export type Outcome<T, C extends string = string> = { ok: true; value: T } | { ok: false; code: C }
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const no = <C extends string>(code: C): { ok: false; code: C } => ({ ok: false, code })
