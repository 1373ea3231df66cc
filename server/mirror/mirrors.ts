import type { Logger } from 'pino'
import type { CodeGuard } from '#server/access/code-guard'
import type { Mirrors, Rooms } from '#server/services'
import type { SeanceStore } from '#server/store/seance-store'
import { createAvancees } from './avancees.ts'
import { emargementValue } from './emargement.ts'
import { joined } from './joined.ts'
import { seanceEnDirectValue } from './seance-en-direct.ts'
import { readSeanceRows } from './seance-rows.ts'

interface Needs {
  seances: SeanceStore
  rooms: Pick<Rooms, 'write' | 'read' | 'onCommitted'>
  codeGuard: Pick<CodeGuard, 'alarm' | 'onAlarm'>
  logger: Pick<Logger, 'error'>
}

/** What starting the server asks beside `Mirrors`. */
export interface MirrorsAtStart extends Mirrors {
  /** A process that was killed may have written rows and not shown them. */
  refreshRunning(): Promise<void>
}

export function createMirrors({ seances, rooms, codeGuard, logger }: Needs): MirrorsAtStart {
  const avancees = createAvancees(rooms)
  const refresh = joined(async (seanceId) => {
    const [rows, documents] = await Promise.all([
      readSeanceRows(seances, seanceId, codeGuard.alarm()),
      seances.documents.ofSeance(seanceId),
    ])
    if (rows === null) return
    const standing = await avancees(rows.sousGroupes.map((g) => g.documentId))
    for (const { id, kind } of documents) {
      if (kind === 'seance-en-direct') await rooms.write(id, seanceEnDirectValue(rows, standing))
      if (kind === 'emargement')
        await rooms.write(id, emargementValue(rows.lignes, await seances.fusions.apart(seanceId)))
    }
  })

  async function refreshRunning(): Promise<void> {
    for (const { id } of await seances.meetings.running()) await refresh(id)
  }
  codeGuard.onAlarm(() => {
    refreshRunning().catch((err: unknown) => logger.error({ err }, 'the code alarm was not shown'))
  })

  return { refresh, refreshRunning }
}
