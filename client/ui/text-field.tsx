import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField, Input } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx'

interface TextProps extends FieldWords {
  value: string
  onChange: (value: string) => void
  name?: string
  isRequired?: boolean
  isDisabled?: boolean
  maxLength?: number
  autoFocus?: boolean
  placeholder?: string
  inputMode?: 'text' | 'numeric' | 'url' | 'email'
}

function Frame({ children, value, onChange, error, hint, ...rest }: TextProps & { children: ReactNode }) {
  const { placeholder: _placeholder, ...field } = rest
  return (
    <AriaTextField {...field} value={value} onChange={onChange} isInvalid={error !== undefined} className="champ-bloc">
      <FieldLabel label={rest.label} labelHidden={rest.labelHidden} />
      {children}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  )
}

const placeholderOf = ({ placeholder }: TextProps) => (placeholder === undefined ? {} : { placeholder })

export function TextField({ type = 'text', ...props }: TextProps & { type?: HTMLInputTypeAttribute }) {
  return (
    <Frame {...props}>
      <Input className="champ" type={type} {...placeholderOf(props)} />
    </Frame>
  )
}

export function TextArea({ rows = 3, ...props }: TextProps & { rows?: number }) {
  return (
    <Frame {...props}>
      <AriaTextArea className="champ" rows={rows} {...placeholderOf(props)} />
    </Frame>
  )
}

/** A day or a time of day, with the picker of the device. */
export function DateField(props: Omit<TextProps, 'placeholder' | 'maxLength'>) {
  return <TextField {...props} type="date" />
}
export function TimeField(props: Omit<TextProps, 'placeholder' | 'maxLength'>) {
  return <TextField {...props} type="time" />
}
