import { useEffect, useRef, useState } from 'react'
import type { SyncStatus } from '#client/sync/status'
import { useGlobalStatus, useSomeWritable } from '#client/sync/use-document'
import { Chip } from '#client/ui/chip'
import { announce } from '#client/ui/notice'
import { saveWords } from '#client/words/save-words'

const QUIET = 10_000

/** Says the state aloud when it changes for good: at most once in ten seconds, always the latest. */
function useSpoken(status: SyncStatus, words: string): void {
  const kind = 'garde' in status && status.garde === 'non' ? (`${status.kind} non` as const) : status.kind
  const spoken = useRef<{ at: number; kind: typeof kind | null }>({ at: 0, kind: null })
  const latest = useRef(words)
  latest.current = words
  useEffect(() => {
    if (kind === spoken.current.kind) return
    // The first states of a page are where it starts, not news.
    if (spoken.current.at === 0 && (kind === 'verification' || kind === 'enregistre')) {
      spoken.current = { at: 0, kind }
      return
    }
    const wait = Math.max(1_000, spoken.current.at + QUIET - Date.now())
    const timer = setTimeout(() => {
      spoken.current = { at: Date.now(), kind }
      announce(latest.current)
    }, wait)
    return () => clearTimeout(timer)
  }, [kind])
}

/** This device's clock each second: how long it has been offline is counted by the same clock that noted when. */
function useDeviceNow(running: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [running])
  return now
}

/** Nothing wrong, nothing waiting. */
const isCalm = ({ kind }: SyncStatus): boolean => kind === 'verification' || kind === 'enregistre'

/** The state of what is typed, for everything open on the page; a calm page where this person only reads says nothing. */
export function SaveState() {
  const status = useGlobalStatus()
  const writes = useSomeWritable()
  if (status === null || (!writes && isCalm(status))) return null
  return <Badge status={status} />
}

/** The same for what stays in sight of a page that was scrolled, where something is wrong; said aloud by the bar only. */
export function SaveTrouble() {
  const status = useGlobalStatus()
  const now = useDeviceNow(status?.kind === 'horsLigne')
  if (status === null || isCalm(status) || status.kind === 'attente') return null
  const { tone, shape, words } = saveWords(status, now)
  return (
    <Chip tone={tone} shape={shape}>
      {words}
    </Chip>
  )
}

function Badge({ status }: { status: SyncStatus }) {
  const now = useDeviceNow(status.kind === 'horsLigne')
  const { tone, shape, words } = saveWords(status, now)
  useSpoken(status, words)
  return (
    <span data-save={status.kind}>
      <Chip tone={tone} shape={shape}>
        {words}
      </Chip>
    </span>
  )
}
