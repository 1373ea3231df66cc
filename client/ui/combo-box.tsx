import { ChevronDown } from 'lucide-react'
import { ComboBox as AriaComboBox, Button, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx'
import './menu.css'

interface ComboBoxProps extends FieldWords {
  value: string
  /** Suggestions: any other words are accepted as well. */
  suggestions: readonly string[]
  onChange: (value: string) => void
  isDisabled?: boolean
}

export function ComboBox({ value, suggestions, onChange, error, hint, isDisabled, ...words }: ComboBoxProps) {
  return (
    <AriaComboBox
      allowsCustomValue
      menuTrigger="input"
      inputValue={value}
      onInputChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={isDisabled ?? false}
      className="champ-bloc"
    >
      <FieldLabel label={words.label} labelHidden={words.labelHidden} />
      <div className="champ-avec-bouton">
        <Input className="champ" />
        <Button className="champ-bouton">
          <ChevronDown size={18} aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes hint={hint} error={error} />
      <Popover className="surface">
        <ListBox className="menu" items={suggestions.map((id) => ({ id }))}>
          {(item) => (
            <ListBoxItem className="menu-ligne" textValue={item.id}>
              {item.id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
