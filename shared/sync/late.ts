import type { DocumentKind } from '../documents/registry.ts'

/** Documents a closing freezes to participants: what they typed late there is offered to those who run the meeting. */
export const keptLate: readonly DocumentKind[] = ['sous-groupe', 'notes-de-seance']

/** Of one person on one document. */
export const MAX_LATE_BYTES = 1024 * 1024
