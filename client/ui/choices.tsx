import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { FieldNotes } from './field.tsx'
import './choices.css'

interface CheckboxProps {
  isSelected: boolean
  onChange: (selected: boolean) => void
  children: ReactNode
  isDisabled?: boolean
  name?: string
  /** Id of what is said of it beside it. */
  describedBy?: string
}

export function Checkbox({ children, describedBy, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      className="case"
    >
      <span className="case-carre" aria-hidden="true">
        <svg viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
          <path d="M3 9.5 7.2 13.5 15 4.5" fill="none" stroke="currentColor" strokeWidth="2.6" />
        </svg>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}

interface RadioCardsProps<C extends string> {
  label: string
  labelHidden?: boolean
  value: C | null
  options: readonly { code: C; label: string; hint?: ReactNode; mark?: ReactNode }[]
  onChange: (value: C) => void
  error?: string
  isDisabled?: boolean
}

/** One choice among a few, each as a large target. */
export function RadioCards<C extends string>({
  label,
  labelHidden = false,
  value,
  options,
  onChange,
  error,
  isDisabled,
}: RadioCardsProps<C>) {
  const choose = (code: string) => {
    const option = options.find((o) => o.code === code)
    if (option !== undefined) onChange(option.code)
  }
  return (
    <RadioGroup
      value={value}
      onChange={choose}
      isInvalid={error !== undefined}
      isDisabled={isDisabled ?? false}
      className="champ-bloc"
    >
      <Label className={labelHidden ? 'sr' : 'champ-nom'}>{label}</Label>
      <div className="cartes-choix">
        {options.map((o) => (
          <Radio key={o.code} value={o.code} className="carte-choix">
            <span className="carte-choix-rond" aria-hidden="true" />
            <span>
              <span className="carte-choix-nom">
                {o.mark} {o.label}
              </span>
              {o.hint !== undefined && (
                <Text slot="description" className="champ-aide">
                  {o.hint}
                </Text>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes error={error} />
    </RadioGroup>
  )
}
