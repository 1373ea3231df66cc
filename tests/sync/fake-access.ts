/** Sessions and rights held in memory, changed by the tests; the person is named by the `person` cookie. */
import type { Access, AccessChange, Actor, DocumentAccess } from '#server/services'

export interface FakeAccess extends Access {
  actorOf(personId: string): Actor
  /** Changes what a person may do, and tells the connections. */
  grant(personId: string, documentId: string, granted: Partial<DocumentAccess> | null): void
  /** The default for whoever has no grant of their own. */
  open(documentId: string, granted: Omit<DocumentAccess, 'documentId'>): void
  revoke(personId: string): void
}

export function createFakeAccess(): FakeAccess {
  const listeners = new Set<(change: AccessChange) => void>()
  const documents = new Map<string, DocumentAccess>()
  const grants = new Map<string, Partial<DocumentAccess> | null>()
  const revoked = new Set<string>()
  const changed = (change: AccessChange) => {
    for (const listener of listeners) listener(change)
  }
  const actorOf = (personId: string): Actor => ({
    sessionId: `session-${personId}`,
    personId,
    nom: personId,
    organisme: `Organisme de ${personId}`,
    fonction: null,
    couleur: 3,
    seanceId: null,
    expiresAt: Number.MAX_SAFE_INTEGER,
  })
  return {
    actorOf,
    async actor(cookie) {
      const personId = /(?:^|; )person=([A-Za-z0-9-]+)/.exec(cookie ?? '')?.[1]
      return personId === undefined || revoked.has(personId) ? null : actorOf(personId)
    },
    async roles() {
      return []
    },
    async document(actor, documentId) {
      const base = documents.get(documentId)
      const own = grants.get(`${actor.personId} ${documentId}`)
      return base === undefined || own === null ? null : { ...base, ...own }
    },
    changed,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(documentId, granted) {
      documents.set(documentId, { documentId, ...granted })
    },
    grant(personId, documentId, granted) {
      grants.set(`${personId} ${documentId}`, granted)
      changed({ personId })
    },
    revoke(personId) {
      revoked.add(personId)
      changed({ personId })
    },
  }
}
