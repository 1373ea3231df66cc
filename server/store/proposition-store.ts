/** What a meeting examines, how it was first worded, and what became of it. */
import { and, asc, count, eq, max } from 'drizzle-orm'
import type { SortProposition } from '#shared/documents/choices'
import { type Db, immediately } from './db.ts'
import { propositions } from './tables.ts'

export type PropositionRow = typeof propositions.$inferSelect

export interface Fate {
  sort: SortProposition
  reformulation?: string
  motif?: string | null
}

type Proposed = Pick<
  PropositionRow,
  'id' | 'titre' | 'organisme' | 'auteurId' | 'proposeA' | 'pointId' | 'sousGroupeId'
>

export interface PropositionStore {
  /** In the order of the agenda, then as they came. */
  list(seanceId: string): Promise<PropositionRow[]>
  /** Comes last. False when the meeting has `atMost` already. */
  add(seanceId: string, proposed: Proposed, atMost: number): Promise<boolean>
  /** False when it is not of this meeting. The first wording stays, and so does what is left out of a fate. */
  decide(seanceId: string, propositionId: string, fate: Fate): Promise<boolean>
}

export function sqlitePropositionStore(db: Db): PropositionStore {
  return {
    async list(seanceId) {
      return db
        .select()
        .from(propositions)
        .where(eq(propositions.seanceId, seanceId))
        .orderBy(asc(propositions.rang), asc(propositions.id))
        .all()
    },
    async add(seanceId, proposed, atMost) {
      return immediately(db, (tx) => {
        const before = tx
          .select({ many: count(), last: max(propositions.rang) })
          .from(propositions)
          .where(eq(propositions.seanceId, seanceId))
          .get()
        if (before !== undefined && before.many >= atMost) return false
        tx.insert(propositions)
          .values({ ...proposed, seanceId, rang: (before?.last ?? -1) + 1 })
          .run()
        return true
      })
    },
    async decide(seanceId, propositionId, fate) {
      const { changes } = db
        .update(propositions)
        .set(fate)
        .where(and(eq(propositions.seanceId, seanceId), eq(propositions.id, propositionId)))
        .run()
      return changes > 0
    },
  }
}
