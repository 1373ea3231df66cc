/** Who is where: every page open on a document, and those that went without a word. Kept in memory alone. */
import type { Clock, Link, Links } from '#server/services'
import type { CloseReason } from '#shared/sync/close-codes'
import { reportRequestFrame } from './frames.ts'
import { Outgoing } from './outgoing.ts'
import type { Wire } from './wire.ts'

/** A connection, as it is watched. */
export interface LinkOwner {
  readonly personId: string
  readonly sessionId: string
  /** Why this person may not write; null when they may. */
  readonly refusal: CloseReason | null
  /** Messages taken that wait for the disk. */
  readonly waiting: number
  send(...frames: readonly Outgoing[]): void
}

/** The state of one connection; it writes here what it hears. */
export interface PageLink {
  heardAt: number
  wroteAt: number | null
  told(pending: number, waitedMs: number): void
  /** `goodbye`: the page left, or was told that it may not come back. Else it was cut. */
  end(goodbye: boolean): void
}

export interface LinkTable extends Links {
  open(owner: LinkOwner, documentId: string, wire: LinkWire): PageLink
}

type LinkWire = Pick<Wire, 'transport' | 'ping'>

interface OpenLink extends PageLink {
  owner: LinkOwner
  documentId: string
  wire: LinkWire
  since: number
  pending: number
  pendingSince: number | null
  toldAt: number | null
}

/** Longer than any meeting. */
const REMEMBERED_MS = 24 * 3_600_000
const MOST_REMEMBERED = 2_000
/** No device has waited longer; whatever it says. */
const LONGEST_WAIT_MS = 30 * 24 * 3_600_000
const MOST_PENDING = 1_000_000

const request = new Outgoing(reportRequestFrame())

export function createLinks({ clock }: { clock: Clock }): LinkTable {
  const byDocument = new Map<string, Set<OpenLink>>()
  const pagesOf = new Map<string, number>()
  /** By session and document, the first cut first. */
  const cut = new Map<string, Omit<Link, 'sessionIsOpen'>>()

  const keyOf = ({ sessionId }: LinkOwner, documentId: string): string => `${sessionId} ${documentId}`

  function count(sessionId: string, by: 1 | -1): void {
    const pages = (pagesOf.get(sessionId) ?? 0) + by
    if (pages === 0) pagesOf.delete(sessionId)
    else pagesOf.set(sessionId, pages)
  }

  function viewOf(link: OpenLink): Omit<Link, 'sessionIsOpen'> {
    const { owner, documentId, wire, since, heardAt, wroteAt, toldAt, pending, pendingSince } = link
    const { personId, sessionId, waiting } = owner
    const writes = owner.refusal === null
    return {
      ...{ personId, sessionId, documentId, transport: wire.transport, writes },
      ...{ since, heardAt, wroteAt, toldAt, pending, pendingSince, waiting },
    }
  }

  function remember(link: OpenLink): void {
    const key = keyOf(link.owner, link.documentId)
    cut.delete(key)
    cut.set(key, { ...viewOf(link), transport: null, since: link.heardAt, waiting: 0 })
    for (const [oldest, { since }] of cut) {
      if (cut.size <= MOST_REMEMBERED && clock() - since < REMEMBERED_MS) break
      cut.delete(oldest)
    }
  }

  function open(owner: LinkOwner, documentId: string, wire: LinkWire): PageLink {
    const now = clock()
    let ended = false
    const link: OpenLink = {
      ...{ owner, documentId, wire, since: now, heardAt: now },
      ...{ wroteAt: null, toldAt: null, pending: 0, pendingSince: null },
      told(pending, waitedMs) {
        const at = clock()
        link.toldAt = at
        link.pending = Math.min(pending, MOST_PENDING)
        link.pendingSince = pending === 0 ? null : at - Math.min(waitedMs, LONGEST_WAIT_MS)
      },
      end(goodbye) {
        if (ended) return
        ended = true
        const pages = byDocument.get(documentId)
        pages?.delete(link)
        if (pages?.size === 0) byDocument.delete(documentId)
        count(owner.sessionId, -1)
        // The same device may be here already by a newer connection: it tells what it holds.
        const isBack = [...(pages ?? [])].some((other) => other.owner.sessionId === owner.sessionId)
        if (!isBack && !(goodbye && link.pending === 0)) remember(link)
      },
    }
    const pages = byDocument.get(documentId)
    if (pages === undefined) byDocument.set(documentId, new Set([link]))
    else pages.add(link)
    count(owner.sessionId, 1)
    cut.delete(keyOf(owner, documentId))
    return link
  }

  return {
    open,
    of(documentIds) {
      const asked = new Set(documentIds)
      const recent = clock() - REMEMBERED_MS
      const gone = [...cut.values()].filter((l) => asked.has(l.documentId) && l.since > recent)
      const here = [...asked].flatMap((id) => [...(byDocument.get(id) ?? [])].map(viewOf))
      return [...here, ...gone].map((l) => ({ ...l, sessionIsOpen: pagesOf.has(l.sessionId) }))
    },
    ask(documentIds) {
      for (const id of new Set(documentIds))
        for (const { owner, wire, toldAt } of byDocument.get(id) ?? []) {
          if (toldAt !== null) owner.send(request)
          // A page put to sleep does not answer; its device does.
          wire.ping()
        }
    },
    forget(documentIds) {
      const asked = new Set(documentIds)
      for (const [key, { documentId }] of cut) if (asked.has(documentId)) cut.delete(key)
    },
  }
}
