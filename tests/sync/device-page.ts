/** What runs in the browser: the sync of the application, without its screens. */
import { documentFor, globalStatus, pendingLocally, readDocument, signOutLocally } from '#client/sync/documents'
import { listDrafts } from '#client/sync/use-document'
import type { DocumentKind } from '#shared/documents/registry'
import { addParagraph, contours } from './words.ts'

export interface DevicePage {
  open(personId: string, room: string, kind: DocumentKind, persist: boolean): void
  type(words: string): void
  words(): string
  status(): { kind: string; modifications?: number } | null
  ready(): boolean
  pending(personId: string): { modifications: number; drafts: number }
  drafts(personId: string): number
  signOut(personId: string): Promise<boolean>
  copies(): Promise<string[]>
}

let view: () => ReturnType<ReturnType<typeof documentFor>['view']>

const page: DevicePage = {
  open(personId, room, kind, persist) {
    const request = { personId, room, kind, persist, right: 'write' as const }
    readDocument(request, () => undefined)
    view = () => documentFor(request).view()
  },
  type: (words) => addParagraph(view().doc, words),
  words: () => contours(view().doc),
  status: globalStatus,
  ready: () => view().ready,
  pending: pendingLocally,
  drafts: (personId) => listDrafts(personId).length,
  signOut: signOutLocally,
  copies: async () => (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('copie:') ? [name] : [])),
}
Object.assign(window, { device: page })
