import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { no, type Outcome, ok } from '#server/services'
import { DATABASE_NAME } from './open.ts'

const ALL_PAGES = 0x7fff_ffff

export type BackupRefusal = 'sauvegardePresente' | 'sauvegardeImpossible' | 'copieAbimee'

export interface Backup {
  file: string
  bytes: number
}

/**
 * Copies a database while a server writes it: every page as of one moment, everything acknowledged before it included.
 * The copy is checked before it takes its name, so a file by that name is always whole. It is a data folder by itself.
 */
export async function backUp(source: Database.Database, folder: string): Promise<Outcome<Backup, BackupRefusal>> {
  const file = join(folder, DATABASE_NAME)
  const partial = `${file}.en-cours`
  if (existsSync(file)) return no('sauvegardePresente')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // In one step: between two, a write by another process would make SQLite begin again, for ever on a busy day.
    await source.backup(partial, { progress: () => ALL_PAGES })
    if (!isWhole(partial)) return no('copieAbimee')
    renameSync(partial, file)
    return ok({ file, bytes: statSync(file).size })
  } catch (error) {
    if (isDiskRefusal(error)) return no('sauvegardeImpossible')
    throw error
  } finally {
    rmSync(partial, { force: true })
  }
}

function isWhole(file: string): boolean {
  const copy = new Database(file)
  try {
    // One file instead of three: whoever copies it further cannot forget a part.
    copy.pragma('journal_mode = DELETE')
    const broken = copy.pragma('foreign_key_check')
    return copy.pragma('integrity_check', { simple: true }) === 'ok' && Array.isArray(broken) && broken.length === 0
  } finally {
    copy.close()
  }
}

/** The disk is full, read-only, or the path is not a folder. */
function isDiskRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code) ||
    /^SQLITE_(CANTOPEN|READONLY|FULL|IOERR)/.test(code)
  )
}
