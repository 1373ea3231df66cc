/**
 * Every table. Text ids are random (128 bits). Instants are milliseconds since 1970, server clock.
 * Names of people stand in `personnes` and `emargements` only.
 */
export * from './tables/commentaires.ts'
export * from './tables/documents.ts'
export * from './tables/live.ts'
export * from './tables/meetings.ts'
export * from './tables/people.ts'
export * from './tables/plan.ts'
export * from './tables/presence.ts'
export * from './tables/relecteurs.ts'
export * from './tables/snapshots.ts'
export * from './tables/sous-groupes.ts'
export * from './tables/suivis.ts'
