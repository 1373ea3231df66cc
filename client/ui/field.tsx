import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import './field.css'

export interface FieldWords {
  label: string
  /** Shown under the field, read with it. */
  hint?: ReactNode
  /** What is wrong, in a sentence; nothing when all is well. */
  error?: string | undefined
  /** The label is read aloud but not drawn: a cell whose column already says it. */
  labelHidden?: boolean | undefined
}

export function FieldLabel({ label, labelHidden }: Pick<FieldWords, 'label' | 'labelHidden'>) {
  return <Label className={labelHidden === true ? 'sr' : 'champ-nom'}>{label}</Label>
}

export function FieldNotes({ hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className="champ-aide">
          {hint}
        </Text>
      )}
      <FieldError className="champ-erreur">{error}</FieldError>
    </>
  )
}
