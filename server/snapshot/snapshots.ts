import type { Clock, Rooms, Snapshots } from '#server/services'
import type { DocumentRow } from '#server/store/document-store'
import { newId } from '#server/store/ids'
import type { SeanceRow } from '#server/store/meeting-store'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotRow, SnapshotStore } from '#server/store/snapshot-store'
import { canonicalJson } from './canonical.ts'
import { linkHash } from './chain.ts'
import {
  FORMAT,
  type FrozenDocument,
  type Instantane,
  porteeOf,
  type SnapshotContent,
  snapshotContent,
} from './content.ts'
import { freezeSeance, rowsOfGroupe } from './freeze-seance.ts'
import { organismesNamed } from './organismes-named.ts'
import { withReferences } from './references.ts'
import { createScopes } from './scopes.ts'
import type { Signer } from './signing.ts'

export interface SnapshotParts {
  store: SnapshotStore
  seances: SeanceStore
  plan: PlanStore
  rooms: Pick<Rooms, 'read'>
  clock: Clock
  signer: Signer
}

/** Half a character cannot be stored: read again it would be another, and break the chain for ever. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')

type Header = Pick<SnapshotRow, 'libelle' | 'seanceId' | 'groupeId' | 'authorId'>

export function createSnapshots({ store, seances, plan, rooms, clock, signer }: SnapshotParts): Snapshots {
  /** Every document at one log position: everything committed before it, nothing after. */
  async function freeze(rows: readonly DocumentRow[]): Promise<{ documents: FrozenDocument[]; position: number }> {
    const readings = await rooms.read(rows.map((r) => r.id))
    const documents = rows.map(({ id, kind, title }): FrozenDocument => {
      const reading = readings.get(id)
      if (reading === undefined) throw new Error(`document ${id} has rows but was never written`)
      return { id, kind, title, value: reading.value as Record<string, unknown> }
    })
    return { documents, position: Math.max(0, ...[...readings.values()].map((r) => r.position)) }
  }

  const scopes = createScopes({ seances, plan })
  const adopted = (content: SnapshotContent) => withReferences({ plan, store }, content)

  async function contentOf(seance: SeanceRow): Promise<{ content: SnapshotContent; position: number }> {
    const { rows, documents: standing } = await freezeSeance({ seances, plan }, seance)
    const { documents, position } = await freeze(standing)
    const organismes = organismesNamed(documents, await plan.organismes())
    return { content: { format: FORMAT, ...rows, organismes, documents }, position }
  }

  async function append(header: Header, content: SnapshotContent, position: number): Promise<SnapshotRow> {
    const text = canonicalJson(snapshotContent.parse(content))
    const libelle = wellFormed(header.libelle)
    return store.append((last) => {
      const row = {
        numero: (last?.numero ?? 0) + 1,
        id: newId(),
        ...header,
        libelle,
        at: clock(),
        position,
        content: text,
        previousHash: last?.hash ?? null,
      }
      const hash = linkHash(row)
      return { row: { ...row, hash }, subjects: subjectsOf(content), seal: signer.seal({ numero: row.numero, hash }) }
    })
  }

  return {
    async takeSeance(seanceId, libelle, authorId, { again = true } = {}) {
      const seance = await seances.meetings.get(seanceId)
      if (seance === null) throw new Error(`no meeting ${seanceId} to freeze`)
      const { content, position } = await contentOf(seance)
      const last = again ? null : await store.latestOfSeance(seanceId)
      if (last !== null && saysTheSame(instantaneOf(last).content, content)) return { id: last.id, hash: last.hash }
      const header = { libelle, seanceId, groupeId: seance.groupeId, authorId }
      const row = await append(header, await adopted(content), position)
      return { id: row.id, hash: row.hash }
    },

    async standing(seanceId) {
      const seance = await seances.meetings.get(seanceId)
      return seance === null ? null : (await contentOf(seance)).content
    },

    async standingLike({ seanceId, content }) {
      const seance = seanceId === null ? null : await seances.meetings.get(seanceId)
      if (seance !== null) return (await contentOf(seance)).content
      const { sorte, id } = porteeOf(content)
      const rows = (sorte === 'seance' ? null : await scopes.of(sorte, id))?.documents ?? []
      const { documents } = await freeze(rows)
      return contentOfDocuments(documents, organismesNamed(documents, await plan.organismes()))
    },

    async takePortee(sorte, id, libelle, authorId) {
      const found = await scopes.of(sorte, id)
      if (found === null) throw new Error(`no ${sorte} ${id} to freeze`)
      const { documents, position } = await freeze(found.documents)
      const organismes = organismesNamed(documents, await plan.organismes())
      const portee = { sorte, id, titre: found.titre }
      const header = { libelle, seanceId: null, groupeId: sorte === 'groupe' ? id : null, authorId }
      const rows = sorte === 'groupe' ? await rowsOfGroupe({ seances, plan }, id) : {}
      const content = await adopted({ ...contentOfDocuments(documents, organismes), ...rows, portee })
      const row = await append(header, content, position)
      return { id: row.id, hash: row.hash }
    },

    async takeDocument(documentId, libelle, authorId, { again = false } = {}) {
      const standing = await seances.documents.get(documentId)
      if (standing === null) throw new Error(`no document ${documentId} to freeze`)
      const { documents, position } = await freeze([standing])
      const last = await store.latestOfDocument(documentId)
      const content = await adopted(contentOfDocuments(documents, organismesNamed(documents, await plan.organismes())))
      // Taking it again unchanged would give another fingerprint to the same words.
      if (!again && last !== null && last.content === canonicalJson(snapshotContent.parse(content)))
        return { id: last.id, hash: last.hash }
      const header = { libelle, seanceId: null, groupeId: standing.groupeId, authorId }
      const row = await append(header, content, position)
      return { id: row.id, hash: row.hash }
    },
  }
}

const saysTheSame = (one: SnapshotContent, other: SnapshotContent): boolean =>
  canonicalJson(one.documents) === canonicalJson(other.documents)

const subjectsOf = (content: SnapshotContent): string[] => [porteeOf(content).id, ...content.documents.map((d) => d.id)]

/** The content of a snapshot that freezes documents and no meeting. */
export const contentOfDocuments = (
  documents: FrozenDocument[],
  organismes: SnapshotContent['organismes'],
): SnapshotContent => ({
  format: FORMAT,
  seance: null,
  points: [],
  propositions: [],
  sousGroupes: [],
  presence: [],
  organismes,
  documents,
})

/** A stored link as the exports read it. */
export function instantaneOf(row: SnapshotRow): Instantane {
  const { id, libelle, seanceId, groupeId, at, hash } = row
  return { id, libelle, seanceId, groupeId, at, hash, content: snapshotContent.parse(JSON.parse(row.content)) }
}
