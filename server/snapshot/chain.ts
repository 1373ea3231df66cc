import { createHash } from 'node:crypto'
import type { SnapshotRow } from '#server/store/snapshot-store'
import { canonicalJson } from './canonical.ts'

/** The fingerprint of a link: of the one before, of everything said about this one, and of its content as stored. */
export function linkHash({ hash: _, content, ...header }: Omit<SnapshotRow, 'hash'> & { hash?: string }): string {
  return createHash('sha256').update(canonicalJson(header)).update('\n').update(content).digest('hex')
}
