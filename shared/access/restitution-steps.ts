import type { publics } from '../documents/choices.ts'
import type { Act } from './can.ts'

/** Where a restitution stands. */
export const statutsRestitution = {
  travail: 'Document de travail',
  soumise: 'Soumise',
  validee: 'Validée',
  publiee: 'Publiée',
  archivee: 'Archivée',
} as const
export type StatutRestitution = keyof typeof statutsRestitution

/** Which steps follow each, and who may take them. */
const steps: Readonly<Record<StatutRestitution, Partial<Record<StatutRestitution, Act>>>> = {
  travail: { soumise: 'writeRestitution' },
  soumise: { travail: 'writeRestitution', validee: 'validateRestitution' },
  validee: { publiee: 'validateRestitution', archivee: 'validateRestitution' },
  publiee: { archivee: 'validateRestitution' },
  archivee: {},
}

/** What a reviewer says of a restitution that was submitted. */
export const avisRelecture = { rien: 'Lu, rien à redire', aCorriger: 'À corriger' } as const
export type AvisRelecture = keyof typeof avisRelecture

/** Null when no step leads there. */
export const stepTo = (from: StatutRestitution, to: StatutRestitution): Act | null => steps[from][to] ?? null
export const nextSteps = (from: StatutRestitution): StatutRestitution[] =>
  Object.keys(steps[from]) as StatutRestitution[]

/** Whether an export of it may name people: never of what everyone reads, or is meant to. */
export const peutNommer = (statut: StatutRestitution, destinataires: keyof typeof publics | null): boolean =>
  statut !== 'publiee' && statut !== 'archivee' && destinataires !== 'publique'

/** What was validated is never written again: a correction is another version. */
export const isSettled = (statut: StatutRestitution): boolean => statut !== 'travail' && statut !== 'soumise'

/** What says where a restitution stands, wherever it is printed. */
export interface StandingOfRestitution {
  statut: StatutRestitution
  steps: readonly { statut: StatutRestitution; at: number }[]
}
