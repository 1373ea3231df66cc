/** Keeps a document in the database of this device, and knows whether all of it is there. */
import * as Y from 'yjs'
import type { LastWords } from './local-copies.ts'
import { openRows, type RowKey, type Rows } from './local-rows.ts'

/** Whether all the document holds is on this device: yes; being written; not, as the device keeps or takes nothing. */
export type Garde = 'ici' | 'enCours' | 'non'

export interface LocalCopy {
  readonly garde: Garde
  /** The rows found here are in the document, or there is no copy. */
  readonly loaded: Promise<void>
  close(): void
}

export interface CopyParts {
  name: string
  doc: Y.Doc
  lastWords: LastWords
  onChange(): void
}

const TRIM_ROWS = 500
const AGAIN_MS = 5_000
/** Letters come faster than this: the state shown must not blink at each of them. */
const QUIET_MS = 300
/** No structs, no deletions. */
const EMPTY_UPDATE_LENGTH = 2

export function openLocalCopy({ name, doc, lastWords, onChange }: CopyParts): LocalCopy {
  /** Origin of what comes from the copy, and need not go back there. */
  const self = {}
  let rows: Rows | null = null
  let phase: 'opening' | 'open' | 'lost' = 'opening'
  /** Rows whose content the document holds. Another tab's newer ones are not among them. */
  let known: RowKey[] = []
  let waiting: Uint8Array[] = []
  let inFlight: Uint8Array | null = null
  /** What waits was typed here. */
  let own = false
  /** The device refused something, which is not on disk since. */
  let behind = false
  let quiet: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let told: Garde = 'enCours'

  function garde(): Garde {
    if (phase === 'lost' || behind) return 'non'
    const busy = inFlight !== null || waiting.length > 0 || quiet !== undefined
    return phase === 'opening' || busy ? 'enCours' : 'ici'
  }

  function tell(): void {
    if (garde() === told) return
    told = garde()
    onChange()
  }

  function rest(): void {
    quiet = undefined
    tell()
  }

  /** Hands all that waits to the browser, as one row; or as one for all rows that are known, once they are many. */
  function hand(to: Rows): { bytes: Uint8Array; instead: RowKey[]; added: Promise<RowKey> } {
    const instead = known.length >= TRIM_ROWS ? known : []
    if (instead.length > 0) known = []
    const bytes = instead.length > 0 ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(waiting)
    waiting = []
    // What was typed here is nowhere else and must outlast a power cut; the server gives the rest again.
    const added = to.add(bytes, instead, own ? 'strict' : 'relaxed')
    own = false
    return { bytes, instead, added }
  }

  /** One write at a time: on a slow disk, what is typed meanwhile shares the next one. */
  async function flush(): Promise<void> {
    if (rows === null || inFlight !== null || waiting.length === 0) return
    const { bytes, instead, added } = hand(rows)
    inFlight = bytes
    tell()
    try {
      known.push(await added)
      behind = false
      lastWords.settle()
    } catch (error) {
      known.push(...instead)
      // Later rows mean nothing without it.
      waiting.unshift(bytes)
      own = true
      refused(error)
    }
    inFlight = null
    if (phase !== 'lost' && !behind) {
      clearTimeout(quiet)
      quiet = setTimeout(rest, QUIET_MS)
      void flush()
    }
    tell()
  }

  function refused(error: unknown): void {
    if (phase === 'lost') return
    if (!behind) console.warn('this device did not keep what was written', error)
    behind = true
    clearTimeout(again)
    again = setTimeout(() => void flush(), AGAIN_MS)
  }

  function onUpdate(bytes: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void {
    if (origin === self) return
    waiting.push(bytes)
    own ||= transaction.local
    void flush()
    tell()
  }

  /** All in one go: an edit is either in `before` or heard by `onUpdate`. */
  function take(keys: RowKey[], found: readonly Uint8Array[]): void {
    const before = Y.encodeStateAsUpdate(doc)
    const last = lastWords.found()
    const apply = () => {
      for (const row of [...found, ...last]) Y.applyUpdate(doc, row, self)
    }
    Y.transact(doc, apply, self, false)
    doc.on('update', onUpdate)
    phase = 'open'
    known = keys
    waiting = [...last, ...(before.length > EMPTY_UPDATE_LENGTH ? [before] : [])]
    own = true
    void flush()
  }

  /** A page that goes is not told whether the browser wrote. */
  function onLeave(): void {
    const unsure = phase === 'opening' ? [Y.encodeStateAsUpdate(doc)] : [...(inFlight ? [inFlight] : []), ...waiting]
    const bytes = unsure.length > 0 ? Y.mergeUpdates(unsure) : null
    if (phase !== 'lost' && bytes !== null && bytes.length > EMPTY_UPDATE_LENGTH) lastWords.leave(bytes)
  }

  function lose(why: unknown): void {
    if (phase === 'lost') return
    console.warn('this device keeps no copy of the document any more', why)
    stop()
    tell()
  }

  function stop(): void {
    phase = 'lost'
    doc.off('update', onUpdate)
    removeEventListener('pagehide', onLeave)
    clearTimeout(again)
    clearTimeout(quiet)
    rows?.close()
    rows = null
  }

  async function load(): Promise<void> {
    const opened = await openRows(name, lose)
    rows = opened
    const { keys, updates } = await opened.all()
    if (phase === 'opening') take(keys, updates)
    else opened.close()
    tell()
  }

  addEventListener('pagehide', onLeave)
  return {
    get garde() {
      return garde()
    },
    loaded: load().catch(lose),
    close() {
      // The database closes once this is written.
      if (rows !== null && waiting.length > 0) hand(rows).added.catch((error: unknown) => console.warn(error))
      stop()
    },
  }
}
