import type { Logger } from 'pino'
import type { Mirrors, Rooms } from '#server/services'
import type { SeanceStore } from '#server/store/seance-store'
import { etatsDesObjectifs, type SousGroupe } from '#shared/documents/sous-groupe'

interface Needs {
  seances: { documents: Pick<SeanceStore['documents'], 'get'> }
  rooms: Pick<Rooms, 'read' | 'onCommitted'>
  mirrors: Mirrors
  logger: Pick<Logger, 'error'>
}

/** What a facilitator waits for: an objective that changes state. */
const SOON = 250
/** Words and last activity move at every keystroke; every screen of the meeting hears of them. */
const LATER = 4_000

interface Sheet {
  seanceId: string
  etats: string
  timer: NodeJS.Timeout | null
  isSoon: boolean
  shownAt: number
}

/** Shows in the live document of a meeting where its sheets stand, soon after they change. What it returns stops it. */
export function followSheets({ seances, rooms, mirrors, logger }: Needs): () => Promise<void> {
  const sheets = new Map<string, Sheet | null>()
  const running = new Set<Promise<void>>()

  async function sheetOf(documentId: string): Promise<Sheet | null> {
    const held = sheets.get(documentId)
    if (held !== undefined) return held
    const row = await seances.documents.get(documentId)
    const isSheet = row?.kind === 'sous-groupe' && row.seanceId !== null
    const sheet = isSheet
      ? { seanceId: row.seanceId ?? '', etats: '', timer: null, isSoon: false, shownAt: Number.NEGATIVE_INFINITY }
      : null
    sheets.set(documentId, sheet)
    return sheet
  }

  async function look(documentId: string, sheet: Sheet): Promise<void> {
    const value = (await rooms.read([documentId])).get(documentId)?.value as SousGroupe | undefined
    if (value === undefined) return
    const etats = etatsDesObjectifs(value).join()
    const wait = etats === sheet.etats ? LATER - (performance.now() - sheet.shownAt) : 0
    if (wait > 0) return plan(documentId, sheet, { wait, isSoon: false })
    Object.assign(sheet, { etats, shownAt: performance.now() })
    await mirrors.refresh(sheet.seanceId)
  }

  function plan(documentId: string, sheet: Sheet, { wait, isSoon }: { wait: number; isSoon: boolean }): void {
    if (sheet.timer !== null) {
      if (sheet.isSoon) return
      clearTimeout(sheet.timer)
    }
    sheet.isSoon = isSoon
    sheet.timer = setTimeout(() => {
      sheet.timer = null
      run(look(documentId, sheet))
    }, wait)
  }

  function run(task: Promise<void>): void {
    const mine = task
      .catch((err: unknown) => logger.error({ err }, 'where a sub-group stands could not be shown'))
      .finally(() => running.delete(mine))
    running.add(mine)
  }

  let stopped = false
  const stop = rooms.onCommitted((documentId) => {
    if (sheets.get(documentId) === null) return
    run(
      sheetOf(documentId).then((sheet) => {
        if (sheet !== null && !stopped) plan(documentId, sheet, { wait: SOON, isSoon: true })
      }),
    )
  })

  return async () => {
    stop()
    stopped = true
    for (const sheet of sheets.values()) if (sheet?.timer != null) clearTimeout(sheet.timer)
    await Promise.all(running)
  }
}
