import { useEffect, useRef } from 'react'
import { useNow } from '#client/api/server-clock'
import { type SaveState as State, useOverallSave } from '#client/document/save-state'
import { Chip } from '#client/ui/chip'
import { announce } from '#client/ui/notice'
import { saveWords } from '#client/words/save-words'

const QUIET = 10_000

/** Says the state aloud when it changes for good: at most once in ten seconds, always the latest. */
function useSpoken(kind: State['kind'] | null, words: string): void {
  const spoken = useRef<{ at: number; kind: State['kind'] | null }>({ at: 0, kind: null })
  const latest = useRef(words)
  latest.current = words
  useEffect(() => {
    if (kind === null || kind === spoken.current.kind) return
    // The first state of a page is where it starts, not news.
    if (spoken.current.kind === null && (kind === 'checking' || kind === 'saved')) {
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

/** The state of what is typed, for everything open on the page. */
export function SaveState() {
  const state = useOverallSave()
  return state === null ? null : <Badge state={state} />
}

function Badge({ state }: { state: State }) {
  const now = useNow()
  const { tone, shape, words } = saveWords(state, now)
  useSpoken(state.kind, words)
  return (
    <span data-save={state.kind}>
      <Chip tone={tone} shape={shape}>
        {words}
      </Chip>
    </span>
  )
}
