import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { classes } from '#client/ui/class-names'
import '#client/ui/field.css'

interface LineInputProps {
  label: string
  labelHidden?: boolean
  value: string | null
  onCommit: (value: string | null) => void
  canWrite: boolean
  max?: number
  placeholder?: string
  /** Looks like the text around until touched. */
  discreet?: boolean
  hint?: string
  inputMode?: 'text' | 'url'
}

/**
 * One line: the last who leaves the field wins. Committed on blur, Enter, and whenever the page may go away;
 * what others write is shown as long as nothing was typed here.
 */
export function LineInput(props: LineInputProps) {
  const { label, labelHidden, value, onCommit, canWrite, max = 500, placeholder, discreet, hint, inputMode } = props
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, value, onCommit })
  latest.current = { draft, value, onCommit }

  const commit = useCallback(() => {
    const { draft: typed, value: shown, onCommit: send } = latest.current
    if (typed === null) return
    latest.current.draft = null
    setDraft(null)
    const words = typed.trim() === '' ? null : typed.trim()
    if (words !== shown) send(words)
  }, [])

  useEffect(() => {
    // A phone puts the page away without a blur, and may never bring it back.
    const away = () => document.visibilityState === 'hidden' && commit()
    document.addEventListener('visibilitychange', away)
    window.addEventListener('pagehide', commit)
    return () => {
      document.removeEventListener('visibilitychange', away)
      window.removeEventListener('pagehide', commit)
      commit()
    }
  }, [commit])

  return (
    <div className="champ-bloc">
      <label htmlFor={id} className={labelHidden === true ? 'sr' : 'champ-nom'}>
        {label}
      </label>
      <input
        id={id}
        className={classes('champ', discreet === true && 'discret')}
        value={draft ?? value ?? ''}
        readOnly={!canWrite}
        maxLength={max}
        placeholder={placeholder}
        inputMode={inputMode}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-aide`}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={commit}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.nativeEvent.isComposing) commit()
          if (e.key === 'Escape') setDraft(null)
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-aide`} className="champ-aide">
          {hint}
        </span>
      )}
    </div>
  )
}
