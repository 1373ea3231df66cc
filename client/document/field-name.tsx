interface FieldNameProps {
  id: string
  label: string
  /** Shorter words drawn where the label is read in full. */
  shown?: string | undefined
  hidden: boolean
}

/** The name of a field: read in full, drawn shorter where its place already says the rest. */
export function FieldName({ id, label, shown, hidden }: FieldNameProps) {
  return (
    <>
      <label htmlFor={id} className={hidden || shown !== undefined ? 'sr' : 'champ-nom'}>
        {label}
      </label>
      {shown !== undefined && (
        <span className="champ-nom" aria-hidden="true">
          {shown}
        </span>
      )}
    </>
  )
}
