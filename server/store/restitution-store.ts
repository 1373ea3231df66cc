/** The steps of restitutions: where each stands, and which version starts from which. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { StatutRestitution } from '#shared/access/restitution-steps'
import { type Db, immediately } from './db.ts'
import { documents, restitutionSteps } from './tables.ts'

type Row = typeof restitutionSteps.$inferSelect
export type RestitutionStep = Omit<Row, 'seq' | 'constatsVus'> & Partial<Pick<Row, 'constatsVus'>>

export interface RestitutionStanding {
  statut: StatutRestitution
  /** When it came to it; null before any step. */
  at: number | null
  versionDe: string | null
  /** What validation froze. */
  instantaneId: string | null
  /** Oldest first. */
  steps: RestitutionStep[]
}

export interface RestitutionStore {
  standing(documentId: string): Promise<RestitutionStanding>
  /** Restitutions that start from this one, oldest first; those removed are left out. */
  versionsOf(documentId: string): Promise<string[]>
  /** False, and nothing is written, when it no longer stands at `from`. */
  add(step: RestitutionStep, from: StatutRestitution): Promise<boolean>
}

export function standingOf(db: Db, documentId: string): RestitutionStanding {
  const rows = db
    .select()
    .from(restitutionSteps)
    .where(eq(restitutionSteps.documentId, documentId))
    .orderBy(asc(restitutionSteps.seq))
    .all()
  const steps = rows.map(({ seq: _, ...step }) => step)
  const last = steps.at(-1)
  return {
    statut: last?.statut ?? 'travail',
    at: last?.at ?? null,
    versionDe: steps.find((s) => s.versionDe !== null)?.versionDe ?? null,
    instantaneId: steps.find((s) => s.instantaneId !== null)?.instantaneId ?? null,
    steps,
  }
}

export function sqliteRestitutionStore(db: Db): RestitutionStore {
  return {
    async standing(documentId) {
      return standingOf(db, documentId)
    },
    async versionsOf(documentId) {
      const found = db
        .select({ id: restitutionSteps.documentId })
        .from(restitutionSteps)
        .innerJoin(documents, eq(documents.id, restitutionSteps.documentId))
        .where(and(eq(restitutionSteps.versionDe, documentId), isNull(documents.removedAt)))
        .orderBy(asc(restitutionSteps.seq))
        .all()
      return found.map(({ id }) => id)
    },
    async add(step, from) {
      return immediately(db, (tx) => {
        if (standingOf(tx, step.documentId).statut !== from) return false
        tx.insert(restitutionSteps).values(step).run()
        return true
      })
    },
  }
}
