import { useId } from 'react'
import { classes } from './class-names.ts'
import type { FieldWords } from './field.tsx'
import './field.css'

export interface Option<C extends string = string> {
  code: C
  label: string
}

/** code → label, in the order written. */
export const optionsOf = <C extends string>(labels: Readonly<Record<C, string>>): Option<C>[] =>
  (Object.keys(labels) as C[]).map((code) => ({ code, label: labels[code] }))

interface SelectProps<C extends string> extends FieldWords {
  value: C | null
  options: readonly Option<C>[]
  onChange: (value: C | null) => void
  /** The words of a blank, which can be chosen; without them a choice cannot be taken back. */
  blank?: string | undefined
  isDisabled?: boolean | undefined
  isRequired?: boolean | undefined
  /** Looks like the text around until touched. */
  discreet?: boolean | undefined
}

/** The device's own list: nothing is easier on a phone, and every screen reader knows it. */
export function Select<C extends string>(props: SelectProps<C>) {
  const { label, labelHidden, hint, error, value, options, onChange, blank, isDisabled, isRequired, discreet } = props
  const id = useId()
  const notes = [hint === undefined ? null : `${id}-aide`, error === undefined ? null : `${id}-erreur`].filter(Boolean)
  return (
    <div className="champ-bloc">
      <label htmlFor={id} className={labelHidden === true ? 'sr' : 'champ-nom'}>
        {label}
      </label>
      <select
        id={id}
        className={classes('champ', discreet === true && 'discret')}
        value={value ?? ''}
        disabled={isDisabled}
        required={isRequired}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
        onChange={(e) => onChange(options.find((o) => o.code === e.target.value)?.code ?? null)}
      >
        {(blank !== undefined || value === null) && <option value="">{blank ?? 'Choisir…'}</option>}
        {options.map((o) => (
          <option key={o.code} value={o.code}>
            {o.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-aide`} className="champ-aide">
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-erreur`} className="champ-erreur">
          {error}
        </span>
      )}
    </div>
  )
}
