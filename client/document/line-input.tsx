import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '#client/ui/class-names'
import { FieldName } from './field-name.tsx'
import { grow } from './grow.ts'
import '#client/ui/field.css'

interface LineInputProps {
  label: string
  labelHidden?: boolean
  /** Shorter words drawn where the label is read in full. */
  shown?: string
  value: string | null
  onCommit: (value: string | null) => void
  canWrite: boolean
  max?: number
  placeholder?: string
  /** Looks like the text around until touched. */
  discreet?: boolean
  /** Long lines are shown on several rows; Enter still ends the entry. */
  wraps?: boolean
  hint?: string
  inputMode?: 'text' | 'url'
  /** Id of a `datalist` whose words are offered; any others are accepted. */
  list?: string
}

/** What is typed, until it is committed. */
function useDraft(value: string | null, onCommit: (value: string | null) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, value, onCommit })
  latest.current = { draft, value, onCommit }
  const commit = useCallback(() => {
    const { draft: typed, value: shown, onCommit: send } = latest.current
    if (typed === null) return
    latest.current.draft = null
    setDraft(null)
    const words = typed.replace(/\s*\n\s*/g, ' ').trim()
    if ((words === '' ? null : words) !== shown) send(words === '' ? null : words)
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
  return { draft, setDraft, commit }
}

/**
 * One line: the last who leaves the field wins. Committed on blur, Enter, and whenever the page may go away;
 * what others write is shown as long as nothing was typed here.
 */
export function LineInput(props: LineInputProps) {
  const {
    label,
    labelHidden,
    shown,
    value,
    canWrite,
    max = 500,
    placeholder,
    discreet,
    wraps,
    hint,
    inputMode,
    list,
  } = props
  const id = useId()
  const { draft, setDraft, commit } = useDraft(value, props.onCommit)
  const area = useRef<HTMLTextAreaElement>(null)
  const words = draft ?? value ?? ''
  useLayoutEffect(() => {
    if (area.current !== null && area.current.value === words) grow(area.current)
  }, [words])
  const common = {
    id,
    className: classes('champ', discreet === true && 'discret', wraps === true && 'partage'),
    value: words,
    readOnly: !canWrite,
    maxLength: max,
    placeholder,
    autoComplete: 'off',
    'aria-describedby': hint === undefined ? undefined : `${id}-aide`,
    onChange: (e: { target: { value: string } }) => setDraft(e.target.value),
    onBlur: commit,
    onKeyDown: (e: KeyboardEvent) => {
      if (e.key === 'Enter' && !e.nativeEvent.isComposing) {
        if (wraps === true) e.preventDefault()
        commit()
      }
      if (e.key === 'Escape') setDraft(null)
    },
  }
  return (
    <div className="champ-bloc">
      <FieldName id={id} label={label} shown={shown} hidden={labelHidden === true} />
      {wraps === true ? (
        <textarea ref={area} rows={1} {...common} />
      ) : (
        <input inputMode={inputMode} list={list} {...common} />
      )}
      {hint !== undefined && (
        <span id={`${id}-aide`} className="champ-aide">
          {hint}
        </span>
      )}
    </div>
  )
}
