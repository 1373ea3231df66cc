import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from './button.tsx'
import { type Notice, withNotice } from './notice-list.ts'
import './notice.css'

interface Said {
  polite: string
  assertive: string
  notices: readonly Notice[]
}

const SHOWN_FOR = 8_000
let said: Said = { polite: '', assertive: '', notices: [] }
let last = 0
const listeners = new Set<() => void>()

function change(next: Partial<Said>): void {
  said = { ...said, ...next }
  for (const tell of listeners) tell()
}

/** Says something to people who listen rather than look. The same words twice are said twice. */
export function announce(words: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  change({ [urgency]: said[urgency] === words ? `${words}\u00a0` : words })
}

const dismiss = (id: number): void => change({ notices: said.notices.filter((n) => n.id !== id) })

/**
 * Shows a short message for some seconds and says it. Never the only place of something that matters. One `about`
 * something takes the place of the one before.
 */
export function notify(words: string, about: string | null = null): void {
  const id = ++last
  change({ notices: withNotice(said.notices, { id, words, about }) })
  announce(words)
  setTimeout(() => dismiss(id), SHOWN_FOR)
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/**
 * The two live regions of the application and its short messages; drawn once, by the shell. Of the top layer: a dialog
 * hides from who listens all that is outside it, but not these.
 */
export function Notices() {
  const { polite, assertive, notices } = useSyncExternalStore(subscribe, () => said)
  return (
    <section className="avis-zone" aria-label="Messages" data-react-aria-top-layer>
      <div className="sr" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="sr" role="alert" aria-live="assertive">
        {assertive}
      </div>
      {notices.map((n) => (
        <div key={n.id} className="avis">
          <span>{n.words}</span>
          <IconButton small label="Masquer ce message" onPress={() => dismiss(n.id)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
