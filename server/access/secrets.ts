import { createHash } from 'node:crypto'

/** Secrets are stored hashed: a stolen copy of the database opens nothing. They are random, so no salt is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
