import { useCallback, useEffect, useRef, useState } from 'react'
import { here } from '#client/sync/documents'
import { checks, type Findings, isPassing, type Passage } from './findings.ts'
import { tryPoll, tryRequests, tryStream, tryWebSocket } from './try-network.ts'

interface Running {
  findings: Partial<Findings>
  done: number
  /** Everything is known. */
  all: Findings | null
  restart(): void
}

type Note = (found: Partial<Findings>) => void

const notTried: Passage = { is: 'notTried' }

async function storageHere(): Promise<Findings['storage']> {
  const { storage, canKeepText } = here()
  return { texts: await canKeepText(), notes: storage !== null, reopens: 'serviceWorker' in navigator }
}

async function runAll(note: Note, left: AbortSignal): Promise<void> {
  const storage = storageHere().then((found) => note({ storage: found }))
  const { passage, aheadMs } = await tryRequests(left)
  note({ http: passage, clock: { aheadMs } })
  if (!isPassing(passage)) note({ webSocket: notTried, stream: notTried, poll: notTried })
  else
    await Promise.all([
      tryWebSocket(left).then((webSocket) => note({ webSocket })),
      tryStream(left).then((stream) => note({ stream })),
      tryPoll(left).then((poll) => note({ poll })),
    ])
  await storage
}

const isComplete = (found: Partial<Findings>): found is Findings => checks.every((check) => found[check] !== undefined)

/** Tries everything when the page opens, and again when asked. */
export function useChecks(): Running {
  const [findings, setFindings] = useState<Partial<Findings>>({})
  const leaving = useRef<AbortController | null>(null)

  const restart = useCallback(() => {
    leaving.current?.abort()
    const mine = new AbortController()
    leaving.current = mine
    setFindings({})
    const note: Note = (found) => {
      if (!mine.signal.aborted) setFindings((before) => ({ ...before, ...found }))
    }
    void runAll(note, mine.signal)
  }, [])

  useEffect(() => {
    restart()
    return () => leaving.current?.abort()
  }, [restart])

  const done = checks.filter((check) => findings[check] !== undefined).length
  return { findings, done, all: isComplete(findings) ? findings : null, restart }
}
