import { optionsOf, Select } from '#client/ui/select'
import { type Blank, blanks } from '#client/words/blanks'
import type { ChoiceField } from '#shared/document/field'

interface ChoiceSelectProps<C extends string> {
  field: ChoiceField<C>
  /** When the label of the form does not say enough where it stands. */
  label?: string
  labelHidden?: boolean
  value: C | null
  onCommit: (value: C | null) => void
  canWrite: boolean
  blank?: Blank | 'Non abordé'
  discreet?: boolean
}

/** One of the choices of a field, with a blank that can be chosen again; words for those who only read. */
export function ChoiceSelect<C extends string>(props: ChoiceSelectProps<C>) {
  const { field, label = field.label, labelHidden, value, onCommit, canWrite, blank = 'nonRenseigne', discreet } = props
  const blankWords = blank in blanks ? blanks[blank as Blank] : blank
  if (!canWrite) {
    return (
      <div className="champ-bloc">
        <span className={labelHidden === true ? 'sr' : 'champ-nom'}>{label}</span>
        <span>{value === null ? <span className="blanc">{blankWords}</span> : field.choices[value]}</span>
      </div>
    )
  }
  return (
    <Select
      label={label}
      labelHidden={labelHidden}
      value={value}
      options={optionsOf(field.choices)}
      onChange={onCommit}
      blank={blankWords}
      discreet={discreet}
    />
  )
}
