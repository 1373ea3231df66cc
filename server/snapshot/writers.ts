import * as Y from 'yjs'
import { autourDe, organismesDe } from '#server/store/autour'
import type { EmargementRow } from '#server/store/emargement-store'
import type { SeanceStore } from '#server/store/seance-store'
import { SERVER_OWNER, type UpdateLog } from '#server/store/update-log'

interface Share {
  /** Null for what nobody in particular wrote: the text a document began with, or given back from a snapshot. */
  organisme: string | null
  /** Of the characters that are read, from 0 to 1. */
  part: number
}

export interface Writers {
  /** Who wrote what a document said at a log position, by organisation, the largest share first. */
  of(documentId: string, position: number): Promise<Share[]>
}

const NOT_SAID = 'Organisation non précisée'

/** Characters still read, by the client that typed them. */
function lengths(doc: Y.Doc): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [client, structs] of doc.store.clients) {
    const length = structs.reduce(
      (sum, item) =>
        item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString ? sum + item.length : sum,
      0,
    )
    if (length > 0) counts.set(client, length)
  }
  return counts
}

export function createWriters({
  log,
  people,
  lignesDe,
}: {
  log: Pick<UpdateLog, 'describe' | 'load' | 'replay'>
  people: Pick<SeanceStore['people'], 'organismes'>
  /** The attendance of the meeting a document belongs to; empty outside any. */
  lignesDe(documentId: string): Promise<readonly Pick<EmargementRow, 'personId' | 'organisme' | 'tableDe' | 'statut'>[]>
}): Writers {
  /** What was typed on a shared device was typed for all those around it. */
  async function tablesOf(documentId: string): Promise<(personId: string) => string | null> {
    const lines = await lignesDe(documentId)
    return (personId) => {
      const around = autourDe(lines, personId)
      return around.length > 1 ? organismesDe(around) : null
    }
  }
  return {
    async of(documentId, position) {
      const found = await log.describe(documentId)
      if (found === null) return []
      const ref = { documentId, epoch: found.epoch }
      const doc = new Y.Doc()
      for (const { bytes } of await log.replay(ref, position)) Y.applyUpdate(doc, bytes)
      const { owners } = await log.load(ref)
      const counts = lengths(doc)
      const organismes = await people.organismes([...new Set(owners.values())].filter((id) => id !== SERVER_OWNER))
      const tableOf = await tablesOf(documentId)
      const organismeOf = (id: string | undefined) => (id && (tableOf(id) ?? organismes.get(id))) ?? NOT_SAID
      const shares = new Map<string | null, number>()
      let total = 0
      for (const [client, length] of counts) {
        const owner = owners.get(client)
        const organisme = owner === SERVER_OWNER ? null : organismeOf(owner)
        shares.set(organisme, (shares.get(organisme) ?? 0) + length)
        total += length
      }
      return [...shares].map(([organisme, n]) => ({ organisme, part: n / total })).sort((a, b) => b.part - a.part)
    },
  }
}
