import { useId, useState } from 'react'
import { classes } from '#client/ui/class-names'
import { type Blank, blanks } from '#client/words/blanks'
import { Day } from '#client/words/dates'
import { FieldName } from './field-name.tsx'
import '#client/ui/field.css'
import './day-input.css'

interface DayInputProps {
  label: string
  labelHidden?: boolean
  /** Shorter words drawn where the label is read in full. */
  shown?: string
  value: string | null
  onCommit: (value: string | null) => void
  canWrite: boolean
  blank?: Blank
  discreet?: boolean
}

/** A year typed digit by digit passes through 0002, 0020, 0202: none of them is meant. */
const isMeant = (day: string): boolean => /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(day)

export function DayInput({
  label,
  labelHidden,
  value,
  onCommit,
  canWrite,
  blank = 'aFixer',
  discreet,
  shown,
}: DayInputProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const name = labelHidden === true ? 'sr' : 'champ-nom'
  if (!canWrite) {
    return (
      <div className="champ-bloc">
        <span className={name}>{shown ?? label}</span>
        <span>{value === null ? <span className="blanc">{blanks[blank]}</span> : <Day day={value} />}</span>
      </div>
    )
  }
  const typed = (day: string) => {
    setDraft(day)
    if (isMeant(day)) onCommit(day)
  }
  const leave = (day: string, valid: boolean) => {
    setDraft(null)
    // A date half typed also reads as empty, but is not valid: it clears nothing.
    if (day === '' && valid && value !== null) onCommit(null)
  }
  return (
    <div className="champ-bloc">
      <FieldName id={id} label={label} shown={shown} hidden={labelHidden === true} />
      <div className={classes('jour', discreet === true && 'en-mots')}>
        {discreet === true && (
          <span className={classes('jour-mots', value === null && 'blanc')} aria-hidden="true">
            {value === null ? blanks[blank] : <Day day={value} form="short" />}
          </span>
        )}
        <input
          id={id}
          type="date"
          min="1900-01-01"
          max="2999-12-31"
          className={classes('champ', discreet === true && 'discret')}
          value={draft ?? value ?? ''}
          onChange={(e) => typed(e.target.value)}
          onBlur={(e) => leave(e.target.value, e.target.validity.valid && !e.target.validity.badInput)}
        />
      </div>
    </div>
  )
}
