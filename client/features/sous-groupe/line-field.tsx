import { LineInput } from '#client/document/line-input'
import { type Blank, OrBlank } from '#client/words/blanks'

interface LineFieldProps {
  label: string
  value: string | null
  canWrite: boolean
  blank: Blank
  onCommit: (value: string | null) => void
  hint?: string
}

/** A line to write, or its words for those who read. */
export function LineField({ label, value, canWrite, blank, onCommit, hint }: LineFieldProps) {
  if (canWrite)
    return <LineInput label={label} value={value} onCommit={onCommit} canWrite {...(hint ? { hint } : {})} />
  return (
    <div className="champ-bloc">
      <span className="champ-nom">{label}</span>
      <span>
        <OrBlank value={value} blank={blank} />
      </span>
    </div>
  )
}
