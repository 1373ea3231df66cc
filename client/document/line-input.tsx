import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { classes } from '#client/ui/class-names'
import { FieldName } from './field-name.tsx'
import { grow } from './grow.ts'
import { useLineDraft } from './line-draft.ts'
import { OtherLine } from './other-line.tsx'
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

/**
 * One line: the last who types wins, and nothing typed waits here unseen: the page says « Enregistré » of every key.
 * What others write is shown as long as nothing was typed here; after that, what was written at the same time and is not
 * in the field is shown under it.
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
  const { draft, other, type, leave, takeBack, takeOther, forgetOther } = useLineDraft(value, props.onCommit)
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
    onChange: (e: { target: { value: string } }) => type(e.target.value),
    onBlur: leave,
    onKeyDown: (e: KeyboardEvent) => {
      if (e.key === 'Enter' && !e.nativeEvent.isComposing) {
        if (wraps === true) e.preventDefault()
        leave()
      }
      if (e.key === 'Escape') takeBack()
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
      {other !== null && <OtherLine other={other} onTake={takeOther} onForget={forgetOther} canWrite={canWrite} />}
    </div>
  )
}
