import { useId, useState } from 'react'
import { FieldName } from './field-name.tsx'
import '#client/ui/field.css'

interface TimeInputProps {
  label: string
  /** Shorter words drawn where the label is read in full. */
  shown?: string
  /** `14:30` */
  value: string | null
  onCommit: (value: string | null) => void
}

/** A time of day with the picker of the device; half a time commits nothing. */
export function TimeInput({ label, shown, value, onCommit }: TimeInputProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const typed = (time: string) => {
    setDraft(time)
    if (time !== '') onCommit(time)
  }
  const leave = (time: string, valid: boolean) => {
    setDraft(null)
    if (time === '' && valid && value !== null) onCommit(null)
  }
  return (
    <div className="champ-bloc">
      <FieldName id={id} label={label} shown={shown} hidden={false} />
      <input
        id={id}
        type="time"
        className="champ"
        value={draft ?? value ?? ''}
        onChange={(e) => typed(e.target.value.slice(0, 5))}
        onBlur={(e) => leave(e.target.value, e.target.validity.valid && !e.target.validity.badInput)}
      />
    </div>
  )
}
